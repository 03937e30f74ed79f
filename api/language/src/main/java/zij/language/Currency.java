package zij.language;

/**
 * Money that a payment provider takes through Telegram, beside Stars. Both have two decimals (exp 2
 * in Telegram's {@code currencies.json}), so the smallest units are tiyin and tiyn.
 */
public enum Currency {
  /** Uzbek so'm. */
  UZS,
  /** Kazakh tenge. */
  KZT;

  /** How many digits of an amount stand behind the decimal point. */
  public static final int DECIMALS = 2;
}
