package zij.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * The facts and sums of the year 2025 of a shop with 40 products, as the projection would have left
 * them: orders at random moments of a quarter as many people, some of whom buy often, one or two
 * products each, three in four paid. The sums are made from the facts by SQL, because a million
 * orders event by event would take longer than everything that is measured here.
 */
record SyntheticYear(Database database, String name) {
  /** Orders; then how each cell sees them, of which the rest follows. */
  private static final List<String> FILL =
      List.of(
          "select setseed(0.20251121)",
          """
          create temp table made as
          select n, md5(n::text)::uuid as order_id,
            1 + floor(%1$d / 4.0 * power(random(), 1.5))::bigint as buyer,
            1 + floor(40 * power(random(), 2))::int as a, 1 + floor(80 * random())::int as b,
            date_trunc('milliseconds', timestamptz '2025-01-01 00:00Z' + random() * 365
              * interval '24 hours') as placed_at, random() as fate, random() as back
          from generate_series(1, %1$d) as n
          """,
          """
          insert into query.insights_order
          select order_id, buyer, l, case when b <= 40 and a <> b then array['p' || a, 'p' || b]
              else array['p' || a] end,
            case when b <= 40 and a <> b then array[1, 2] else array[1] end,
            case when b <= 40 and a <> b then array[50 + a, 60 + b]::bigint[]
              else array[50 + a]::bigint[] end,
            case when b <= 40 and a <> b then 110 + a + b else 50 + a end,
            case when fate < 0.75 then 'paid' when fate < 0.95 then 'expired' else 'open' end,
            'INVOICED', null, case when fate >= 0.75 and fate < 0.95 then 'NOT_PAID' end, placed_at,
            case when fate < 0.75 then placed_at + interval '2 minutes' end,
            case when fate < 0.75 and back < 0.02 then placed_at + interval '3 days' end,
            case when fate >= 0.75 and fate < 0.95 then placed_at + interval '30 minutes' end,
            n * 5, case when fate < 0.75 then n * 5 + 3 end, null
          from made, lateral (select (array['en', 'ru', 'ru', 'uz', 'uz', 'uz', 'uz-Cyrl', 'kk'])
            [1 + buyer % 8] as l) as languages order by placed_at
          """,
          """
          insert into query.insights_cell (product, language)
          select product, language from unnest(array['', 'en', 'ru', 'uz', 'uz-Cyrl', 'kk'])
            as language, (select '' as product union all
              select 'p' || n from generate_series(1, 40) as n) as products
          """,
          """
          create temp table seen as
          select o.*, c.cell_id, (case when c.language = '' then 0 else 1 end
            + case when c.product = '' then 0 else 2 end)::smallint as level, s.stars, s.number
          from query.insights_order as o, lateral (select '' as product, total as stars, 3 as number
            union all select * from unnest(products, amounts, units)) as s,
            query.insights_cell as c
          where c.product = s.product and c.language in ('', o.language)
          """,
          """
          insert into query.insights_listing
          select order_id, product, language, placed_at, paid_at, returned_at, abandoned_at
          from query.insights_order, unnest(array_append(products, '')) as product
          order by placed_at
          """,
          visits(true, "paid_at", "true"),
          visits(false, "placed_at", "level < 2"),
          """
          insert into query.insights_return_week
          select cell_id, paid, floor(extract(epoch from previous_at) / 604800)::int,
            floor(extract(epoch from at) / 604800)::int, count(*)
          from query.insights_return group by 1, 2, 3, 4
          """,
          buckets(15),
          buckets(1_440),
          reasons(15),
          reasons(1_440),
          "insert into query.insights_head (position) values (%1$d * 5)");

  /** Writes so many orders. */
  void fill(int orders) throws SQLException {
    try (Connection connection = database.connect(name);
        var statement = connection.createStatement()) {
      statement.execute("set timezone = 'UTC'; set work_mem = '128MB'");
      for (String step : FILL) statement.execute(step.replace("%1$d", Integer.toString(orders)));
      statement.execute("vacuum (analyze)"); // as the server's own does now and then
    }
  }

  private static String visits(boolean paid, String at, String which) {
    return """
    insert into query.insights_return
    select cell_id, %1$s, at, position, previous, first from (
      select cell_id, %2$s as at, placed_position as position, lag(%2$s) over w as previous,
        first_value(%2$s) over w as first
      from seen where %2$s is not null and %3$s
      window w as (partition by cell_id, buyer order by %2$s)) as v
    where previous is not null order by at
    """
        .formatted(paid, at, which);
  }

  private static String buckets(int minutes) {
    return """
    insert into query.insights_bucket
    select level, cell_id, %1$d, bin, sum(placed), sum(converted), sum(abandoned), sum(paid),
      sum(units), sum(revenue), sum(refunds), sum(refunded), 0, 0, 0, 0, 0, sum(expired),
      sum(fresh), 0
    from (
      select level, cell_id, placed_at as at, 1 as placed, (paid_at is not null)::int as converted,
        (abandoned_at is not null)::int as abandoned, 0 as paid, 0 as units, 0 as revenue,
        0 as refunds, 0 as refunded, 0 as expired, 0 as fresh
      from seen
      union all select level, cell_id, paid_at, 0, 0, 0, 1, number, stars, 0, 0, 0,
        (row_number() over (partition by cell_id, buyer order by paid_at) = 1)::int
      from seen where paid_at is not null
      union all select level, cell_id, returned_at, 0, 0, 0, 0, 0, 0, 1, stars, 0, 0
      from seen where returned_at is not null
      union all select level, cell_id, abandoned_at, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0
      from seen where abandoned_at is not null) as moment,
      lateral (select date_bin('%1$d minutes', at, 'epoch') as bin) as bins
    group by level, cell_id, bin order by bin
    """
        .formatted(minutes);
  }

  private static String reasons(int minutes) {
    return """
    insert into query.insights_reason
    select cell_id, 'ABANDONED', %1$d, date_bin('%1$d minutes', placed_at, 'epoch'), reason,
      count(*), sum(stars)
    from seen where reason is not null group by 1, 4, 5
    """
        .formatted(minutes);
  }
}
