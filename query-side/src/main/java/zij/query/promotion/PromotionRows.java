package zij.query.promotion;

import static zij.query.schema.Tables.PROMOTION;
import static zij.query.schema.Tables.PROMOTION_USE;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Query;
import tools.jackson.databind.json.JsonMapper;
import zij.language.order.OrderEvent;
import zij.language.promotion.Discount;
import zij.language.promotion.PromotionEvent;
import zij.language.promotion.PromotionRule;

/** What a batch of events changes about promotions. Repeating is harmless. For one batch. */
public final class PromotionRows {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final DSLContext dsl;
  private final List<Query> changes = new ArrayList<>();

  /**
   * @param dsl works in the transaction of the current thread
   */
  public PromotionRows(DSLContext dsl) {
    this.dsl = dsl;
  }

  /** Adds an event that comes after all that was added. */
  public void happened(PromotionEvent event, long position) {
    switch (event) {
      case PromotionEvent.Created e -> changes.add(created(e, position));
      case PromotionEvent.Ended e ->
          changes.add(
              dsl.update(PROMOTION)
                  .set(PROMOTION.ENDED_AT, utc(e.at()))
                  .where(PROMOTION.PROMOTION_ID.eq(e.promotion().value())));
      // Uses are counted by orders, because those of promotions without limits are told by nothing
      // else.
      case PromotionEvent.Redeemed _, PromotionEvent.GivenBack _ -> {}
    }
  }

  /** Likewise. */
  public void placed(OrderEvent.Placed e) {
    Discount discount = e.discount();
    if (discount == null) return;
    changes.add(
        dsl.insertInto(PROMOTION_USE)
            .columns(
                PROMOTION_USE.ORDER_ID,
                PROMOTION_USE.PROMOTION_ID,
                PROMOTION_USE.OFF,
                PROMOTION_USE.PLACED_AT)
            .values(
                e.order().value(),
                discount.promotion().value(),
                discount.off().amount(),
                utc(e.at()))
            .onConflictDoNothing());
  }

  /** Writes everything that was added. */
  public void write() {
    if (changes.isEmpty()) return;
    int[] _ = dsl.batch(changes).execute();
  }

  private Query created(PromotionEvent.Created e, long position) {
    return dsl.insertInto(PROMOTION)
        .columns(
            PROMOTION.PROMOTION_ID,
            PROMOTION.CODE,
            PROMOTION.NAME,
            PROMOTION.RULE,
            PROMOTION.CREATED_AT,
            PROMOTION.CREATED_POSITION)
        .values(
            e.promotion().value(),
            e.code() == null ? null : e.code().value(),
            e.name().value(),
            JSONB.valueOf(JSON.writeValueAsString(e.rule())),
            utc(e.at()),
            position)
        .onConflictDoNothing();
  }

  static PromotionRule rule(JSONB json) {
    return JSON.readValue(json.data(), PromotionRule.class);
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
