package zij.query.promotion;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether a promotion takes anything off at a moment. */
public enum PromotionState {
  UPCOMING,
  ON,
  /** Its time is up. */
  OVER,
  /** Somebody ended it. */
  ENDED;

  /** The form in which it is sent. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
