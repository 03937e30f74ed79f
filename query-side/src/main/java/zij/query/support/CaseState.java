package zij.query.support;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whose turn it is in a case. */
public enum CaseState {
  /** The buyer waits for the shop. */
  WAITING,
  /** The shop wrote last. */
  ANSWERED,
  CLOSED;

  /** The form in which it is sent. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The state of exactly this code. */
  @JsonCreator
  public static CaseState ofCode(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
