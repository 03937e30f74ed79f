package zij.ledger.log;

import org.axonframework.common.AxonNonTransientException;

/**
 * The connection broke while the events of a unit of work were being stored and did not come back
 * in time to ask: they may be in the log or not. Look for the event ids before doing it again.
 */
public final class AppendOutcomeUnknownException extends AxonNonTransientException {
  /** Says what is unknown and why. */
  public AppendOutcomeUnknownException(String message, Throwable cause) {
    super(message, cause);
  }
}
