package zij.query.support;

import static zij.query.schema.Tables.SUPPORT_CASE;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Result;
import zij.query.insights.Period;
import zij.query.support.SupportFigures.Feature;
import zij.query.support.SupportFigures.OfCases;
import zij.query.support.SupportFigures.OfFeature;

/** Reads what {@link SupportFigures} says, by the index of when cases were opened. */
public record SupportFiguresReader(DSLContext dsl) {
  private static final String FIGURES =
      """
      with cases as (
        select extract(epoch from c.first_answer_at - c.opened_at)::bigint as seconds,
          case
            when c.order_id is null then 'NONE'
            when exists (select from query.subscription s where s.order_id = c.order_id)
              then 'SUBSCRIPTION'
            when exists (select from query.gift g where g.order_id = c.order_id) then 'GIFT'
            when o.delivered_at is null then 'PAYMENT'
            when o.goods @> '[{"chat": {}}]' then 'CHAT'
            when o.goods @> '[{"file": {}}]' then 'FILE'
            when exists (select from query.stock k
              where k.kind = 'KEYS' and k.product_id in
                (select line->>'product' from jsonb_array_elements(o.lines) as line))
              then 'KEYS'
            else 'TEXT'
          end as feature
        from query.support_case c left join query.customer_order o using (order_id)
        where c.opened_at >= ?::timestamptz and c.opened_at < ?::timestamptz)
      select feature, count(*) as opened, count(seconds) as answered,
        percentile_disc(0.5) within group (order by seconds) as median,
        percentile_disc(0.9) within group (order by seconds) as slow
      from cases group by grouping sets ((), (feature))
      order by feature nulls first
      """;

  /**
   * The figures of a period.
   *
   * @param compare whether with the period before
   */
  public SupportFigures answer(Period period, boolean compare) {
    Result<Record> rows = rows(period);
    List<OfFeature> features =
        rows.stream()
            .skip(1)
            .map(row -> new OfFeature(Feature.valueOf(row.get("feature", String.class)), of(row)))
            .sorted((a, b) -> Long.compare(b.figures().opened(), a.figures().opened()))
            .toList();
    return new SupportFigures(
        period.from(),
        period.to(),
        period.zone().getId(),
        dsl.fetchCount(SUPPORT_CASE, SUPPORT_CASE.STATE.eq(CaseState.WAITING.name())),
        of(rows.getFirst()),
        features,
        compare ? of(rows(period.previous()).getFirst()) : null);
  }

  private Result<Record> rows(Period period) {
    return dsl.fetch(FIGURES, utc(period.start()), utc(period.end()));
  }

  private static OfCases of(Record row) {
    return new OfCases(
        row.get("opened", Long.class),
        row.get("answered", Long.class),
        row.get("median", Long.class),
        row.get("slow", Long.class));
  }

  private static java.time.OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
