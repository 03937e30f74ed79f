package zij.query.projection;

import java.util.List;
import java.util.Random;
import org.jooq.DSLContext;
import zij.language.order.OrderEvent;
import zij.query.Positions;

/**
 * Keeps a projection up with a log as a processor does: rows and token together, batch by batch.
 */
final class Follower {
  private final DSLContext dsl;
  private final MemoryLog log;
  private final Random random;
  private long token;

  Follower(DSLContext dsl, MemoryLog log, long seed) {
    this.dsl = dsl;
    this.log = log;
    this.random = new Random(seed);
  }

  /** Handles a batch of at most so many events; answers whether it is at the end of the log. */
  boolean step(Projection<OrderEvent> projection, int atMost) {
    long to = Math.min(log.size(), token + 1 + random.nextInt(atMost));
    List<Change<OrderEvent>> changes =
        log.between(token, to).stream()
            .map(e -> new Change<>(Positions.of(e.trackingToken()), (OrderEvent) e.getPayload()))
            .toList();
    if (!changes.isEmpty()) {
      dsl.transaction(tx -> {
        List<Change<OrderEvent>> unseen = InUse.unseen(tx.dsl(), projection, changes);
        if (!unseen.isEmpty()) projection.write(tx.dsl(), unseen);
      });
    }
    token = to;
    return token == log.size();
  }

  void catchUp(Projection<OrderEvent> projection) {
    while (!step(projection, 100)) {
      // until it is there
    }
  }
}
