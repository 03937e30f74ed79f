package zij.ledger.log;

import org.axonframework.common.AxonNonTransientException;

/**
 * The appender's queue is full, nothing of this unit of work was stored. Not transient for Axon, so
 * that nothing retries at once and makes it worse; the edge answers 503 with Retry-After.
 */
public final class LogBusyException extends AxonNonTransientException {
  /** Says what was full. */
  public LogBusyException(String message) {
    super(message);
  }
}
