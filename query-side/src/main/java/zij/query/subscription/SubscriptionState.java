package zij.query.subscription;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import zij.language.subscription.Renewal;

/** How a subscription stands. */
public enum SubscriptionState {
  /** It goes on. */
  ACTIVE,
  /** It ends with what is paid for. */
  CANCELLED,
  /** Telegram could not take the next payment; it ends with what is paid for. */
  FAILED,
  /** It ended with what was paid for. */
  LAPSED,
  /** It ended when its last payment went back. */
  REVOKED;

  static SubscriptionState of(Renewal renewal) {
    return switch (renewal) {
      case ON -> ACTIVE;
      case CANCELLED -> CANCELLED;
      case FAILED -> FAILED;
    };
  }

  /** The form in which it is sent. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The state of exactly this code. */
  @JsonCreator
  public static SubscriptionState ofCode(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
