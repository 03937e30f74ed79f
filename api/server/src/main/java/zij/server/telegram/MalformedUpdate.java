package zij.server.telegram;

/** An update that cannot be understood, now or later. */
final class MalformedUpdate extends RuntimeException {
  MalformedUpdate(String message) {
    super(message, null, false, false);
  }
}
