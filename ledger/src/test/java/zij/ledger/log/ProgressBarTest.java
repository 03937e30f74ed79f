package zij.ledger.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressBarTest {
  private final StringWriter out = new StringWriter();

  @Test
  void aTerminalGetsABarThatIsGoneAtTheEnd() throws InterruptedException {
    try (var bar = new ProgressBar(new PrintWriter(out, true), true)) {
      bar.at(1, 1_000); // too early to show anything
      assertThat(out.toString()).isEmpty();
      Thread.sleep(150);
      bar.at(500, 1_000);
    }
    var line = "[###############               ]  50 %  500 of 1,000 entries";
    assertThat(out).hasToString("\r" + line + "\r" + " ".repeat(line.length()) + "\r");
  }

  @Test
  void aFileGetsALineNowAndThen() {
    try (var bar = new ProgressBar(new PrintWriter(out, true), false)) {
      for (long done = 0; done <= 250_000; done += 1_000) {
        bar.at(done, 250_000);
      }
    }
    assertThat(out.toString().lines())
        .containsExactly("100000 of 250000 entries", "200000 of 250000 entries");
  }
}
