package zij.query.projection;

import java.util.List;
import org.axonframework.eventhandling.TrackedEventMessage;

/** The log as a rebuild reads it. Thread-safe. */
public interface EventLog {
  /** How many entries are committed; every one before is there to be read. */
  long size();

  /**
   * The events of the entries {@code from <= position < to}, in order, each with its position as
   * its token.
   *
   * @param to at most {@link #size}
   */
  List<? extends TrackedEventMessage<?>> between(long from, long to);
}
