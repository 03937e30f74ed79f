package zij.query.order;

import static zij.query.schema.Tables.CUSTOMER_ORDER;
import static zij.query.schema.Tables.GIFT;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import zij.language.TelegramUserId;
import zij.language.order.OrderId;
import zij.query.schema.tables.records.CustomerOrderRecord;

/** Answers what buyers have, thing by thing. Thread-safe. */
public final class Library {
  private final DSLContext dsl;

  public Library(DSLContext dsl) {
    this.dsl = dsl;
  }

  /**
   * The things of so many orders that were paid, or cost nothing, the newest first: orders of one's
   * own, and gifts that one took. Both come from one place by their own index.
   *
   * @param before cursor that a page named, or null for the first page
   * @param orders 1 to {@value Orders#MAX_PAGE}
   */
  public LibraryPage page(TelegramUserId buyer, @Nullable Long before, int orders) {
    if (orders < 1 || orders > Orders.MAX_PAGE) {
      throw new IllegalArgumentException("a page has 1 to " + Orders.MAX_PAGE + " orders");
    }
    List<CustomerOrderRecord> rows =
        Stream.of(bought(buyer), received(buyer))
            .flatMap(whose -> newest(whose, before, orders + 1).stream())
            .sorted(Comparator.comparing(CustomerOrderRecord::getPlacedPosition).reversed())
            .limit(orders + 1)
            .toList();
    boolean more = rows.size() > orders;
    List<CustomerOrderRecord> shown = more ? rows.subList(0, orders) : rows;
    Map<String, Face> faces = Orders.faces(dsl, shown);
    String next = more ? String.valueOf(shown.getLast().getPlacedPosition()) : null;
    Set<UUID> received = received(shown);
    return new LibraryPage(
        shown.stream()
            .flatMap(row -> items(row, received.contains(row.getOrderId()), faces))
            .toList(),
        next);
  }

  /** What was bought for somebody else is not the buyer's. */
  private static Condition bought(TelegramUserId buyer) {
    return CUSTOMER_ORDER
        .BUYER
        .eq(buyer.value())
        .andNotExists(DSL.selectOne().from(GIFT).where(GIFT.ORDER_ID.eq(CUSTOMER_ORDER.ORDER_ID)));
  }

  /** What somebody else bought, or the same person, and took back. */
  private static Condition received(TelegramUserId taker) {
    return CUSTOMER_ORDER.ORDER_ID.in(
        DSL.select(GIFT.ORDER_ID).from(GIFT).where(GIFT.TAKER.eq(taker.value())));
  }

  private List<CustomerOrderRecord> newest(Condition whose, @Nullable Long before, int atMost) {
    return dsl.selectFrom(CUSTOMER_ORDER)
        .where(whose)
        .and(CUSTOMER_ORDER.PAID_AT.isNotNull())
        .and(before == null ? DSL.noCondition() : CUSTOMER_ORDER.PLACED_POSITION.lt(before))
        .orderBy(CUSTOMER_ORDER.PLACED_POSITION.desc())
        .limit(atMost)
        .fetch();
  }

  /** Of orders that somebody has: those that are gifts, and so were taken. */
  private Set<UUID> received(List<CustomerOrderRecord> shown) {
    UUID[] orders = shown.stream().map(CustomerOrderRecord::getOrderId).toArray(UUID[]::new);
    return dsl.select(GIFT.ORDER_ID)
        .from(GIFT)
        .where(GIFT.ORDER_ID.eq(DSL.any(orders)))
        .fetchSet(GIFT.ORDER_ID);
  }

  private static Stream<LibraryItem> items(
      CustomerOrderRecord row, boolean received, Map<String, Face> faces) {
    return Orders.lines(row, faces).stream()
        .map(line ->
            new LibraryItem(
                row.getOrderId(),
                new OrderId(row.getOrderId()).number(),
                line.product(),
                line.title(),
                line.emoji(),
                line.picture(),
                line.quantity(),
                OrderStatus.ofCode(row.getStatus()),
                received,
                Objects.requireNonNull(Orders.instant(row.getPaidAt()))));
  }
}
