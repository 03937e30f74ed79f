package zij.server.telegram;

import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Repeats a Bot API call whose failure may pass, with exponential back-off and jitter, and for as
 * long as Telegram asks to wait. For reactions, which have time; never on a request's way.
 */
final class RepeatedCall {
  private static final int MAX_TRIES = 6;
  private static final Duration MAX_WAIT = Duration.ofSeconds(60);
  private static final IntervalFunction BACK_OFF =
      IntervalFunction.ofExponentialRandomBackoff(Duration.ofMillis(500), 2, 0.5, MAX_WAIT);

  private final Retry retry;

  RepeatedCall(String name) {
    retry =
        Retry.of(
            name,
            RetryConfig.custom()
                .maxAttempts(MAX_TRIES)
                .retryOnException(e -> e instanceof BotApiException b && b.isTransient())
                .intervalBiFunction((tries, outcome) ->
                    Math.max(
                        BACK_OFF.apply(tries),
                        outcome.isLeft() ? waitAskedFor(outcome.getLeft()) : 0))
                .build());
  }

  <T> T call(Supplier<T> call) {
    return retry.executeSupplier(call);
  }

  private static long waitAskedFor(Throwable failure) {
    return failure instanceof BotApiException e
        ? e.retryAfter().map(w -> Math.min(w.toMillis(), MAX_WAIT.toMillis())).orElse(0L)
        : 0L;
  }
}
