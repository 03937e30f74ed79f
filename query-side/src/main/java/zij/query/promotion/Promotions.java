package zij.query.promotion;

import static zij.query.schema.Tables.INSIGHTS_HEAD;
import static zij.query.schema.Tables.PROMOTION;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import zij.language.promotion.PromotionId;
import zij.language.promotion.PromotionRule;

/** Answers what promotions there are and what they come to. Thread-safe. */
public final class Promotions {
  /** The longest page. */
  public static final int MAX_PAGE = 100;

  /** So many promotions without a code are looked at with every order. */
  public static final int MAX_AUTOMATIC = 50;

  private static final String PAGE =
      """
      select p.promotion_id, p.code, p.name, p.rule, p.created_at, p.ended_at, p.created_position,
        %s
      from (select * from query.promotion where created_position < ?
          order by created_position desc limit ?) p
        left join query.promotion_use u on u.promotion_id = p.promotion_id
        left join query.insights_order o on o.order_id = u.order_id
      group by p.promotion_id, p.code, p.name, p.rule, p.created_at, p.ended_at, p.created_position
      order by p.created_position desc
      """
          .formatted(PromotionSums.COLUMNS);

  /** A promotion without a code that nobody has ended. */
  public record Automatic(PromotionId promotion, PromotionRule rule) {
    public boolean isOn(Instant at) {
      return rule.isOn(at);
    }
  }

  private final DSLContext dsl;

  public Promotions(DSLContext dsl) {
    this.dsl = dsl;
  }

  /** The newest promotions without a code that nobody has ended; on or not. */
  public List<Automatic> automatic() {
    return dsl.select(PROMOTION.PROMOTION_ID, PROMOTION.RULE)
        .from(PROMOTION)
        .where(PROMOTION.CODE.isNull().and(PROMOTION.ENDED_AT.isNull()))
        .orderBy(PROMOTION.CREATED_POSITION.desc())
        .limit(MAX_AUTOMATIC)
        .fetch(
            row -> new Automatic(new PromotionId(row.value1()), PromotionRows.rule(row.value2())));
  }

  /**
   * A page of all promotions, newest first.
   *
   * @param before cursor that a page named, or null for the first page
   * @param limit 1 to {@value #MAX_PAGE}
   * @param now states are those of this moment
   */
  public PromotionPage page(@Nullable Long before, int limit, Instant now) {
    if (limit < 1 || limit > MAX_PAGE) {
      throw new IllegalArgumentException("a page has 1 to " + MAX_PAGE + " promotions");
    }
    // Before the rows: what they show may be newer, never older.
    Long head = dsl.select(INSIGHTS_HEAD.POSITION).from(INSIGHTS_HEAD).fetchOne(0, Long.class);
    List<Record> rows = dsl.fetch(PAGE, before == null ? Long.MAX_VALUE : before, limit + 1);
    boolean more = rows.size() > limit;
    List<Record> shown = more ? rows.subList(0, limit) : rows;
    String next = more ? String.valueOf(shown.getLast().get("created_position")) : null;
    return new PromotionPage(
        shown.stream().map(row -> view(row, now)).toList(), next, head == null ? -1 : head);
  }

  private static Promotion view(Record row, Instant now) {
    PromotionRule rule = PromotionRows.rule(row.get("rule", JSONB.class));
    OffsetDateTime ended = row.get("ended_at", OffsetDateTime.class);
    return new Promotion(
        row.get(PROMOTION.PROMOTION_ID.getName(), UUID.class),
        row.get("code", String.class),
        row.get("name", String.class),
        rule,
        state(rule, ended != null, now),
        row.get("created_at", OffsetDateTime.class).toInstant(),
        ended == null ? null : ended.toInstant(),
        PromotionSums.of(row));
  }

  private static PromotionState state(PromotionRule rule, boolean ended, Instant now) {
    if (ended) return PromotionState.ENDED;
    if (now.isBefore(rule.from())) return PromotionState.UPCOMING;
    return rule.isOn(now) ? PromotionState.ON : PromotionState.OVER;
  }
}
