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
        new HeadListener(log.application(), tail, appender, Duration.ofSeconds(20));

    void close() {
      listener.close();
      appender.close();
    }
  }

  @AfterEach
  void close() {
    one.close();
    two.close();
  }

  @Test
  void onlyWhatAnotherProcessCommitsIsForeign() throws Exception {
    one.appender.append(List.of(Entries.leaf("mine", 0)));
    two.appender.append(List.of(Entries.leaf("other", 0)));
    await(() -> one.tail.size() == 2 && two.tail.size() == 2);
    // What was committed before anybody listened counts as foreign; only what follows is told
    // apart.
    long heardByOne = settled(one.tail);
    long heardByTwo = settled(two.tail);
    one.appender.append(List.of(Entries.leaf("mine", 1)));
    await(() -> two.tail.foreignCommits() == heardByTwo + 1);
    assertThat(settled(one.tail)).isEqualTo(heardByOne);
  }

  /** The number of foreign commits once every notification so far has been heard. */
  private static long settled(LiveTail tail) throws InterruptedException {
    long before = -1;
    while (before != tail.foreignCommits()) {
      before = tail.foreignCommits();
      Thread.sleep(300);
    }
    return before;
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    for (int i = 0; i < 1_000 && !condition.getAsBoolean(); i++) {
      Thread.sleep(10);
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }
}
