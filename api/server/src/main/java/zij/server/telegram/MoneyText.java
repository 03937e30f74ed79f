package zij.server.telegram;

import java.math.BigDecimal;
import zij.language.Currency;
import zij.language.Money;

/** Money in the bot's words: so'm or tenge, with the code that everybody there knows. */
final class MoneyText {
  private static final char NO_BREAK = '\u00a0';

  private MoneyText() {}

  /** Digits in groups of three, with tiyin or tiyn only where there are some. */
  static String of(Money money) {
    String[] parts =
        BigDecimal.valueOf(money.amount(), Currency.DECIMALS).toPlainString().split("\\.", 2);
    String whole = parts[0].replaceAll("(?<=\\d)(?=(?:\\d{3})+$)", String.valueOf(NO_BREAK));
    boolean even = parts[1].chars().allMatch(digit -> digit == '0');
    return whole + (even ? "" : "." + parts[1]) + NO_BREAK + money.currency();
  }
}
