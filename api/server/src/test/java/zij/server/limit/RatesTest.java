package zij.server.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import zij.server.RunningServer;
import zij.server.SharedServer;

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

  @Test
  void aBucketIsSomebodysAndOfOneKind() {
    Rates rates = of(server.part(LettuceConnectionFactory.class));
    var _ = taken(rates);
    assertThat(rates.ask(Limit.ORDER, UUID.randomUUID().toString()).isTaken()).isTrue();
    assertThat(rates.ask(Limit.COMMAND, who).isTaken()).isTrue();
  }
}
