package zij.query.stock;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import tools.jackson.databind.json.JsonMapper;
import zij.language.Language;
import zij.language.product.Texts;
import zij.query.stock.StockPace.OfProduct;

/**
 * Reads what {@link StockPace} says: the stock as it is, and the sums by day that the insights
 * keep, by their key.
 *
 * @param titles language of the titles
 */
public record StockPaceReader(DSLContext dsl, Language titles) {
  /** Four whole weeks, so that each day of the week counts alike. */
  public static final int DAYS = 28;

  /** The longest list. */
  public static final int MAX_LISTED = 200;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Level 2 and 1,440 minutes are the days of a product; see the tables of the insights. */
  private static final String PACE =
      """
      select s.product_id, p.texts, p.emoji, s.kind, s.on_hand - s.reserved as free, s.low_water,
        coalesce(b.units, 0) as sold
      from query.stock s
        join query.product p on p.product_id = s.product_id and p.on_sale and not p.varied
        left join query.product whole on whole.product_id = p.variant_of
        left join query.insights_cell c on c.product = s.product_id and c.language = ''
        left join lateral (select sum(x.units)::bigint as units from query.insights_bucket x
          where x.level = 2 and x.cell_id = c.cell_id and x.minutes = 1440
            and x.at >= ?::timestamptz and x.at <= ?::timestamptz) b on true
      where s.kind <> 'ENDLESS' and (p.variant_of is null or whole.on_sale)
      order by
        case when s.on_hand - s.reserved <= 0 then 0
          when coalesce(b.units, 0) = 0 then null
          else (s.on_hand - s.reserved)::double precision / b.units end nulls last,
        free, s.product_id
      limit ?
      """;

  /**
   * The products that run out soonest.
   *
   * @param limit 1 to {@value #MAX_LISTED}
   */
  public StockPace answer(Instant now, int limit) {
    if (limit < 1 || limit > MAX_LISTED) {
      throw new IllegalArgumentException("a list has 1 to " + MAX_LISTED + " products");
    }
    OffsetDateTime today = now.atOffset(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS);
    List<OfProduct> found =
        dsl.fetch(PACE, today.minusDays(DAYS - 1), today, limit + 1).map(this::line);
    boolean more = found.size() > limit;
    return new StockPace(DAYS, more ? found.subList(0, limit) : found, more);
  }

  private OfProduct line(Record row) {
    int free = row.get("free", Integer.class);
    long sold = row.get("sold", Long.class);
    Double left = sold == 0 ? null : (double) free * DAYS / sold;
    Texts texts = JSON.readValue(row.get("texts", JSONB.class).data(), Texts.class);
    return new OfProduct(
        row.get("product_id", String.class),
        texts.in(titles).title(),
        row.get("emoji", String.class),
        StockLevel.Kind.valueOf(row.get("kind", String.class)),
        free,
        row.get("low_water", Integer.class),
        sold,
        free <= 0 ? Double.valueOf(0) : left);
  }
}
