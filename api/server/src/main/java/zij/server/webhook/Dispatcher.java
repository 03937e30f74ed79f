package zij.server.webhook;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import zij.command.webhook.Endpoints.Endpoint;
import zij.command.webhook.WebhookRegister;
import zij.ledger.log.LogReader;
import zij.server.webhook.Deliveries.State;
import zij.server.webhook.Telling.Found;

/**
 * Tells every address what happens, in the order of the log, at least once. The log is the queue:
 * an address is a position in it, which moves on when what stands there has arrived. What does not
 * arrive is tried for a day, and nothing behind it is told meanwhile; then it is passed over, and a
 * person can have it told again. Any server may do it, one at a time for each address. Thread-safe.
 */
final class Dispatcher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

  /** Longer than one exchange and the reading before it; renewed with each. */
  private static final Duration LEASE = Duration.ofSeconds(60);

  /** So many entries are looked through at a time. */
  private static final int STRIDE = 500;

  /** Then somebody else may have a turn. */
  private static final int STRIDES_MAX = 200;

  private final WebhookRegister register;
  private final Progress progress;
  private final Telling telling;
  private final LogReader reader;
  private final SilentWebhooks silent;
  private final Backoff backoff;
  private final InstantSource clock;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  Dispatcher(
      WebhookRegister register,
      Progress progress,
      Telling telling,
      LogReader reader,
      SilentWebhooks silent,
      Backoff backoff,
      InstantSource clock) {
    this.register = register;
    this.progress = progress;
    this.telling = telling;
    this.reader = reader;
    this.silent = silent;
    this.backoff = backoff;
    this.clock = clock;
  }

  /** Looks which addresses are due, and tells those that nobody else does. */
  @Scheduled(fixedDelayString = "PT0.5S")
  void look() {
    List<Endpoint> all = register.endpoints().all();
    if (all.isEmpty()) return;
    long size = reader.size();
    for (Endpoint endpoint : all) {
      boolean hasNews = progress.of(endpoint.id()).filter(s -> s.next() < size).isPresent();
      if (endpoint.isOn() && hasNews) threads.execute(() -> turn(endpoint));
    }
  }

  private void turn(Endpoint endpoint) {
    try {
      Optional<Progress.Stand> taken = progress.take(endpoint.id(), clock.instant(), LEASE);
      if (taken.isEmpty()) return;
      try {
        goOn(endpoint, taken.get());
      } finally {
        progress.release(endpoint.id(), clock.instant());
      }
    } catch (RuntimeException e) {
      LOG.warn("Webhook {} is told later: {}", endpoint.id(), e.toString());
    }
  }

  private void goOn(Endpoint endpoint, Progress.Stand stand) {
    long size = reader.size();
    long from = stand.next();
    for (int i = 0; i < STRIDES_MAX && from < size; i++) {
      long to = Math.min(size, from + STRIDE);
      Optional<Found> found = telling.first(endpoint, from, to);
      if (found.isEmpty()) {
        if (!progress.advance(endpoint.id(), from, to, leasedUntil(), false)) return;
        from = to;
        continue;
      }
      long at = found.get().position();
      if (at > from && !progress.advance(endpoint.id(), from, at, leasedUntil(), false)) return;
      if (!tell(endpoint, found.get(), at > from || i > 0 ? null : stand)) return;
      from = at + 1;
    }
  }

  /** Whether it goes on behind it. */
  private boolean tell(
      Endpoint endpoint, Found found, Progress.@Nullable Stand before) {
    WebhookClient.Answer answer = telling.tell(endpoint, found);
    Instant now = clock.instant();
    if (answer.isGood()) {
      telling.note(endpoint, found.message(), State.DELIVERED, answer);
      return progress.advance(
          endpoint.id(), found.position(), found.position() + 1, leasedUntil(), true);
    }
    Instant firstTried =
        before == null || before.firstTriedAt() == null ? now : before.firstTriedAt();
    boolean isOver = !now.isBefore(firstTried.plus(Backoff.GIVES_UP_AFTER));
    telling.note(endpoint, found.message(), isOver ? State.GIVEN_UP : State.RETRYING, answer);
    int tries = 1 + (before == null ? 0 : before.attempts());
    Instant nextTry = now.plus(backoff.after(tries, ThreadLocalRandom.current()));
    progress.failed(endpoint.id(), found.position(), now, nextTry);
    silent.look(endpoint, now);
    if (isOver) {
      progress.advance(
          endpoint.id(), found.position(), found.position() + 1, leasedUntil(), false);
    }
    return false;
  }

  private Instant leasedUntil() {
    return clock.instant().plus(LEASE);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
