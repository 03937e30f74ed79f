package zij.server.metrics;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * What figures are made of, looked up beside whoever reads them: they get what was seen last, and
 * never wait for a database that is away. Thread-safe.
 *
 * @param <T> what is looked up
 */
public final class Glance<T> {
  /** What is older is no figure of now. */
  private static final Duration OLDEST = Duration.ofMinutes(1);

  private final AsyncLoadingCache<Boolean, T> seen;

  /**
   * Looks for the first time at once.
   *
   * @param look asks for it, on a thread of its own
   * @param every how long what was seen is new enough
   */
  public Glance(Supplier<T> look, Duration every) {
    seen =
        Caffeine.newBuilder()
            .maximumSize(1)
            .refreshAfterWrite(every)
            .expireAfterWrite(OLDEST)
            .executor(task -> Thread.ofVirtual().name("glance").start(task))
            .buildAsync(_ -> look.get());
    var _ = seen.get(true);
  }

  /** A figure of what was seen last; NaN if nothing was seen for a minute. */
  public double figure(ToDoubleFunction<T> figure) {
    CompletableFuture<T> last = seen.get(true);
    return last.isDone() && !last.isCompletedExceptionally()
        ? figure.applyAsDouble(last.join())
        : Double.NaN;
  }
}
