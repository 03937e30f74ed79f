package zij.query.promotion;

import static zij.query.schema.Tables.PROMOTION;
import static zij.query.schema.Tables.PROMOTION_USE;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.axonframework.eventhandling.EventMessage;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Query;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import zij.language.order.OrderEvent;
import zij.language.order.OrderId;
import zij.language.promotion.Discount;
import zij.language.promotion.PromotionEvent;
import zij.language.promotion.PromotionRule;
import zij.query.projection.Change;
import zij.query.projection.Projection;

/**
 * A row for each promotion, and one for each order that was placed with one. Uses are told by the
 * orders, because nothing else tells those of promotions without limits. The processor of the
 * insights writes them, so that both show the same. Repeating is harmless.
 */
public final class PromotionRows implements Projection<PromotionRows.Fact> {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String FOLDER = "/query/projection/promotions/";

  /** What is kept of an event until it is written. */
  public sealed interface Fact {
    record Made(PromotionEvent.Created event) implements Fact {}

    record Ended(PromotionEvent.Ended event) implements Fact {}

    record Used(OrderId order, Discount discount, Instant at) implements Fact {}
  }

  @Override
  public String name() {
    return "promotions";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public String tables() {
    return Projection.resource(FOLDER + "tables.sql");
  }

  @Override
  public String indexes() {
    return Projection.resource(FOLDER + "indexes.sql");
  }

  @Override
  public @Nullable Fact read(EventMessage<?> event, long position) {
    return switch (event.getPayload()) {
      case PromotionEvent.Created e -> new Fact.Made(e);
      case PromotionEvent.Ended e -> new Fact.Ended(e);
      case OrderEvent.Placed e when e.discount() != null ->
          new Fact.Used(e.order(), e.discount(), e.at());
      default -> null;
    };
  }

  @Override
  public void write(DSLContext dsl, List<Change<Fact>> changes) {
    List<Query> queries = changes.stream().map(change -> query(dsl, change)).toList();
    int[] _ = dsl.batch(queries).execute();
  }

  private static Query query(DSLContext dsl, Change<Fact> change) {
    return switch (change.content()) {
      case Fact.Made(PromotionEvent.Created e) -> made(dsl, e, change.position());
      case Fact.Ended(PromotionEvent.Ended e) ->
          dsl.update(PROMOTION)
              .set(PROMOTION.ENDED_AT, utc(e.at()))
              .where(PROMOTION.PROMOTION_ID.eq(e.promotion().value()));
      case Fact.Used e ->
          dsl.insertInto(PROMOTION_USE)
              .columns(
                  PROMOTION_USE.ORDER_ID,
                  PROMOTION_USE.PROMOTION_ID,
                  PROMOTION_USE.OFF,
                  PROMOTION_USE.PLACED_AT)
              .values(
                  e.order().value(),
                  e.discount().promotion().value(),
                  e.discount().off().amount(),
                  utc(e.at()))
              .onConflictDoNothing();
    };
  }

  private static Query made(DSLContext dsl, PromotionEvent.Created e, long position) {
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
