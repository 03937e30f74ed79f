package zij.query.insights;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Orders to which something happened within the period, the latest first.
 *
 * @param next where the next page begins; null at the end
 */
public record OrderFacts(
    Basis basis, Happening happening, List<OrderFact> orders, @Nullable Place next) {

  /** What happened to an order within the period. */
  public enum Happening {
    PLACED,
    PAID,
    /** The payment went back, by refund or charge-back. */
    RETURNED,
    /** It was cancelled or lapsed, and is still unpaid. */
    ABANDONED
  }

  /** Behind which order a page begins. */
  public record Place(Instant at, UUID order) {}
}
