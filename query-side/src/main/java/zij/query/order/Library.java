package zij.query.order;

import static zij.query.schema.Tables.CUSTOMER_ORDER;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
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
   * The things of so many orders that were paid, or cost nothing, the newest first.
   *
   * @param before cursor that a page named, or null for the first page
   * @param orders 1 to {@value Orders#MAX_PAGE}
   */
  public LibraryPage page(TelegramUserId buyer, @Nullable Long before, int orders) {
    if (orders < 1 || orders > Orders.MAX_PAGE) {
      throw new IllegalArgumentException("a page has 1 to " + Orders.MAX_PAGE + " orders");
    }
    List<CustomerOrderRecord> rows =
        dsl.selectFrom(CUSTOMER_ORDER)
            .where(CUSTOMER_ORDER.BUYER.eq(buyer.value()))
            .and(CUSTOMER_ORDER.PAID_AT.isNotNull())
            .and(before == null ? DSL.noCondition() : CUSTOMER_ORDER.PLACED_POSITION.lt(before))
            .orderBy(CUSTOMER_ORDER.PLACED_POSITION.desc())
            .limit(orders + 1)
            .fetch();
    boolean more = rows.size() > orders;
    List<CustomerOrderRecord> shown = more ? rows.subList(0, orders) : rows;
    Map<String, Face> faces = Orders.faces(dsl, shown);
    String next = more ? String.valueOf(shown.getLast().getPlacedPosition()) : null;
    return new LibraryPage(shown.stream().flatMap(row -> items(row, faces)).toList(), next);
  }

  private static Stream<LibraryItem> items(CustomerOrderRecord row, Map<String, Face> faces) {
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
                Objects.requireNonNull(Orders.instant(row.getPaidAt()))));
  }
}
