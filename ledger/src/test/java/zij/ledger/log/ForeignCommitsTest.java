package zij.ledger.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A process knows what others commit from what it commits itself. */
class ForeignCommitsTest {
  private final TestLog log = TestLog.create();
  private final Server one = new Server();
  private final Server two = new Server();

  private final class Server {
    final LiveTail tail = new LiveTail(10, Duration.ZERO, Duration.ZERO);
    final Appender appender =
        new Appender(log.application(), Appender.Limits.DEFAULT, tail, new SimpleMeterRegistry());
    final HeadListener listener =
        new HeadListener(log.application(), tail, appender, Duration.ofHours(1));

    void close() {
      appender.close();
      Thread.ofVirtual().start(listener::close); // it is in the middle of its hour
    }
  }

  @AfterEach
  void close() {
    one.close();
    two.close();
  }

  @Test
  void onlyWhatAnotherProcessCommitsIsForeign() throws Exception {
    // Whatever was committed before anybody listened counts as one.
    await(() -> one.tail.foreignCommits() == 1 && two.tail.foreignCommits() == 1);
    one.appender.append(List.of(Entries.leaf("mine", 0)));
    two.appender.append(List.of(Entries.leaf("other", 0)));
    one.appender.append(List.of(Entries.leaf("mine", 1)));
    // PostgreSQL delivers in the order of commits, so who has heard this last one heard them all.
    log.execute("notify zij_ledger, '1000'");
    await(() -> one.tail.size() == 1_000 && two.tail.size() == 1_000);
    assertThat(one.tail.foreignCommits()).isEqualTo(1 + 1 + 1);
    assertThat(two.tail.foreignCommits()).isEqualTo(1 + 2 + 1);
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    for (int i = 0; i < 6_000 && !condition.getAsBoolean(); i++) {
      Thread.sleep(10);
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }
}
