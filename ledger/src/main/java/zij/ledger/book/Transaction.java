package zij.ledger.book;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import zij.language.order.ChargeId;
import zij.language.order.OrderId;

/**
 * Postings that belong together. In each asset they sum to zero, or there is no such transaction.
 *
 * @param position of the log entry that it follows from
 * @param index of the transaction among those of the entry, from 0
 * @param order that it is about, if it is about one
 * @param charge Telegram's id of the payment that it is about, if it is about one
 * @param effectiveAt from when on it counts, to the microsecond; may be later than the entry
 */
public record Transaction(
    long position,
    int index,
    Kind kind,
    @Nullable OrderId order,
    @Nullable ChargeId charge,
    Instant effectiveAt,
    List<Posting> postings) {

  /** Why Stars or money move. Codes are stored for ever. */
  public enum Kind {
    /** The buyer owes the price. */
    SALE,
    /** A promotion takes some of the price away. */
    DISCOUNT,
    /** Telegram took the buyer's Stars for us, or a provider the buyer's money. */
    PAYMENT,
    /** A subscription's first payment is for a period that has only begun. */
    DEFERRAL,
    /** A period of a subscription is over, and what was paid for it is earned. */
    EARNING,
    /** An earning will not come, because the payment went back before. */
    EARNING_REVERSAL,
    /** Telegram's hold is over. */
    RELEASE,
    /** The buyer does not owe the price any more. */
    CREDIT_NOTE,
    /** The payer got a payment back. */
    REFUND,
    /** A store took the Stars of a payment back. */
    CHARGE_BACK,
    /** A release will not come, because the Stars went back before. */
    RELEASE_REVERSAL,
    /** A buyer gets store credit for a part of what was paid. */
    CREDIT_GRANT,
    /** Store credit pays for an order. */
    CREDIT_USE,
    /** An order has no use for store credit any more. */
    CREDIT_RETURN,
    /** Store credit that was given is taken back. */
    CREDIT_WITHDRAWAL,
    /** Telegram's list says otherwise than our events. */
    DIFFERENCE,
    /** A person decided where a difference belongs. */
    SETTLEMENT,
    /** A difference is none any more. */
    RESOLUTION;

    /** Lower case, words joined by hyphens. */
    @JsonValue
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The kind of exactly this code.
     *
     * @throws IllegalArgumentException if there is none
     */
    @JsonCreator
    public static Kind ofCode(String code) {
      for (Kind kind : values()) {
        if (kind.code().equals(code)) return kind;
      }
      throw new IllegalArgumentException("no kind of transaction is called " + code);
    }
  }

  public Transaction {
    if (position < 0 || index < 0) {
      throw new IllegalArgumentException("no place in the book: %d/%d".formatted(position, index));
    }
    effectiveAt = effectiveAt.truncatedTo(ChronoUnit.MICROS); // as PostgreSQL keeps it
    postings = List.copyOf(postings);
    if (postings.size() < 2) {
      throw new IllegalArgumentException("double entry needs two postings or more");
    }
    Map<Asset, Amount> sums = new HashMap<>();
    for (Posting posting : postings) {
      sums.merge(posting.asset(), posting.amount(), Amount::plus);
    }
    sums.forEach((asset, sum) -> {
      if (sum.signum() != 0) {
        throw new IllegalArgumentException("not balanced: %s %s over".formatted(sum, asset));
      }
    });
  }
}
