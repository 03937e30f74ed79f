package zij.ledger.log;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.common.AxonNonTransientException;

/**
 * A unit of work on its way into the log.
 *
 * @param position completed by whoever writes it, with the position of its last event
 * @param answer completed after that, when what was held for the unit is free again
 * @param taken by whoever writes it, or by its caller who does not want it written any more
 */
record Pending(
    List<Leaf> leaves,
    CompletableFuture<Long> position,
    CompletableFuture<Long> answer,
    AtomicBoolean taken) {
  Pending(List<Leaf> leaves, CompletableFuture<Long> position, CompletableFuture<Long> answer) {
    this(leaves, position, answer, new AtomicBoolean());
  }

  /** Whether the caller of this may write it now; once. */
  boolean take() {
    return taken.compareAndSet(false, true);
  }

  /** What its caller is told, who was interrupted: nothing is stored, or nobody knows. */
  AxonNonTransientException interrupted(InterruptedException cause) {
    if (!take()) {
      return new AppendOutcomeUnknownException("interrupted while the events were stored", cause);
    }
    var failed = new AppendFailedException("interrupted before the events were stored", cause);
    position.completeExceptionally(failed);
    return failed;
  }
}
