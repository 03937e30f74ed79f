package zij.query.telemetry;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Computes the {@link Funnel}. Thread-safe. */
public final class FunnelFigures {
  /** A question that takes longer is given up, so that no analyst can stop the shop. */
  static final int MAX_SECONDS = 20;

  /**
   * Visits that began in the span, and the orders that they placed. Parameters: the first and the
   * last day to look at, begin and end of the span, twice. Step 1 is a view, 2 a cart, 3 an
   * invoice, 4 a payment.
   */
  private static final String VISITS =
      """
      with told as materialized (
        select visit, at, kind, product, order_id, weight, app, source, language
        from query.telemetry
        where day between ?::date and ?::date and at >= ?::timestamptz and at < ?::timestamptz
          and kind in ('launch', 'view', 'add', 'cart', 'checkout')),
      visit as materialized (
        select visit, max(weight) as weight, min(app) as app, min(source) as source,
          min(language) as language,
          max(case kind when 'launch' then 0 when 'view' then 1 else 2 end) as step
        from told group by visit having min(at) >= ?::timestamptz and min(at) < ?::timestamptz),
      placed as (
        select distinct on (order_id) order_id, visit from told
        where kind = 'checkout' and order_id is not null order by order_id, at, visit),
      ordered as (
        select p.visit, p.order_id, o.lines,
          case when o.paid_at is not null then 4 when o.link is not null then 3 else 2 end as step
        from placed p join visit using (visit) join query.customer_order o using (order_id))
      """;

  private static final String BY_VISIT =
      """
      , furthest as (
        select %s as key, weight, greatest(v.step, o.step) as step
        from visit v
        left join (select visit, max(step) as step from ordered group by visit) o using (visit))
      """;

  private static final String BY_PRODUCT =
      """
      , of_product as (
        select visit, product, case kind when 'view' then 1 else 2 end as step
        from told where product is not null and kind in ('view', 'add')
        union all
        select visit, line ->> 'product', step from ordered, jsonb_array_elements(lines) line),
      furthest as (
        select product as key, max(v.weight) as weight, max(p.step) as step
        from of_product p join visit v using (visit) group by visit, product)
      """;

  private static final String SUM =
      """
      select key, count(*) as sampled, sum(weight)::float8 as launch,
        coalesce(sum(weight) filter (where step >= 1), 0)::float8 as view,
        coalesce(sum(weight) filter (where step >= 2), 0)::float8 as cart,
        coalesce(sum(weight) filter (where step >= 3), 0)::float8 as invoice,
        coalesce(sum(weight) filter (where step >= 4), 0)::float8 as paid
      from furthest group by key order by sum(weight) desc, key
      """;

  /** Orders of the span, and those of them that a visit of any day around it placed. */
  private static final String ORDERS =
      """
      with placed as (
        select distinct order_id from query.telemetry
        where day between ?::date and ?::date and kind = 'checkout' and order_id is not null)
      select count(*) filter (where link is not null) as invoiced,
        count(p.order_id) filter (where link is not null) as invoiced_seen,
        count(*) filter (where paid_at is not null) as paid,
        count(p.order_id) filter (where paid_at is not null) as paid_seen
      from query.customer_order o left join placed p using (order_id)
      where placed_at >= ?::timestamptz and placed_at < ?::timestamptz
      """;

  /** Sums of one key, before they are rounded. */
  private record Sums(
      String key,
      long sampled,
      double launch,
      double view,
      double cart,
      double invoice,
      double paid) {
    static Sums of(Record row) {
      return new Sums(
          row.get("key", String.class),
          row.get("sampled", Long.class),
          row.get("launch", Double.class),
          row.get("view", Double.class),
          row.get("cart", Double.class),
          row.get("invoice", Double.class),
          row.get("paid", Double.class));
    }

    Sums plus(Sums other) {
      return new Sums(
          key,
          sampled + other.sampled,
          launch + other.launch,
          view + other.view,
          cart + other.cart,
          invoice + other.invoice,
          paid + other.paid);
    }

    Funnel.FunnelSteps steps(boolean ofProduct) {
      return new Funnel.FunnelSteps(
          ofProduct ? null : Math.round(launch),
          Math.round(view),
          Math.round(cart),
          Math.round(invoice),
          Math.round(paid));
    }
  }

  private final DSLContext dsl;

  public FunnelFigures(DSLContext dsl) {
    this.dsl = dsl;
  }

  /**
   * The funnel of a span.
   *
   * @throws org.jooq.exception.DataAccessException if it takes too long
   */
  public Funnel funnel(Span span, Funnel.By by) {
    Sums nothing = new Sums("", 0, 0, 0, 0, 0, 0);
    boolean ofProduct = by == Funnel.By.PRODUCT;
    Sums total = sums(span, BY_VISIT.formatted("''")).stream().findFirst().orElse(nothing);
    List<Sums> sums = sums(span, detail(by));
    List<Funnel.FunnelRow> rows = new ArrayList<>();
    @Nullable Sums others = null;
    for (Sums each : sums) {
      if (rows.size() < Funnel.MAX_ROWS) {
        rows.add(new Funnel.FunnelRow(each.key(), each.steps(ofProduct)));
      } else {
        others = others == null ? each : others.plus(each);
      }
    }
    return new Funnel(
        span.from(),
        span.to(),
        span.zone().getId(),
        by,
        total.steps(false),
        rows,
        others == null ? null : others.steps(ofProduct),
        total.sampled(),
        orders(span));
  }

  private static String detail(Funnel.By by) {
    return switch (by) {
      case APP -> BY_VISIT.formatted("app");
      case SOURCE -> BY_VISIT.formatted("source");
      case LANGUAGE -> BY_VISIT.formatted("language");
      case PRODUCT -> BY_PRODUCT;
    };
  }

  private List<Sums> sums(Span span, String detail) {
    OffsetDateTime start = span.start();
    OffsetDateTime end = span.end();
    OffsetDateTime first = start.minus(Span.VISIT);
    OffsetDateTime last = end.plus(Span.VISIT);
    return dsl.resultQuery(
            VISITS + detail + SUM, first.toLocalDate(), last.toLocalDate(), first, last, start, end)
        .queryTimeout(MAX_SECONDS)
        .fetch(Sums::of);
  }

  private Funnel.FunnelOrders orders(Span span) {
    OffsetDateTime first = span.start().minus(Span.VISIT);
    OffsetDateTime last = span.end().plus(Span.VISIT);
    return dsl.resultQuery(
            ORDERS, first.toLocalDate(), last.toLocalDate(), span.start(), span.end())
        .queryTimeout(MAX_SECONDS)
        .fetchSingle(row ->
            new Funnel.FunnelOrders(
                row.get("invoiced", Long.class),
                row.get("invoiced_seen", Long.class),
                row.get("paid", Long.class),
                row.get("paid_seen", Long.class)));
  }
}
