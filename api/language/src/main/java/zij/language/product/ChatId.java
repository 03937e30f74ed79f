package zij.language.product;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A group, supergroup or channel of Telegram's.
 *
 * @param value negative, at most 52 significant bits (Bot API, type Chat)
 */
public record ChatId(@JsonValue long value) {
  private static final long MIN = -(1L << 52) + 1;

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ChatId {
    if (value >= 0 || value < MIN) {
      throw new IllegalArgumentException("not a group or channel of Telegram: " + value);
    }
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
