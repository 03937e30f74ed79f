package zij.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Waiting for what becomes visible. */
class ArrivalsTest {
  private final Arrivals arrivals = new Arrivals();

  @Test
  void doesNotWaitForWhatIsThere() throws Exception {
    assertThat(arrivals.await("key", () -> true, Duration.ZERO)).isTrue();
  }

  @Test
  void givesUpWhenTheTimeIsUpAndNotBefore() throws Exception {
    long begin = System.nanoTime();
    assertThat(arrivals.await("key", () -> false, Duration.ofMillis(250))).isFalse();
    Duration waited = Duration.ofNanos(System.nanoTime() - begin);
    assertThat(waited).isGreaterThanOrEqualTo(Duration.ofMillis(240));
  }

  /**
   * It is told, and looks by itself in case another server projected: after 5 ms, 10, 20 ... 100.
   */
  @Test
  void looksFewTimes() throws Exception {
    AtomicInteger looks = new AtomicInteger();
    var _ = arrivals.await("key", () -> looks.incrementAndGet() < 0, Duration.ofSeconds(1));
    assertThat(looks).hasValueLessThanOrEqualTo(16);
  }

  @Test
  void wakesEverybodyWhoWaitsUnderTheKey() throws Exception {
    AtomicBoolean isVisible = new AtomicBoolean();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> waiting =
          IntStream.range(0, 100)
              .mapToObj(_ ->
                  threads.submit(
                      () -> arrivals.await("key", isVisible::get, Duration.ofMinutes(1))))
              .toList();
      Thread.sleep(50);
      isVisible.set(true);
      arrivals.arrived("key");
      for (Future<Boolean> waiter : waiting) assertThat(waiter.get()).isTrue();
    }
  }

  @Test
  void isNotWokenByOtherKeys() throws Exception {
    AtomicInteger looks = new AtomicInteger();
    Thread other =
        Thread.startVirtualThread(() -> IntStream.range(0, 1_000).forEach(arrivals::arrived));
    var _ = arrivals.await("key", () -> looks.incrementAndGet() < 0, Duration.ofMillis(300));
    other.join();
    assertThat(looks).hasValueLessThanOrEqualTo(9);
  }
}
