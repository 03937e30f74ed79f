package zij.simulator.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveriesTest {
  @ParameterizedTest
  @CsvSource({"0, 0", "1, 2", "2, 4", "3, 8", "5, 32", "6, 60", "7, 60", "2147483647, 60"})
  void triesAtOnceThenAfterTwoFourEightAndSixtyAtMost(int failures, long units) {
    assertThat(Deliveries.pauseAfter(failures)).isEqualTo(units);
  }
}
