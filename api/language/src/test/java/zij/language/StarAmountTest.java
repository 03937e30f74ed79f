package zij.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StarAmountTest {
  @ParameterizedTest
  @CsvSource({"0, 999999999", "0, -999999999", "5, 1", "-5, -1", "5, 0", "-5, 0"})
  void stars_and_nanostars_have_one_sign(long stars, int nanostars) {
    assertThat(new StarAmount(stars, nanostars).nanostars()).isEqualTo(nanostars);
  }

  @ParameterizedTest
  @CsvSource({"0, 1000000000", "0, -1000000000", "5, -1", "-5, 1"})
  void anything_else_is_no_amount(long stars, int nanostars) {
    assertThatIllegalArgumentException().isThrownBy(() -> new StarAmount(stars, nanostars));
  }

  /** The same sums by arithmetic of any precision. */
  @Test
  void sums_and_differences_are_exact() {
    Random random = new Random(20_261_121);
    for (int n = 0; n < 10_000; n++) {
      StarAmount a = any(random);
      StarAmount b = any(random);
      assertThat(a.plus(b).inStars()).isEqualByComparingTo(a.inStars().add(b.inStars()));
      assertThat(a.minus(b).inStars()).isEqualByComparingTo(a.inStars().subtract(b.inStars()));
      assertThat(a.minus(a)).isEqualTo(StarAmount.ZERO);
      assertThat(a.plus(b)).isEqualTo(b.plus(a));
    }
  }

  private static StarAmount any(Random random) {
    int sign = random.nextBoolean() ? 1 : -1;
    return new StarAmount(sign * random.nextLong(3), sign * random.nextInt(1_000_000_000));
  }

  @Test
  void a_sum_beyond_the_range_is_an_error_and_not_another_sum() {
    StarAmount most = new StarAmount(Long.MAX_VALUE, 999_999_999);
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() -> most.plus(new StarAmount(0, 1)));
  }

  @Test
  void whole_stars_have_no_nanostars() {
    assertThat(StarAmount.of(new Stars(7))).isEqualTo(new StarAmount(7, 0));
    assertThat(new StarAmount(-1, -500_000_000).inStars())
        .isEqualTo(new BigDecimal("-1.500000000"));
  }
}
