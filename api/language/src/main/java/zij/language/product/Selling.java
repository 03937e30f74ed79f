package zij.language.product;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.util.Locale;

/** How a product is sold. It is said when the product is listed, and stays. */
public enum Selling {
  /** Paid once. */
  ONCE,
  /** A subscription: paid again every 30 days until somebody cancels. */
  MONTHLY;

  /** The only period there is (Bot API, createInvoiceLink, {@code subscription_period}). */
  public static final Duration PERIOD = Duration.ofDays(30);

  /** The form in which it is sent. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The way of exactly this code. */
  @JsonCreator
  public static Selling ofCode(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
