package zij.query.insights;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What became of an order, as an analyst sees it. */
public enum FactStatus {
  /** Not paid, and not given up. */
  OPEN,
  PAID,
  /** The payment went back, by somebody who used the bot's token. */
  REFUNDED,
  /** The store where the buyer got the Stars took them back. */
  CHARGED_BACK,
  CANCELLED,
  EXPIRED;

  /** The form in which it is stored and sent. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The status of exactly this code. */
  @JsonCreator
  public static FactStatus ofCode(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
