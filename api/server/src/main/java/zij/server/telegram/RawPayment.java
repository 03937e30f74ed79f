package zij.server.telegram;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The bytes of an update's {@code successful_payment} as Telegram sent them: they are evidence. */
final class RawPayment {
  private RawPayment() {}

  /** Empty if the update has none. */
  static Optional<String> of(byte[] body) {
    try (JsonParser parser = Update.JSON.createParser(body)) {
      parser.nextToken();
      if (!enter(parser, "message") || !enter(parser, "successful_payment")) {
        return Optional.empty();
      }
      int begin = (int) parser.currentTokenLocation().getByteOffset();
      parser.skipChildren();
      int end = (int) parser.currentLocation().getByteOffset();
      return Optional.of(new String(body, begin, end - begin, UTF_8));
    }
  }

  /** Moves from the start of an object to the object under one of its fields. */
  private static boolean enter(JsonParser parser, String field) {
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      boolean isIt = parser.currentName().equals(field);
      parser.nextToken();
      if (isIt) return parser.currentToken() == JsonToken.START_OBJECT;
      parser.skipChildren();
    }
    return false;
  }
}
