package zij.query.credit;

import java.time.Instant;
import java.util.UUID;

/**
 * One change of a buyer's store credit.
 *
 * @param order because of which it changed
 * @param number short form of the order's id for people
 * @param amount Stars, 1 or more
 * @param balance Stars that were left after it
 */
public record CreditEntry(
    Kind kind, UUID order, String number, long amount, long balance, Instant at) {

  /** What happened to the credit. */
  public enum Kind {
    /** It was given for the order. */
    GRANTED,
    /** It paid for the order. */
    SPENT,
    /** The order has no use for it any more. */
    GIVEN_BACK,
    /** The shop took back what it had given for the order. */
    WITHDRAWN;

    /** Whether there is more after it. */
    boolean isMore() {
      return switch (this) {
        case GRANTED, GIVEN_BACK -> true;
        case SPENT, WITHDRAWN -> false;
      };
    }
  }
}
