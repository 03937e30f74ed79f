package zij.query.promotion;

import org.jooq.Record;

/** The sums over uses and the orders that they are of. */
public final class PromotionSums {
  /**
   * As columns; {@code u} is the use, {@code o} the fact of its order. A promotion that nobody used
   * has a row without either.
   */
  public static final String COLUMNS =
      """
      count(o.order_id) as orders,
      count(*) filter (where o.abandoned_at is not null) as given_up,
      count(o.paid_at) as bought,
      count(distinct o.buyer) filter (where o.paid_at is not null) as buyers,
      coalesce(sum(u.off) filter (where o.paid_at is not null), 0)::bigint as discount,
      coalesce(sum(o.total) filter (where o.paid_at is not null), 0)::bigint as revenue,
      coalesce(sum(o.total) filter (where o.returned_at is not null), 0)::bigint as went_back
      """;

  private PromotionSums() {}

  /** What a row with these columns says. */
  public static PromotionUses of(Record row) {
    return new PromotionUses(
        row.get("orders", long.class),
        row.get("given_up", long.class),
        row.get("bought", long.class),
        row.get("buyers", long.class),
        row.get("discount", long.class),
        row.get("revenue", long.class),
        row.get("went_back", long.class));
  }
}
