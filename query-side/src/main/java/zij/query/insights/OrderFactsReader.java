package zij.query.insights;

import static zij.query.insights.Buckets.utc;
import static zij.query.schema.Tables.INSIGHTS_LISTING;
import static zij.query.schema.Tables.INSIGHTS_ORDER;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import zij.language.order.OrderId;
import zij.query.insights.OrderFacts.Happening;
import zij.query.insights.OrderFacts.Place;
import zij.query.schema.tables.records.InsightsListingRecord;
import zij.query.schema.tables.records.InsightsOrderRecord;

/** Reads what {@link OrderFacts} say. */
record OrderFactsReader(DSLContext dsl) {

  OrderFacts answer(
      Basis basis, Question question, Happening happening, @Nullable Place after, int limit) {
    List<Place> found = places(question, moment(happening), after, limit + 1);
    boolean more = found.size() > limit;
    List<Place> shown = more ? found.subList(0, limit) : found;
    Map<UUID, InsightsOrderRecord> rows =
        dsl.selectFrom(INSIGHTS_ORDER)
            .where(INSIGHTS_ORDER.ORDER_ID.in(shown.stream().map(Place::order).toList()))
            .fetchMap(INSIGHTS_ORDER.ORDER_ID);
    List<OrderFact> orders =
        shown.stream().map(place -> fact(Objects.requireNonNull(rows.get(place.order())))).toList();
    Place next = more ? shown.getLast() : null;
    return new OrderFacts(basis, happening, orders, next);
  }

  private List<Place> places(
      Question question,
      TableField<InsightsListingRecord, OffsetDateTime> at,
      @Nullable Place after,
      int rows) {
    Cell cell = question.cell();
    List<Condition> conditions = new ArrayList<>();
    conditions.add(INSIGHTS_LISTING.PRODUCT.eq(cell.product()));
    if (question.language() != null) {
      conditions.add(INSIGHTS_LISTING.LANGUAGE.eq(cell.language()));
    }
    conditions.add(at.ge(utc(question.period().start())));
    conditions.add(at.lt(utc(question.period().end())));
    if (after != null) {
      conditions.add(DSL.row(at, INSIGHTS_LISTING.ORDER_ID).lt(utc(after.at()), after.order()));
    }
    return dsl.select(at, INSIGHTS_LISTING.ORDER_ID)
        .from(INSIGHTS_LISTING)
        .where(conditions)
        .orderBy(at.desc(), INSIGHTS_LISTING.ORDER_ID.desc())
        .limit(rows)
        .fetch(row -> new Place(row.value1().toInstant(), row.value2()));
  }

  private static TableField<InsightsListingRecord, OffsetDateTime> moment(Happening happening) {
    return switch (happening) {
      case PLACED -> INSIGHTS_LISTING.PLACED_AT;
      case PAID -> INSIGHTS_LISTING.PAID_AT;
      case RETURNED -> INSIGHTS_LISTING.RETURNED_AT;
      case ABANDONED -> INSIGHTS_LISTING.ABANDONED_AT;
    };
  }

  private static OrderFact fact(InsightsOrderRecord row) {
    List<OrderFact.FactLine> lines = new ArrayList<>();
    for (int i = 0; i < row.getProducts().length; i++) {
      lines.add(
          new OrderFact.FactLine(row.getProducts()[i], row.getUnits()[i], row.getAmounts()[i]));
    }
    return new OrderFact(
        row.getOrderId(),
        new OrderId(row.getOrderId()).number(),
        FactStatus.ofCode(row.getStatus()),
        row.getLanguage(),
        row.getTotal(),
        lines,
        row.getRefusal(),
        row.getReason() == null ? null : AbandonReason.valueOf(row.getReason()),
        row.getPlacedAt().toInstant(),
        instant(row.getPaidAt()),
        instant(row.getReturnedAt()),
        instant(row.getAbandonedAt()),
        row.getPlacedPosition(),
        row.getPaidPosition(),
        row.getReturnedPosition());
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
    return at == null ? null : at.toInstant();
  }
}
