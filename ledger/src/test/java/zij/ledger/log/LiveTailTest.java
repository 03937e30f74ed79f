package zij.ledger.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LiveTailTest {
  private final BlockingQueue<Long> told = new LinkedBlockingQueue<>();

  @Test
  void the_first_growth_is_told_at_once() {
    LiveTail tail = listened(Duration.ofHours(1));
    tail.grewTo(1);
    assertThat(told).containsExactly(1L);
  }

  @Test
  void what_grows_while_listeners_rest_is_told_once_and_afterwards() throws Exception {
    Duration pause = Duration.ofMillis(300);
    LiveTail tail = listened(pause);
    long begin = System.nanoTime();
    for (long size = 1; size <= 50; size++) tail.grewTo(size);
    List<Long> heard = heardUntil(50);
    assertThat(heard).startsWith(1L).isSorted();
    Duration took = Duration.ofNanos(System.nanoTime() - begin);
    // Twice, unless the machine stood still for longer than a pause.
    assertThat(heard).hasSizeLessThanOrEqualTo(2 + Math.toIntExact(took.dividedBy(pause)));
    tail.grewTo(51);
    assertThat(heardUntil(51)).containsExactly(51L);
    assertThat(told).isEmpty();
  }

  @Test
  void without_a_pause_every_growth_is_told() {
    LiveTail tail = listened(Duration.ZERO);
    for (long size = 1; size <= 3; size++) tail.grewTo(size);
    assertThat(told).containsExactly(1L, 2L, 3L);
  }

  private List<Long> heardUntil(long size) throws InterruptedException {
    List<Long> heard = new ArrayList<>();
    while (heard.isEmpty() || heard.getLast() < size) {
      Long next = told.poll(1, TimeUnit.MINUTES);
      assertThat(next).as("after %s", heard).isNotNull();
      heard.add(next);
    }
    return heard;
  }

  private LiveTail listened(Duration pause) {
    LiveTail tail = new LiveTail(10, pause, Duration.ZERO);
    tail.prompt().listen(() -> told.add(tail.size()));
    return tail;
  }

  @Test
  void who_may_lag_sees_the_next_helping_only() throws Exception {
    LiveTail tail = new LiveTail(10, Duration.ZERO, Duration.ofHours(1));
    Herald herald = tail.unhurried();
    tail.grewTo(1);
    tail.grewTo(2);
    assertThat(tail.await(herald::told, 0, 60, TimeUnit.SECONDS)).isTrue();
    assertThat(tail.await(herald::told, 1, 0, TimeUnit.SECONDS)).isFalse();
    assertThat(tail.await(1, 0, TimeUnit.SECONDS)).as("all the others").isTrue();
  }

  @Test
  void who_may_lag_is_told_of_the_rest_when_the_pause_is_over() throws Exception {
    LiveTail tail = new LiveTail(10, Duration.ZERO, Duration.ofMillis(300));
    Herald herald = tail.unhurried();
    for (long size = 1; size <= 50; size++) tail.grewTo(size);
    assertThat(tail.await(herald::told, 49, 60, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void who_comes_later_sees_what_is_there() {
    LiveTail tail = new LiveTail(10, Duration.ZERO, Duration.ofHours(1));
    tail.grewTo(7);
    assertThat(tail.unhurried().told()).isEqualTo(7);
  }

  @Test
  void readers_that_may_lag_have_each_a_rest_of_their_own() throws Exception {
    LiveTail tail = new LiveTail(10, Duration.ZERO, Duration.ofMillis(400));
    Herald sooner = tail.unhurried();
    Herald later = tail.unhurried();
    for (long size = 1; size <= 2; size++) tail.grewTo(size);
    assertThat(sooner.pause()).isLessThan(later.pause());
    assertThat(tail.await(sooner::told, 1, 60, TimeUnit.SECONDS)).isTrue();
    assertThat(tail.await(later::told, 1, 60, TimeUnit.SECONDS)).isTrue();
  }
}
