package zij.query.order;

import static org.jooq.impl.DSL.noCondition;
import static zij.query.schema.Tables.CREDIT_ENTRY;
import static zij.query.schema.Tables.CUSTOMER_ORDER;
import static zij.query.schema.Tables.PRODUCT;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import zij.language.TelegramUserId;
import zij.language.order.OrderId;
import zij.query.Arrivals;
import zij.query.credit.CreditEntry;
import zij.query.schema.tables.records.CustomerOrderRecord;

/** Answers what buyers ask of their own orders. Thread-safe. */
public final class Orders {
  /** The longest page. */
  public static final int MAX_PAGE = 100;

  /** As the index on unpaid orders has it. */
  private static final List<String> OPEN =
      Stream.of(OrderStatus.PLACED, OrderStatus.INVOICED, OrderStatus.APPROVED)
          .map(OrderStatus::code)
          .toList();

  private final DSLContext dsl;
  private final Arrivals arrivals;

  public Orders(DSLContext dsl, Arrivals arrivals) {
    this.dsl = dsl;
    this.arrivals = arrivals;
  }

  /** The same questions, asked of another database: a replica, or one connection. */
  public Orders at(DSLContext database) {
    return new Orders(database, arrivals);
  }

  /** The buyer's order; empty if there is none, or if it is somebody else's. */
  public Optional<Order> find(TelegramUserId buyer, OrderId order) {
    return find(buyer, order, false);
  }

  /**
   * The same.
   *
   * @param paidOn whether renewals pay for the goods, even if the order's own payment went back
   */
  public Optional<Order> find(TelegramUserId buyer, OrderId order, boolean paidOn) {
    return row(buyer, order).map(row -> view(row, paidOn, credit(order), faces(dsl, List.of(row))));
  }

  /**
   * Waits until the order, whosever it is, shows at least this log position.
   *
   * @return whether it does
   */
  public boolean awaitPosition(OrderId order, long position, Duration atMost)
      throws InterruptedException {
    Condition shown =
        CUSTOMER_ORDER.ORDER_ID.eq(order.value()).and(CUSTOMER_ORDER.POSITION.ge(position));
    return arrivals.await(order.value(), () -> dsl.fetchExists(CUSTOMER_ORDER, shown), atMost);
  }

  /**
   * The file that an order delivered for a line, whosever it is; empty if there is none, or once
   * the payment went back.
   *
   * @param paidOn whether renewals pay for it, even if the order's own payment went back
   */
  public Optional<DeliveredFile> file(OrderId order, String product, boolean paidOn) {
    return dsl.selectFrom(CUSTOMER_ORDER)
        .where(CUSTOMER_ORDER.ORDER_ID.eq(order.value()))
        .and(paidOn ? noCondition() : CUSTOMER_ORDER.STATUS.eq(OrderStatus.DELIVERED.code()))
        .fetchOptional()
        .flatMap(row ->
            OrderJson.goods(row.getGoods()).stream()
                .filter(item -> item.product().equals(product))
                .findFirst())
        .flatMap(item -> Optional.ofNullable(item.file()));
  }

  /** Log position of the order's payment; empty if it is not paid, or is somebody else's. */
  public Optional<Long> paidPosition(TelegramUserId buyer, OrderId order) {
    return row(buyer, order).map(CustomerOrderRecord::getPaidPosition);
  }

  /**
   * A page of the buyer's orders, newest first.
   *
   * @param before cursor that a page named, or null for the first page
   * @param limit 1 to {@value #MAX_PAGE}
   */
  public OrderPage page(TelegramUserId buyer, @Nullable Long before, int limit) {
    if (limit < 1 || limit > MAX_PAGE) {
      throw new IllegalArgumentException("a page has 1 to " + MAX_PAGE + " orders");
    }
    List<CustomerOrderRecord> rows =
        dsl.selectFrom(CUSTOMER_ORDER)
            .where(CUSTOMER_ORDER.BUYER.eq(buyer.value()))
            .and(before == null ? DSL.noCondition() : CUSTOMER_ORDER.PLACED_POSITION.lt(before))
            .orderBy(CUSTOMER_ORDER.PLACED_POSITION.desc())
            .limit(limit + 1)
            .fetch();
    boolean more = rows.size() > limit;
    List<CustomerOrderRecord> shown = more ? rows.subList(0, limit) : rows;
    Map<String, Face> faces = faces(dsl, shown);
    String next = more ? String.valueOf(shown.getLast().getPlacedPosition()) : null;
    return new OrderPage(shown.stream().map(row -> summary(row, faces)).toList(), next);
  }

  /** Unpaid orders whose time was up at this moment, the longest overdue first. */
  public List<OrderId> lapsed(Instant now, int limit) {
    return dsl.select(CUSTOMER_ORDER.ORDER_ID)
        .from(CUSTOMER_ORDER)
        .where(CUSTOMER_ORDER.STATUS.in(OPEN))
        .and(CUSTOMER_ORDER.EXPIRES_AT.le(utc(now)))
        .orderBy(CUSTOMER_ORDER.EXPIRES_AT)
        .limit(limit)
        .fetch(row -> new OrderId(row.value1()));
  }

