package zij.ledger.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressBarTest {
  private final StringWriter out = new StringWriter();

  @Test
  void aTerminalGetsABarThatIsGoneAtTheEnd() {
    var now = new AtomicLong(Long.MAX_VALUE); // such a clock may overflow
    try (var bar = new ProgressBar(new PrintWriter(out, true), true, now::get)) {
      now.addAndGet(99_000_000);
      bar.at(1, 1_000);
      assertThat(out.toString()).as("too early to show anything").isEmpty();
      now.addAndGet(1_000_000);
      bar.at(500, 1_000);
      bar.at(501, 1_000);
    }
    var line = "[###############               ]  50 %  500 of 1,000 entries";
    assertThat(out).hasToString("\r" + line + "\r" + " ".repeat(line.length()) + "\r");
  }

  @Test
  void aFileGetsALineNowAndThen() {
    try (var bar = new ProgressBar(new PrintWriter(out, true), false, () -> 0)) {
      for (long done = 0; done <= 250_000; done += 1_000) {
        bar.at(done, 250_000);
      }
    }
    assertThat(out.toString().lines())
        .containsExactly("100000 of 250000 entries", "200000 of 250000 entries");
  }
}
