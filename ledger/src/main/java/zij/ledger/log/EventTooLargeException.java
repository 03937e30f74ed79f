package zij.ledger.log;

import org.axonframework.common.AxonNonTransientException;

/** An event was refused before anything was stored: its leaf data would be too long. */
public final class EventTooLargeException extends AxonNonTransientException {
  /**
   * Says which event and by how much.
   *
   * @param size bytes its leaf data would have
   */
  public EventTooLargeException(String eventId, String type, long size) {
    super(
        "event %s (%s) would take %d bytes in the log, at most %d are possible"
            .formatted(eventId, type, size, LeafEncoding.MAX_SIZE));
  }
}
