package zij.ledger.log;

/**
 * The log in the database is not an extension of what was signed before: history was changed or
 * lost, from an old backup for instance. Nothing is signed until a person has looked.
 */
public final class ForkException extends IllegalStateException {
  /** Says which sizes disagree. */
  public ForkException(String message) {
    super(message);
  }
}
