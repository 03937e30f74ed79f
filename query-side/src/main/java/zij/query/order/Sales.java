package zij.query.order;

import static zij.query.schema.Tables.CUSTOMER_ORDER;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import zij.language.order.OrderId;
import zij.query.schema.tables.records.CustomerOrderRecord;

/** All orders of the shop, for whoever runs it. Thread-safe. */
public final class Sales {
  /** The longest page. */
  public static final int MAX_PAGE = 100;

  /** The longest word that is searched for; longer than any of Telegram's payment ids. */
  public static final int MAX_WORD = 300;

  private static final Pattern BUYER = Pattern.compile("[0-9]{1,18}");

  /** An order's id or its beginning; receipts are called {@code zij-<8 digits>.tlog-proof}. */
  private static final Pattern ORDER =
      Pattern.compile("(?:zij-)?([0-9a-f-]{4,36})(?:\\.tlog-proof)?");

  private static final int DIGITS = 32;

  private final DSLContext dsl;

  public Sales(DSLContext dsl) {
    this.dsl = dsl;
  }

  /**
   * A page of the orders, the newest first.
   *
   * @param statuses only orders in one of these; all if there are none
   * @param word an order's number or id or the beginning of it, a buyer's Telegram id, or the id of
   *     the payment; null for all
   * @param before cursor that a page named, or null for the first page
   * @param limit 1 to {@value #MAX_PAGE}
   */
  public SalesPage page(
      Set<OrderStatus> statuses, @Nullable String word, @Nullable Long before, int limit) {
    if (limit < 1 || limit > MAX_PAGE) {
      throw new IllegalArgumentException("a page has 1 to " + MAX_PAGE + " orders");
    }
    List<CustomerOrderRecord> rows =
        dsl.selectFrom(CUSTOMER_ORDER)
            .where(statuses.isEmpty() ? DSL.noCondition() : isIn(statuses))
            .and(word == null ? DSL.noCondition() : isMeantBy(word))
            .and(before == null ? DSL.noCondition() : CUSTOMER_ORDER.PLACED_POSITION.lt(before))
            .orderBy(CUSTOMER_ORDER.PLACED_POSITION.desc())
            .limit(limit + 1)
            .fetch();
    boolean more = rows.size() > limit;
    List<CustomerOrderRecord> shown = more ? rows.subList(0, limit) : rows;
    Map<String, Face> faces = Orders.faces(dsl, shown);
    return new SalesPage(
        shown.stream()
            .map(row -> new SaleSummary(Orders.summary(row, faces), row.getBuyer()))
            .toList(),
        more ? String.valueOf(shown.getLast().getPlacedPosition()) : null);
  }

  /** An order, whosever it is; empty if there is none. */
  public Optional<Sale> find(OrderId order) {
    return dsl.fetchOptional(CUSTOMER_ORDER, CUSTOMER_ORDER.ORDER_ID.eq(order.value()))
        .map(row -> sale(row, Orders.faces(dsl, List.of(row))));
  }

  private static Condition isIn(Set<OrderStatus> statuses) {
    return CUSTOMER_ORDER.STATUS.in(statuses.stream().map(OrderStatus::code).toList());
  }

  private static Condition isMeantBy(String word) {
    Condition meant = CUSTOMER_ORDER.CHARGE.eq(word);
    if (BUYER.matcher(word).matches())
      meant = meant.or(CUSTOMER_ORDER.BUYER.eq(Long.valueOf(word)));
    Matcher order = ORDER.matcher(word.toLowerCase(Locale.ROOT));
    if (!order.matches()) return meant;
    String digits = order.group(1).replace("-", "");
    if (digits.isEmpty() || digits.length() > DIGITS) return meant;
    return meant.or(CUSTOMER_ORDER.ORDER_ID.between(id(digits, '0'), id(digits, 'f')));
  }

  /** The id that begins with these digits and goes on with this one. */
  private static UUID id(String digits, char rest) {
    String all = digits + String.valueOf(rest).repeat(DIGITS - digits.length());
    return new UUID(
        Long.parseUnsignedLong(all.substring(0, DIGITS / 2), 16),
        Long.parseUnsignedLong(all.substring(DIGITS / 2), 16));
  }

  private static Sale sale(CustomerOrderRecord row, Map<String, Face> faces) {
    return new Sale(
        row.getOrderId(),
        new OrderId(row.getOrderId()).number(),
        row.getBuyer(),
        OrderStatus.ofCode(row.getStatus()),
        Orders.lines(row, faces),
        row.getTotal(),
        row.getPlacedAt().toInstant(),
        Orders.instant(row.getPaidAt()),
        Orders.instant(row.getDeliveredAt()),
        Orders.instant(row.getClosedAt()),
        row.getCharge(),
        row.getRefusal(),
        OrderJson.surplus(row.getSurplus()),
        row.getPosition());
  }
}
