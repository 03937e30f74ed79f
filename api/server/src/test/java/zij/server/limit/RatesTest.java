package zij.server.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import zij.server.Eventually;
import zij.server.RunningServer;
import zij.server.SharedServer;
import zij.server.problem.ProblemException;

/** Servers count together in Redis, and each for itself without it. */
@ExtendWith(SharedServer.class)
class RatesTest {
  private static final int QUOTA = 5;

  private final RunningServer server;
  private final String who = UUID.randomUUID().toString();
  private final LettuceConnectionFactory nowhere = new LettuceConnectionFactory("localhost", 1);

  RatesTest(RunningServer server) {
    this.server = server;
    nowhere.afterPropertiesSet();
    nowhere.start();
  }

  @AfterEach
  void close() {
    nowhere.destroy();
  }

  private static Rates of(LettuceConnectionFactory redis) {
    return NarrowRates.of(redis, "orders", QUOTA);
  }

  private int taken(Rates rates) {
    int taken = 0;
    while (rates.ask(Limit.ORDER, who).isTaken()) taken++;
    return taken;
  }

  @Test
  void serversShareABucket() {
    LettuceConnectionFactory redis = server.part(LettuceConnectionFactory.class);
    Rates first = of(redis);
    Rates second = of(redis);
    assertThat(first.ask(Limit.ORDER, who).remaining()).isEqualTo(QUOTA - 1);
    assertThat(second.ask(Limit.ORDER, who).remaining()).isEqualTo(QUOTA - 2);
  }

  @Test
  void aServerWithoutRedisCountsForItself() {
    Rates alone = of(nowhere);
    assertThat(taken(alone)).isGreaterThanOrEqualTo(QUOTA);
    assertThat(alone.ask(Limit.ORDER, who).next()).isPositive();
    assertThat(of(nowhere).ask(Limit.ORDER, who).remaining()).isEqualTo(QUOTA - 1);
  }

  /** Or a crowd that asks again at once would take a connection each, without end. */
  @Test
  void soManyWaitForTheirRefusalAndTheOthersHearItAtOnce() throws InterruptedException {
    Rates rates = of(nowhere);
    var _ = taken(rates);
    int more = Rates.MOST_PAUSING + 100;
    AtomicInteger refused = new AtomicInteger();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < more; i++) {
      threads.add(
          Thread.startVirtualThread(() -> {
            try {
              rates.take(Limit.ORDER, who);
            } catch (ProblemException e) {
              refused.incrementAndGet();
            }
            assertThat(rates.pausing()).isBetween(0, Rates.MOST_PAUSING);
          }));
    }
    Eventually.holds(() -> rates.pausing() > 0);
    for (Thread thread : threads) thread.join();
    assertThat(refused).hasValue(more);
    assertThat(rates.pausing()).isZero();
  }

  @Test
  void aBucketIsSomebodysAndOfOneKind() {
    Rates rates = of(server.part(LettuceConnectionFactory.class));
    var _ = taken(rates);
    assertThat(rates.ask(Limit.ORDER, UUID.randomUUID().toString()).isTaken()).isTrue();
    assertThat(rates.ask(Limit.COMMAND, who).isTaken()).isTrue();
  }
}
