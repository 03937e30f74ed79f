package zij.simulator.money;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Queries that the bot has some time to answer. Thread-safe. */
final class Questions<A> {
  private static final int OPEN_LIMIT = 10_000;

  private final ConcurrentHashMap<String, CompletableFuture<A>> open = new ConcurrentHashMap<>();
  private final Duration limit;

  Questions(Duration limit) {
    this.limit = limit;
  }

  /** Whether there are as many as there can be. */
  boolean full() {
    return open.size() >= OPEN_LIMIT;
  }

  /** Asks under this id and waits; empty if nobody answered in time. */
  Optional<A> ask(String id, Consumer<String> send) throws InterruptedException {
    CompletableFuture<A> answer = new CompletableFuture<>();
    open.put(id, answer);
    send.accept(id);
    try {
      return Optional.of(answer.get(limit.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException late) {
      return Optional.empty();
    } catch (ExecutionException impossible) {
      throw new IllegalStateException("Answers are only completed with values", impossible);
    } finally {
      open.remove(id);
    }
  }

  /** False when no such query is open: unknown, answered before or too old. */
  boolean answer(String id, A answer) {
    CompletableFuture<A> asked = open.remove(id);
    return asked != null && asked.complete(answer);
  }
}
