package zij.server.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zij.language.Currency;
import zij.language.Money;

/** Money as the bot writes it. */
class MoneyTextTest {
  @ParameterizedTest
  @CsvSource({
    "0, UZS, 0 UZS",
    "1, UZS, 0.01 UZS",
    "99999, KZT, 999.99 KZT",
    "100000, KZT, 1 000 KZT",
    "38500000, UZS, 385 000 UZS",
    "100000000000, UZS, 1 000 000 000 UZS"
  })
  void isGroupedAndNeverBroken(long amount, Currency currency, String text) {
    assertThat(MoneyText.of(new Money(currency, amount))).isEqualTo(text.replace(' ', '\u00a0'));
  }
}
