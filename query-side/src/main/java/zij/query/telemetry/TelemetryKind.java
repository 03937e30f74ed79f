package zij.query.telemetry;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a mini app can tell. */
public enum TelemetryKind {
  /** The page runs; the value is how long that took, in milliseconds. */
  LAUNCH,
  /** The first screen has its content; the value is how long that took, in milliseconds. */
  LAUNCHED,
  /** It will not come to that; the detail is a problem's code or {@code OUTSIDE}. */
  LAUNCH_FAILED,
  /** A product is shown; the catalogue if no product is named. */
  VIEW,
  /** A product was put into the cart. */
  ADD,
  /** The cart is shown, with something in it. */
  CART,
  /** An order was placed. */
  CHECKOUT,
  /** The order's payment sheet opens. */
  INVOICE,
  /** The payment sheet closed; the detail is what the client said of it, which decides nothing. */
  SHEET,
  /** Something broke; the detail says what. */
  ERROR,
  /** A Core Web Vital; the detail names it, the value is in milliseconds, of CLS its score. */
  VITAL;

  /** The form in which it is stored and sent. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The kind of exactly this code.
   *
   * @throws IllegalArgumentException if there is none
   */
  @JsonCreator
  public static TelemetryKind ofCode(String code) {
    for (TelemetryKind kind : values()) {
      if (kind.code().equals(code)) return kind;
    }
    throw new IllegalArgumentException("no kind of telemetry: " + code);
  }
}
