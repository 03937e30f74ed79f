package zij.language.difference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import zij.language.StarAmount;
import zij.language.Stars;

class DifferenceTest {
  private static Movement movement(String id, Direction direction, StarAmount there, long here) {
    return new Movement(id, direction, there, new Stars(here), Instant.EPOCH);
  }

  @Test
  void the_id_of_a_transaction_and_a_direction_never_changes() {
    assertThat(DifferenceId.of("stxAbc", Direction.OUT))
        .hasToString("035e8a44-2cbc-8fcf-b789-dc70e3577acc")
        .isEqualTo(DifferenceId.parse("035e8a44-2cbc-8fcf-b789-dc70e3577acc"));
  }

  @Test
  void a_refund_differs_from_its_payment_although_it_has_the_same_id() {
    assertThat(DifferenceId.of("stxAbc", Direction.OUT))
        .isNotEqualTo(DifferenceId.of("stxAbc", Direction.IN));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "035E8A44-2cbc-8fcf-b789-dc70e3577acc", "1-2-3-4-5"})
  void anything_else_is_no_id(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> DifferenceId.parse(text));
  }

  /** What comes in raises the balance, what goes out lowers it, and each side by its own amount. */
  @ParameterizedTest
  @CsvSource({
    "IN, 100, 0, 100",
    "IN, 0, 100, -100",
    "OUT, 100, 0, -100",
    "OUT, 0, 100, 100",
    "IN, 90, 100, -10",
    "OUT, 90, 100, 10",
    "IN, 5, 5, 0"
  })
  void the_effect_is_how_much_more_telegram_has(
      Direction direction, long there, long here, long effect) {
    assertThat(movement("t", direction, new StarAmount(there, 0), here).effect())
        .isEqualTo(new StarAmount(effect, 0));
  }

  @Test
  void nanostars_count() {
    assertThat(movement("t", Direction.OUT, new StarAmount(1, 250_000_000), 2).effect())
        .isEqualTo(new StarAmount(0, 750_000_000));
  }

  @Test
  void a_direction_is_not_told_by_a_sign() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> movement("t", Direction.IN, new StarAmount(-1, 0), 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> movement("t", Direction.IN, new StarAmount(0, -1), 0));
  }

  @Test
  void a_transaction_id_has_1_to_256_characters() {
    assertThat(movement("t".repeat(256), Direction.IN, StarAmount.ZERO, 1)).isNotNull();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> movement("t".repeat(257), Direction.IN, StarAmount.ZERO, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> movement(" ", Direction.IN, StarAmount.ZERO, 1));
  }

  @Test
  void a_note_has_1_to_500_characters() {
    assertThat(new Note("n".repeat(500)).text()).hasSize(500);
    assertThatIllegalArgumentException().isThrownBy(() -> new Note("n".repeat(501)));
    assertThatIllegalArgumentException().isThrownBy(() -> new Note(" "));
    assertThatIllegalArgumentException().isThrownBy(() -> new Note("bell\u0007"));
  }
}
