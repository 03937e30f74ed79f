package zij.query.audit;

import java.time.Instant;
import java.util.Set;
import org.jooq.Record1;
import org.jooq.Select;
import org.jspecify.annotations.Nullable;
import zij.language.TelegramUserId;
import zij.language.order.ChargeId;
import zij.language.order.OrderId;
import zij.language.product.ProductId;

/**
 * Which entries are asked for: those for which everything holds that is not null.
 *
 * @param types logical names, one of which an entry has; empty for any
 * @param minAmount Stars that moved, at least; see {@link LedgerEntry#amount}
 * @param maxAmount Stars that moved, at most
 * @param from not before this moment
 * @param to before this moment
 * @param minPosition not before this position
 * @param maxPosition not behind this position
 * @param positions only these; a part of the question that the same database can answer
 */
public record EntryFilter(
    @Nullable TelegramUserId buyer,
    @Nullable OrderId order,
    @Nullable ChargeId charge,
    @Nullable ProductId product,
    Set<String> types,
    @Nullable Long minAmount,
    @Nullable Long maxAmount,
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable Long minPosition,
    @Nullable Long maxPosition,
    @Nullable Select<Record1<Long>> positions) {
  /** Every entry. */
  public static final EntryFilter ANY =
      new EntryFilter(null, null, null, null, Set.of(), null, null, null, null, null, null, null);

  public EntryFilter {
    types = Set.copyOf(types);
  }

  /** Every entry of one order's story. */
  public static EntryFilter ofOrder(OrderId order) {
    return new EntryFilter(
        null, order, null, null, Set.of(), null, null, null, null, null, null, null);
  }
}