  /** Whether anybody ever paid. */
  public boolean anyPaid() {
    return dsl.fetchExists(CUSTOMER_ORDER, CUSTOMER_ORDER.PAID_POSITION.isNotNull());
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  private static Condition own(TelegramUserId buyer, OrderId order) {
    return CUSTOMER_ORDER.ORDER_ID.eq(order.value()).and(CUSTOMER_ORDER.BUYER.eq(buyer.value()));
  }

  private Optional<CustomerOrderRecord> row(TelegramUserId buyer, OrderId order) {
    return dsl.selectFrom(CUSTOMER_ORDER).where(own(buyer, order)).fetchOptional();
  }

  /** The pictures of all products that are in these orders. */
  static Map<String, Face> faces(DSLContext dsl, List<CustomerOrderRecord> rows) {
    Set<String> products = new HashSet<>();
    for (CustomerOrderRecord row : rows) {
      OrderJson.lines(row.getLines()).forEach(line -> products.add(line.product().value()));
    }
    var whole = PRODUCT.as("whole"); // a variant without a picture has that of its product
    var picture = DSL.coalesce(PRODUCT.PICTURE, whole.PICTURE);
    return dsl.select(PRODUCT.PRODUCT_ID, PRODUCT.EMOJI, picture)
        .from(PRODUCT)
        .leftJoin(whole)
        .on(whole.PRODUCT_ID.eq(PRODUCT.VARIANT_OF))
        .where(PRODUCT.PRODUCT_ID.eq(DSL.any(products.toArray(String[]::new))))
        .fetchMap(
            PRODUCT.PRODUCT_ID, row -> new Face(row.value2(), OrderJson.picture(row.value3())));
  }

  /** What the order was to be paid with, even if it has no use for it any more. */
  private long credit(OrderId order) {
    Long spent =
        dsl.select(DSL.max(CREDIT_ENTRY.AMOUNT))
            .from(CREDIT_ENTRY)
            .where(CREDIT_ENTRY.ORDER_ID.eq(order.value()))
            .and(CREDIT_ENTRY.KIND.eq(CreditEntry.Kind.SPENT.name()))
            .fetchOne(0, Long.class);
    return spent == null ? 0 : spent;
  }

  private static Order view(
      CustomerOrderRecord row, boolean paidOn, long credit, Map<String, Face> faces) {
    return new Order(
        row.getOrderId(),
        number(row.getOrderId()),
        OrderStatus.ofCode(row.getStatus()),
        lines(row, faces),
        credit,
        row.getTotal(),
        row.getPlacedAt().toInstant(),
        row.getExpiresAt().toInstant(),
        instant(row.getPaidAt()),
        instant(row.getDeliveredAt()),
        instant(row.getClosedAt()),
        row.getCharge(),
        isGone(row) && !paidOn ? List.of() : OrderJson.goods(row.getGoods()),
        row.getRefusal(),
        OrderJson.surplus(row.getSurplus()),
        null,
        null,
        row.getPosition());
  }

  /** What went back is not the buyer's any more. */
  private static boolean isGone(CustomerOrderRecord row) {
    return switch (OrderStatus.ofCode(row.getStatus())) {
      case REFUNDED, CHARGED_BACK -> true;
      case PLACED, INVOICED, APPROVED, PAID, DELIVERED, CANCELLED, EXPIRED -> false;
    };
  }

  static OrderSummary summary(CustomerOrderRecord row, Map<String, Face> faces) {
    List<OrderLine> lines = lines(row, faces);
    return new OrderSummary(
        row.getOrderId(),
        number(row.getOrderId()),
        OrderStatus.ofCode(row.getStatus()),
        row.getTotal(),
        lines.getFirst().title(),
        lines.getFirst().emoji(),
        lines.getFirst().picture(),
        lines.stream().mapToInt(OrderLine::quantity).sum(),
        row.getPlacedAt().toInstant());
  }

  static List<OrderLine> lines(CustomerOrderRecord row, Map<String, Face> faces) {
    return OrderJson.lines(row.getLines()).stream()
        .map(line -> line(line, faces.getOrDefault(line.product().value(), Face.UNKNOWN)))
        .toList();
  }

  private static OrderLine line(zij.language.order.OrderLine line, Face face) {
    return new OrderLine(
        line.product().value(),
        line.title(),
        face.emoji(),
        face.picture(),
        line.quantity().units(),
        line.price().stars().amount());
  }

  private static String number(UUID order) {
    return new OrderId(order).number();
  }

  static @Nullable Instant instant(@Nullable OffsetDateTime at) {
    return at == null ? null : at.toInstant();
  }
}
