package zij.language.subscription;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Whether a subscription will be paid again when the period that is paid for is over. */
public enum Renewal {
  /** Telegram will take the next payment. */
  ON,
  /** Somebody cancelled it. */
  CANCELLED,
  /** Telegram could not take the next payment, for want of Stars. */
  FAILED;

  /** How long a renewal that is on may be late, before anybody loses access. */
  public static final Duration GRACE = Duration.ofHours(1);

  /** Until when a subscriber has access, of whom nothing else is heard. */
  public Instant accessUntil(Instant paidUntil) {
    return this == ON ? paidUntil.plus(GRACE) : paidUntil;
  }

  /** The form in which it is stored and sent. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The state of exactly this code. */
  @JsonCreator
  public static Renewal ofCode(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
