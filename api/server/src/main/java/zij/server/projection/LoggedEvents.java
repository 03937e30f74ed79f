package zij.server.projection;

import java.util.List;
import org.axonframework.eventhandling.TrackedEventMessage;
import zij.ledger.log.LogEvents;
import zij.ledger.log.LogReader;
import zij.query.projection.EventLog;

/** The log, as rebuilds read it. */
record LoggedEvents(LogReader reader, LogEvents events) implements EventLog {
  @Override
  public long size() {
    return reader.size();
  }

  @Override
  public List<TrackedEventMessage<?>> between(long from, long to) {
    return events.between(from, to);
  }
}
