package zij.server.axon;

import java.util.Map;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** Where reactions begin to follow the log. */
public final class Reactions {
  private final Map<String, Integer> segments;
  private final TokenStore tokens;
  private final TransactionManager transactions;
  private final EventStore log;

  Reactions(
      Map<String, Integer> segments,
      TokenStore tokens,
      TransactionManager transactions,
      EventStore log) {
    this.segments = segments;
    this.tokens = tokens;
    this.transactions = transactions;
    this.log = log;
  }

  /**
   * Lets reactions that never ran begin behind the newest event: what is in the log by now has had
   * its consequences.
   *
   * @throws org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException if one ran
   */
  public void beginAtTheEnd() {
    TrackingToken end = log.createHeadToken();
    transactions.executeInTransaction(() ->
        segments.forEach(
            (reaction, count) -> tokens.initializeTokenSegments(reaction, count, end)));
  }
}
