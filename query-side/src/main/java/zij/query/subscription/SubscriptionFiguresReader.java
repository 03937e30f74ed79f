package zij.query.subscription;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import zij.language.product.ProductId;
import zij.query.insights.Period;
import zij.query.subscription.SubscriptionFigures.SubscriberDay;
import zij.query.subscription.SubscriptionFigures.SubscriberFigures;

/** Reads what {@link SubscriptionFigures} says, with one statement. */
public record SubscriptionFiguresReader(DSLContext dsl) {
  private static final String FIGURES =
      """
      select
        a.active, a.revenue, s.began, s.came_back, s.churned, s.at_begin, s.of_those,
        p.renewals, p.received, r.returned, f.failed
      from unnest(?::timestamptz[], ?::timestamptz[]) with ordinality as b(begins, ends, n),
        (select ?::text as product) as q,
        lateral (select count(*) as active, coalesce(sum(price), 0)::bigint as revenue
          from query.subscription_span x
          where x.began_at < b.ends and (x.ended_at is null or x.ended_at >= b.ends)
            and (q.product = '' or x.product_id = q.product)) as a,
        lateral (select
            count(*) filter (where x.began_at >= b.begins and x.is_first) as began,
            count(*) filter (where x.began_at >= b.begins and not x.is_first) as came_back,
            count(*) filter (where x.ended_at >= b.begins and x.ended_at < b.ends) as churned,
            count(*) filter (where x.began_at < b.begins
              and (x.ended_at is null or x.ended_at >= b.begins)) as at_begin,
            count(*) filter (where x.began_at < b.begins
              and x.ended_at >= b.begins and x.ended_at < b.ends) as of_those
          from query.subscription_span x
          where x.began_at < b.ends and (x.ended_at is null or x.ended_at >= b.begins)
            and (q.product = '' or x.product_id = q.product)) as s,
        lateral (select count(*) filter (where x.renewal) as renewals,
            coalesce(sum(amount), 0)::bigint as received
          from query.subscription_payment x
          where x.paid_at >= b.begins and x.paid_at < b.ends
            and (q.product = '' or x.product_id = q.product)) as p,
        lateral (select coalesce(sum(amount), 0)::bigint as returned
          from query.subscription_payment x
          where x.returned_at >= b.begins and x.returned_at < b.ends
            and (q.product = '' or x.product_id = q.product)) as r,
        lateral (select count(*) as failed
          from query.subscription_failure x
          where x.failed_at >= b.begins and x.failed_at < b.ends
            and (q.product = '' or x.product_id = q.product)) as f
      order by b.n
      """;

  /**
   * The figures of a period.
   *
   * @param product only of this product; null for all
   * @param compare whether with the period before
   */
  public SubscriptionFigures answer(Period period, @Nullable ProductId product, boolean compare) {
    List<LocalDate> days = period.from().datesUntil(period.to()).toList();
    List<Period> asked = new ArrayList<>(List.of(period, period.previous()));
    days.forEach(day -> asked.add(new Period(day, day.plusDays(1), period.zone())));
    List<SubscriberFigures> found = figures(asked, product);
    List<SubscriberDay> byDay = new ArrayList<>();
    for (int i = 0; i < days.size(); i++)
      byDay.add(new SubscriberDay(days.get(i), found.get(i + 2)));
    return new SubscriptionFigures(
        period.from(),
        period.to(),
        period.zone().getId(),
        found.get(0),
        byDay,
        compare ? found.get(1) : null);
  }

  private List<SubscriberFigures> figures(List<Period> asked, @Nullable ProductId product) {
    Object begins = asked.stream().map(p -> utc(p.start())).toArray(OffsetDateTime[]::new);
    Object ends = asked.stream().map(p -> utc(p.end())).toArray(OffsetDateTime[]::new);
    return dsl.fetch(FIGURES, begins, ends, product == null ? "" : product.value())
        .map(SubscriptionFiguresReader::figures);
  }

  private static SubscriberFigures figures(Record row) {
    long atBegin = number(row, "at_begin");
    return new SubscriberFigures(
        number(row, "active"),
        number(row, "revenue"),
        number(row, "began"),
        number(row, "came_back"),
        number(row, "churned"),
        atBegin == 0 ? null : (double) number(row, "of_those") / atBegin,
        number(row, "renewals"),
        number(row, "failed"),
        number(row, "received"),
        number(row, "returned"));
  }

  private static long number(Record row, String column) {
    return row.get(column, Long.class);
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
