package zij.language.webhook;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What other systems can be told of. The codes and what is told are public and stay. */
public enum NoticeType {
  ORDER_PAID("order.paid"),
  ORDER_DELIVERED("order.delivered"),
  ORDER_REFUNDED("order.refunded"),
  ORDER_CHARGED_BACK("order.charged_back"),
  SUBSCRIPTION_RENEWED("subscription.renewed"),
  SUBSCRIPTION_ENDED("subscription.ended"),
  CASE_OPENED("case.opened");

  private final String code;

  NoticeType(String code) {
    this.code = code;
  }

  @JsonValue
  public String code() {
    return code;
  }

  /**
   * The type with this code.
   *
   * @throws IllegalArgumentException if there is none
   */
  @JsonCreator
  public static NoticeType ofCode(String code) {
    for (NoticeType type : values()) {
      if (type.code.equals(code)) return type;
    }
    throw new IllegalArgumentException("nothing that is told: " + code);
  }
}
