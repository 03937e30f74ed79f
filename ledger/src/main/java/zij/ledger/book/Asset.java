package zij.ledger.book;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;
import zij.language.Currency;

/**
 * What is counted. Amounts of different assets are never added up.
 *
 * @param code three capital letters as in ISO 4217, which leaves codes with X to things like Stars
 */
public record Asset(@JsonValue String code) implements Comparable<Asset> {
  private static final Pattern CODE = Pattern.compile("[A-Z]{3}");

  /** Telegram Stars, under the code that the Bot API has for them. */
  public static final Asset XTR = new Asset("XTR");

  /** What a payment provider takes, counted in so'm or tenge. */
  public static Asset of(Currency currency) {
    return new Asset(currency.name());
  }

  public Asset {
    if (!CODE.matcher(code).matches()) {
      throw new IllegalArgumentException("not the code of an asset: " + code);
    }
  }

  @Override
  public int compareTo(Asset other) {
    return code.compareTo(other.code);
  }

  @Override
  public String toString() {
    return code;
  }
}
