package zij.language;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A Telegram user, as vouched for by signed {@code initData} or by the Bot API.
 *
 * @param value positive, at most 52 significant bits (Bot API, type User)
 */
public record TelegramUserId(@JsonValue long value) {
  private static final long MAX = (1L << 52) - 1;

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public TelegramUserId {
    if (value < 1 || value > MAX) {
      throw new IllegalArgumentException("not a Telegram user id: " + value);
    }
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
