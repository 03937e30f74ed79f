package zij.ledger.log;

import org.axonframework.common.AxonNonTransientException;

/** The database did not take the events of a unit of work; nothing of it was stored. */
public final class AppendFailedException extends AxonNonTransientException {
  /** Says why, with the database's own answer as the cause. */
  public AppendFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
