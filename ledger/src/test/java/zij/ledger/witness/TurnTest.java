package zij.ledger.witness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TurnTest {
  @Test
  void theWaitBetweenTriesGrowsToAMinute() {
    assertThat(Turn.backOff(0)).isEqualTo(Duration.ofSeconds(1));
    assertThat(Turn.backOff(3)).isEqualTo(Duration.ofSeconds(8));
    assertThat(Turn.backOff(6)).isEqualTo(Duration.ofMinutes(1));
    assertThat(Turn.backOff(1_000_000)).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void aWitnessIsAskedOnceAtATimeAndNotForWhatItHasCosigned() {
    var turn = new Turn(5);
    assertThat(turn.begin(5)).isFalse();
    assertThat(turn.begin(6)).isTrue();
    assertThat(turn.begin(7)).as("busy").isFalse();
    turn.succeeded(6);
    assertThat(turn.begin(6)).isFalse();
    assertThat(turn.begin(7)).isTrue();
  }

  @Test
  void afterAFailureItIsLeftAlone() {
    var turn = new Turn(0);
    assertThat(turn.begin(1)).isTrue();
    turn.failed();
    assertThat(turn.isBusy()).isFalse();
    assertThat(turn.begin(1)).isFalse();
  }
}
