package zij.query.parcel;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far a parcel is. */
public enum ParcelState {
  /** Ordered; it lapses when its time is up. */
  PLACED,
  PAID,
  SENT,
  /** The money went back. */
  REFUNDED,
  CANCELLED;

  /** The form in which it is sent. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The state of exactly this code.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static ParcelState ofCode(String code) {
    for (ParcelState state : values()) {
      if (state.code().equals(code)) return state;
    }
    throw new IllegalArgumentException("no state of parcels is called " + code);
  }
}
