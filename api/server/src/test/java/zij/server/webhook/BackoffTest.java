package zij.server.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BackoffTest {
  private final Random random = Random.from(new SplittableRandom(7));
  private final Backoff backoff = new Backoff(Duration.ofSeconds(5));

  @Test
  void waitsLongerEachTimeAFifthMoreOrLess() {
    long seconds = 5;
    for (int tries = 1; tries < 8; tries++, seconds *= 3) {
      assertThat(backoff.after(tries, Duration.ZERO, random).toMillis())
          .isBetween(seconds * 800, seconds * 1_200);
    }
  }

  @Test
  void neverWaitsMuchLongerThanFourHours() {
    for (int tries : new int[] {9, 10, 50, 1_000_000}) {
      assertThat(backoff.after(tries, Duration.ZERO, random))
          .isBetween(Duration.ofMinutes(192), Duration.ofMinutes(288));
    }
  }

  @Test
  void waitsAsLongAsTheReceiverAsksButNotForDays() {
    Duration hour = Duration.ofHours(1);
    assertThat(backoff.after(1, hour, random)).isEqualTo(hour);
    assertThat(backoff.after(1, Duration.ofMillis(1), random)).isGreaterThan(Duration.ofSeconds(3));
    assertThat(backoff.after(1, Duration.ofDays(30), random)).isEqualTo(Backoff.LONGEST);
  }
}
