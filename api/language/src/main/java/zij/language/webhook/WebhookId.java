package zij.language.webhook;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import zij.language.NamedUuid;

/** One address that is told what happens in the shop. */
public record WebhookId(@JsonValue UUID value) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public WebhookId {}

  /**
   * Reads the usual form of 36 lower-case characters.
   *
   * @throws IllegalArgumentException if it is anything else
   */
  public static WebhookId parse(String text) {
    return new WebhookId(NamedUuid.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
