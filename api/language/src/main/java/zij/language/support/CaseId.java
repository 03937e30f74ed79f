package zij.language.support;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.UUID;
import zij.language.NamedUuid;
import zij.language.TelegramUserId;

/** One case of support. The same buyer and update of Telegram always lead to the same case. */
public record CaseId(@JsonValue UUID value) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public CaseId {}

  /**
   * Reads the usual form of 36 lower-case characters.
   *
   * @throws IllegalArgumentException if it is anything else
   */
  public static CaseId parse(String text) {
    return new CaseId(NamedUuid.parse(text));
  }

  /** The id of the case that this buyer opens with this update. */
  public static CaseId of(TelegramUserId buyer, long updateId) {
    return new CaseId(NamedUuid.of("zij case\n" + buyer + "\n" + updateId));
  }

  /** Short form that people can read to each other: eight characters of the id. */
  public String number() {
    return value.toString().substring(0, 8).toUpperCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
