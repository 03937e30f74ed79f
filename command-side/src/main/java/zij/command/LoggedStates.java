package zij.command;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;

/**
 * What aggregates of one kind are, folded from their own events. What was folded is kept until one
 * of them changes: on this server from the moment the change is answered, on others as soon as the
 * commit is heard of there. No lock on the aggregate is taken, so that those who only look do not
 * wait for each other. Thread-safe.
 *
 * @param <K> the aggregate's id; its text is that of the log
 * @param <E> the aggregate's events
 * @param <S> what they come to
 */
public final class LoggedStates<K, E, S> {

  /**
   * How events come to a state.
   *
   * @param events their common type
   * @param changes those that may change a state; the others are left out
   * @param evolve the state after one more event; its first argument is null before the first one
   */
  public record Fold<E, S>(
      Class<E> events, Predicate<E> changes, BiFunction<@Nullable S, E, S> evolve) {}

  /** As of when something was read; whatever was committed before is in it. */
  private record AsOf(long ownChanges, long foreignCommits) {}

  private record Known<S>(AsOf asOf, long nextSequence, @Nullable S state) {}

  private final EventStore log;
  private final LongSupplier foreignCommits;
  private final Fold<E, S> fold;
  private final AtomicLong ownChanges = new AtomicLong();
  private final Cache<K, Known<S>> folded;

  /**
   * @param foreignCommits changes whenever another process appended to the log
   * @param atMost how many states are kept in memory
   */
  public LoggedStates(EventStore log, LongSupplier foreignCommits, Fold<E, S> fold, long atMost) {
    this.log = log;
    this.foreignCommits = foreignCommits;
    this.fold = fold;
    this.folded = Caffeine.newBuilder().maximumSize(atMost).build();
    // For as long as the log itself: there is one of each.
    var _ = log.subscribe(this::countChanges);
  }

  /** Called when the events are stored, before whoever sent them is answered. */
  private void countChanges(List<? extends EventMessage<?>> stored) {
    if (stored.stream().anyMatch(event -> changing(event).isPresent())) {
      ownChanges.incrementAndGet();
    }
  }

  private Optional<E> changing(EventMessage<?> message) {
    return fold.events().isInstance(message.getPayload())
        ? Optional.of(fold.events().cast(message.getPayload())).filter(fold.changes())
        : Optional.empty();
  }

  /** The state of the aggregate; empty if nothing ever happened to it. */
  public Optional<S> of(K id) {
    // Before the read: a change in the middle of it makes what was read old at once.
    AsOf now = new AsOf(ownChanges.get(), foreignCommits.getAsLong());
    Known<S> known = folded.getIfPresent(id);
    if (known == null || !known.asOf().equals(now)) {
      known = read(id, known == null ? new Known<>(now, 0, null) : known, now);
      // Never for an unknown id: it must not push a real one out.
      if (known.state() != null) folded.put(id, known);
    }
    return Optional.ofNullable(known.state());
  }

  /** How many states are in memory at this moment. */
  public long kept() {
    folded.cleanUp();
    return folded.estimatedSize();
  }

  private Known<S> read(K id, Known<S> before, AsOf now) {
    DomainEventStream news = log.readEvents(id.toString(), before.nextSequence());
    long next = before.nextSequence();
    S state = before.state();
    while (news.hasNext()) {
      var message = news.next();
      next = message.getSequenceNumber() + 1;
      Optional<E> event = changing(message);
      if (event.isPresent()) state = fold.evolve().apply(state, event.get());
    }
    return new Known<>(now, next, state);
  }
}
