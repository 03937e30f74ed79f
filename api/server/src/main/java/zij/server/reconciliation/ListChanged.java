package zij.server.reconciliation;

/**
 * Telegram's list is not what it was when it was read: an earlier line is another, or gone. Nothing
 * can be concluded from it until it is again, or a person has looked.
 */
final class ListChanged extends RuntimeException {
  ListChanged(String message) {
    super(message, null, false, false);
  }
}
