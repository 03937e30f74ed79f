package zij.ledger.book;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/**
 * The chart of accounts. Codes are stored for ever. A balance above zero is a debit, one below a
 * credit.
 */
public enum Chart {
  /** What buyers owe us (debit) or we owe them (credit); one account for each person. */
  BUYER,
  /** Stars that Telegram took for us and still holds back. */
  TELEGRAM_PENDING,
  /** Stars that Telegram would pay out. */
  TELEGRAM_AVAILABLE,
  /** Money that the payment provider took for us; what it paid out it does not tell us. */
  PROVIDER,
  /** What was sold, at the price that was agreed. */
  REVENUE,
  /** What was paid for periods of subscriptions that are not over yet. */
  DEFERRED_SUBSCRIPTION_REVENUE,
  /** What promotions took off the prices of orders that were paid. */
  DISCOUNTS,
  /** Sales of which the payment went back to the buyer, or a part of it as store credit. */
  REFUNDS,
  /** Sales of which a store took the payment back, over our head. */
  CHARGEBACKS,
  /** What we owe instead of Stars, one account for each person. */
  STORE_CREDIT,
  /** What nobody could explain yet. It waits for a person's decision. */
  SUSPENSE,
  /** What a person decided that we owe a buyer. */
  REFUNDS_DUE,
  /** What a person decided that other products of the same bot took or gave. */
  OTHER_PRODUCTS,
  /** What a person decided that the owner took out. */
  WITHDRAWALS,
  /** What a person decided that nobody can say. */
  WRITE_OFFS;

  /** Lower case, words joined by hyphens. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The entry of the chart with exactly this code.
   *
   * @throws IllegalArgumentException if there is none
   */
  @JsonCreator
  public static Chart ofCode(String code) {
    return Arrays.stream(values())
        .filter(entry -> entry.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no account is called " + code));
  }

  /** Whether each person has an account of their own here. */
  public boolean personal() {
    return this == BUYER || this == STORE_CREDIT;
  }
}
