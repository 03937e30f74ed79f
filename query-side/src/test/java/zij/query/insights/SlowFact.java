package zij.query.insights;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import zij.language.order.OrderEvent;
import zij.language.order.OrderLine;

/** One order, as {@link SlowFigures} knows it. */
final class SlowFact {
  /** A try to pay, or to leave, that failed. */
  record Failed(String kind, @Nullable String reason, Instant at) {}

  /**
   * Store credit that was given for the order, or taken back.
   *
   * @param sign -1 if it was taken back
   */
  record Credit(long stars, int sign, Instant at) {}

  final OrderEvent.Placed placed;
  final Instant placedAt;
  @Nullable Instant paidAt;
  @Nullable Instant refundedAt;
  @Nullable Instant chargedBackAt;
  @Nullable Instant abandonedAt;
  @Nullable AbandonReason reason;
  AbandonReason ifItLapses = AbandonReason.NO_INVOICE;
  final List<Failed> failed = new ArrayList<>();
  final List<Credit> credits = new ArrayList<>();

  SlowFact(OrderEvent.Placed placed, Instant placedAt) {
    this.placed = placed;
    this.placedAt = placedAt;
  }

  UUID id() {
    return placed.order().value();
  }

  long buyer() {
    return placed.buyer().value();
  }

  @Nullable Instant returnedAt() {
    return refundedAt != null ? refundedAt : chargedBackAt;
  }

  boolean isWithin(@Nullable String product, @Nullable String language) {
    return (language == null || placed.language().tag().equals(language))
        && placed.lines().stream().anyMatch(line -> isOf(line, product));
  }

  long stars(@Nullable String product) {
    return part(placed.worth().amount(), product);
  }

  /** What was given as store credit in the moments that count, less what was taken back. */
  long credited(@Nullable String product, Predicate<Instant> counts) {
    return credits.stream()
        .filter(credit -> counts.test(credit.at()))
        .mapToLong(credit -> credit.sign() * part(credit.stars(), product))
        .sum();
  }

  /** What of so many of the order's Stars is the product's. */
  private long part(long stars, @Nullable String product) {
    long before = 0;
    long part = 0;
    for (OrderLine line : placed.lines()) {
      long after = before + line.amount().amount();
      if (isOf(line, product)) part += upTo(after, stars) - upTo(before, stars);
      before = after;
    }
    return part;
  }

  /** What of so many of the order's Stars is for the first Stars of the full price. */
  private long upTo(long price, long stars) {
    long full = placed.lines().stream().mapToLong(line -> line.amount().amount()).sum();
    long worth = placed.worth().amount();
    double paid = Math.floor((double) worth * price / full);
    return worth == 0 ? 0 : (long) Math.floor(stars * paid / worth);
  }

  long units(@Nullable String product) {
    return placed.lines().stream()
        .filter(line -> isOf(line, product))
        .mapToLong(line -> line.quantity().units())
        .sum();
  }

  private static boolean isOf(OrderLine line, @Nullable String product) {
    return product == null || line.product().value().equals(product);
  }
}
