package zij.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class MoneyTest {
  private static final Money HUNDRED = new Money(Currency.UZS, 100);

  @Test
  void amounts_of_one_currency_add_up() {
    assertThat(HUNDRED.plus(new Money(Currency.UZS, 1))).isEqualTo(new Money(Currency.UZS, 101));
    assertThat(HUNDRED.times(new Quantity(3))).isEqualTo(new Money(Currency.UZS, 300));
  }

  @Test
  void amounts_of_two_currencies_never_add_up() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HUNDRED.plus(new Money(Currency.KZT, 1)))
        .withMessage("UZS and KZT do not add up");
  }

  @Test
  void money_is_neither_less_than_nothing_nor_more_than_its_bound() {
    assertThat(new Money(Currency.KZT, Money.MAX_AMOUNT).amount()).isEqualTo(100_000_000_000L);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Money(Currency.KZT, Money.MAX_AMOUNT + 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Money(Currency.KZT, -1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Money(Currency.UZS, Money.MAX_AMOUNT).plus(HUNDRED));
  }
}
