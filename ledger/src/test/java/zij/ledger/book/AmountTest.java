package zij.ledger.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import zij.language.StarAmount;
import zij.language.Stars;

/** Stars and nanostars, exactly. */
class AmountTest {
  private static Amount amount(String text) {
    return new Amount(new BigDecimal(text));
  }

  @Test
  void isTheSameHoweverItIsWritten() {
    assertThat(amount("25")).isEqualTo(amount("25.000")).isEqualTo(Amount.of(new Stars(25)));
    assertThat(Amount.of(new StarAmount(-1, -999_999_999))).isEqualTo(amount("-1.999999999"));
    assertThat(amount("0.0").negated()).isEqualTo(Amount.ZERO);
  }

  @Test
  void isWrittenAsAPlainDecimalNumber() {
    for (String text : new String[] {"0", "25", "-0.000000001", "1000000000000", "0.5"}) {
      assertThat(amount(text)).hasToString(text);
    }
  }

  @Test
  void isReadFromAPlainDecimalNumberAlone() {
    for (String text : new String[] {"0", "-12.5", "999999999999999999", "0.000000001"}) {
      assertThat(Amount.parse(text)).isEqualTo(amount(text));
    }
    String tooLong = "1".repeat(19);
    for (String text : new String[] {"", "+1", "1e2", ".5", "01", "1.", "0.0000000001", tooLong}) {
      assertThatIllegalArgumentException().as(text).isThrownBy(() -> Amount.parse(text));
    }
  }

  @Test
  void neverRounds() {
    assertThat(amount("0.000000001").plus(amount("1000000000000000000000")))
        .hasToString("1000000000000000000000.000000001");
    assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> amount("0.0000000001"));
  }
}
