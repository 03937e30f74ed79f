package zij.query.order;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far an order is, as its buyer sees it. */
public enum OrderStatus {
  PLACED,
  INVOICED,
  /** Telegram asked and the shop said yes; the payment follows. */
  APPROVED,
  PAID,
  DELIVERED,
  CANCELLED,
  EXPIRED,
  /** The payment went back, by somebody who used the bot's token. */
  REFUNDED,
  /** The store where the buyer got the Stars took them back. */
  CHARGED_BACK;

  /** The form in which it is stored and sent. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The status of exactly this code. */
  @JsonCreator
  public static OrderStatus ofCode(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
