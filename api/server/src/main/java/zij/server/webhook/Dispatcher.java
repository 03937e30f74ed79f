package zij.server.webhook;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import zij.command.webhook.Endpoints.Endpoint;
import zij.command.webhook.WebhookRegister;
import zij.language.webhook.WebhookId;
import zij.ledger.log.LogReader;
import zij.server.webhook.Deliveries.State;
import zij.server.webhook.Telling.Found;

/**
 * Tells every address what happens, in the order of the log, at least once. The log is the queue:
 * an address is a position in it, which moves on when what stands there has arrived. What does not
 * arrive is tried for a day, and nothing behind it is told meanwhile; then it is passed over, and a
 * person can have it told again. Any server may do it, one at a time for each address, and no
 * address waits for another. Thread-safe.
 */
final class Dispatcher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

  /** So many entries are looked through at a time. */
  private static final int STRIDE = 500;

  /** Then another server may have a turn. */
  private static final int STRIDES_MAX = 200;

  private final WebhookRegister register;
  private final Progress progress;
  private final Telling telling;
  private final LogReader reader;
  private final SilentWebhooks silent;
  private final Backoff backoff;
  private final InstantSource clock;

  /** Whose turn it is here; so there are no more threads than addresses. */
  private final Set<WebhookId> turns = ConcurrentHashMap.newKeySet();

  /** Platform threads: looking up a name holds its thread, which others might be waiting for. */
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(
          Thread.ofPlatform().daemon().name("webhook-", 0).factory());

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
    Instant now = clock.instant();
    for (Endpoint endpoint : all) {
      if (endpoint.isOn() && isDue(endpoint.id(), size, now) && turns.add(endpoint.id())) {
        threads.execute(() -> turn(endpoint.id()));
      }
    }
  }

  private boolean isDue(WebhookId webhook, long size, Instant now) {
    return progress
        .of(webhook)
        .filter(stand -> stand.next() < size && !stand.nextTryAt().isAfter(now))
        .isPresent();
  }

  private void turn(WebhookId webhook) {
    try {
      Optional<Progress.Stand> taken = progress.take(webhook, clock.instant());
      if (taken.isEmpty()) return;
      try {
        goOn(webhook, taken.get());
      } finally {
        progress.release(webhook);
      }
    } catch (RuntimeException e) {
      LOG.warn("Webhook {} is told later: {}", webhook, e.toString());
    } finally {
      turns.remove(webhook);
    }
  }

  private void goOn(WebhookId webhook, Progress.Stand stand) {
    long size = reader.size();
    long from = stand.next();
    for (int i = 0; i < STRIDES_MAX && from < size; i++) {
      // Looked up each time: it may be switched off, or choose other things, in the middle.
      Optional<Endpoint> endpoint = register.endpoints().find(webhook).filter(Endpoint::isOn);
      if (endpoint.isEmpty()) return;
      long to = Math.min(size, from + STRIDE);
      Optional<Found> found = telling.first(endpoint.get(), from, to);
      long at = found.map(Found::position).orElse(to);
      if (at > from && !progress.advance(webhook, from, at, clock.instant(), false)) return;
      boolean isTriedBefore = at == stand.next();
      if (found.isPresent() && !tell(endpoint.get(), found.get(), isTriedBefore ? stand : null)) {
        return;
      }
      from = found.isPresent() ? at + 1 : at;
    }
  }

  /** Whether it goes on behind it. */
  private boolean tell(Endpoint endpoint, Found found, Progress.@Nullable Stand before) {
    WebhookClient.Answer answer = telling.tell(endpoint, found);
    Instant now = clock.instant();
    if (!answer.isGood()) return failed(endpoint, found, answer, before, now);
    telling.note(endpoint, found.message(), State.DELIVERED, answer);
    return progress.advance(endpoint.id(), found.position(), found.position() + 1, now, true);
  }

  private boolean failed(
      Endpoint endpoint,
      Found found,
      WebhookClient.Answer answer,
      Progress.@Nullable Stand before,
      Instant now) {
    boolean isOver =
        before != null
            && before.firstTriedAt() != null
            && !now.isBefore(before.firstTriedAt().plus(Backoff.GIVES_UP_AFTER));
    telling.note(endpoint, found.message(), isOver ? State.GIVEN_UP : State.RETRYING, answer);
    int tries = 1 + (before == null ? 0 : before.attempts());
    Duration wait = backoff.after(tries, answer.retryAfter(), ThreadLocalRandom.current());
    if (!progress.failed(endpoint.id(), found.position(), now, now.plus(wait))) return false;
    // One failure after days without anything to tell is no silence of days.
    if (tries > 1 || answer.isGone()) silent.look(endpoint, answer, now);
    return isOver
        && progress.advance(endpoint.id(), found.position(), found.position() + 1, now, false);
  }

  /** What is on its way ends without a word, and is told again by whoever comes next. */
  @Override
  public void close() {
    threads.shutdownNow();
    progress.releaseAll();
  }
}
