package zij.query.insights;

import static zij.query.insights.Buckets.utc;

import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import zij.query.insights.PromotionYield.OfOne;
import zij.query.promotion.PromotionSums;
import zij.query.promotion.PromotionUses;

/** Reads what {@link PromotionYield} says. */
record PromotionYieldReader(DSLContext dsl) {
  private static final String YIELD =
      """
      select p.promotion_id, p.code, p.name, %s
      from query.promotion_use u
        join query.promotion p on p.promotion_id = u.promotion_id
        join query.insights_order o on o.order_id = u.order_id
      where u.placed_at >= ?::timestamptz and u.placed_at < ?::timestamptz
        and (? = '' or o.language = ?) and (? = '' or ? = any (o.products))
      group by p.promotion_id, p.code, p.name
      order by revenue desc, p.promotion_id
      limit ?
      """
          .formatted(PromotionSums.COLUMNS);

  PromotionYield answer(Basis basis, Question question, int limit) {
    Cell cell = question.cell();
    Period period = question.period();
    List<OfOne> all =
        dsl.fetch(
                YIELD,
                utc(period.start()),
                utc(period.end()),
                cell.language(),
                cell.language(),
                cell.product(),
                cell.product(),
                limit + 1)
            .map(PromotionYieldReader::ofOne);
    boolean more = all.size() > limit;
    return new PromotionYield(basis, more ? all.subList(0, limit) : all, more);
  }

  private static OfOne ofOne(Record row) {
    PromotionUses uses = PromotionSums.of(row);
    return new OfOne(
        row.get("promotion_id", UUID.class),
        row.get("code", String.class),
        row.get("name", String.class),
        uses,
        Figures.rate(uses.discount(), uses.discount() + uses.revenue()));
  }
}
