package zij.ledger.log;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A unit of work on its way into the log.
 *
 * @param position completed by whoever writes it, with the position of its last event
 * @param answer completed after that, when what was held for the unit is free again
 */
record Pending(
    List<Leaf> leaves, CompletableFuture<Long> position, CompletableFuture<Long> answer) {}
