package zij.query.subscription;

import static zij.query.schema.Tables.PRODUCT;
import static zij.query.schema.Tables.SUBSCRIPTION;
import static zij.query.schema.Tables.SUBSCRIPTION_PAYMENT;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectOnConditionStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import zij.language.TelegramUserId;
import zij.language.order.OrderId;
import zij.language.product.ProductId;
import zij.language.subscription.CancelledBy;
import zij.query.schema.tables.records.SubscriptionRecord;

/** Answers what there is of subscriptions. Thread-safe. */
public final class Subscriptions {
  /** The longest page. */
  public static final int MAX_PAGE = 100;

  private final DSLContext dsl;

  public Subscriptions(DSLContext dsl) {
    this.dsl = dsl;
  }

  /** The same questions, asked of another database: a replica, or one connection. */
  public Subscriptions at(DSLContext database) {
    return new Subscriptions(database);
  }

  /** The buyer's, the newest first; up to {@value #MAX_PAGE}. */
  public List<Subscription> of(TelegramUserId buyer, Instant now) {
    return rows()
        .where(SUBSCRIPTION.BUYER.eq(buyer.value()))
        .orderBy(SUBSCRIPTION.STARTED_POSITION.desc())
        .limit(MAX_PAGE)
        .fetch(row -> view(row, now));
  }

  /** That of an order, whosever it is; empty if there is none. */
  public Optional<Subscription> find(OrderId order, Instant now) {
    return rows()
        .where(SUBSCRIPTION.ORDER_ID.eq(order.value()))
        .fetchOptional(row -> view(row, now));
  }

  /** The buyer's subscription to a product to which they have access; empty if there is none. */
  public Optional<OrderId> running(TelegramUserId buyer, ProductId product, Instant now) {
    return dsl.select(SUBSCRIPTION.ORDER_ID)
        .from(SUBSCRIPTION)
        .where(SUBSCRIPTION.BUYER.eq(buyer.value()))
        .and(SUBSCRIPTION.PRODUCT_ID.eq(product.value()))
        .and(SUBSCRIPTION.ACCESS_UNTIL.gt(utc(now)))
        .limit(1)
        .fetchOptional(row -> new OrderId(row.value1()));
  }

  /**
   * A page of all, the newest first.
   *
   * @param state only these; null for all
   * @param before cursor that a page named, or null for the first page
   * @param limit 1 to {@value #MAX_PAGE}
   */
  public SubscriptionPage page(
      @Nullable SubscriptionState state, @Nullable Long before, int limit, Instant now) {
    if (limit < 1 || limit > MAX_PAGE) {
      throw new IllegalArgumentException("a page has 1 to " + MAX_PAGE + " subscriptions");
    }
    Condition wanted = state == null ? DSL.noCondition() : SUBSCRIPTION.STATE.eq(state.name());
    if (before != null) wanted = wanted.and(SUBSCRIPTION.STARTED_POSITION.lt(before));
    List<Record> found =
        rows()
            .where(wanted)
            .orderBy(SUBSCRIPTION.STARTED_POSITION.desc())
            .limit(limit + 1)
            .fetch(row -> row);
    boolean more = found.size() > limit;
    List<Record> shown = more ? found.subList(0, limit) : found;
    String next = more ? String.valueOf(shown.getLast().get(SUBSCRIPTION.STARTED_POSITION)) : null;
    return new SubscriptionPage(shown.stream().map(row -> view(row, now)).toList(), next);
  }

  /** All that was paid of one, the first payment first. */
  public List<SubscriptionPayment> payments(OrderId order) {
    return dsl.selectFrom(SUBSCRIPTION_PAYMENT)
        .where(SUBSCRIPTION_PAYMENT.ORDER_ID.eq(order.value()))
        .orderBy(SUBSCRIPTION_PAYMENT.POSITION)
        .fetch(row ->
            new SubscriptionPayment(
                row.getCharge(),
                row.getAmount(),
                row.getRenewal(),
                row.getPaidAt().toInstant(),
                row.getPaidUntil().toInstant(),
                row.getRefund()));
  }

  /** Those of a person that have not ended; up to {@value #MAX_PAGE}, the newest first. */
  public List<OrderId> running(TelegramUserId buyer) {
    return dsl.select(SUBSCRIPTION.ORDER_ID)
        .from(SUBSCRIPTION)
        .where(SUBSCRIPTION.BUYER.eq(buyer.value()))
        .and(SUBSCRIPTION.ENDED_AT.isNull())
        .orderBy(SUBSCRIPTION.STARTED_POSITION.desc())
        .limit(MAX_PAGE)
        .fetch(row -> new OrderId(row.value1()));
  }

  /** Those whose access was over at this moment, the longest overdue first. */
  public List<OrderId> due(Instant now, int limit) {
    return dsl.select(SUBSCRIPTION.ORDER_ID)
        .from(SUBSCRIPTION)
        .where(SUBSCRIPTION.ACCESS_UNTIL.le(utc(now)))
        .orderBy(SUBSCRIPTION.ACCESS_UNTIL)
        .limit(limit)
        .fetch(row -> new OrderId(row.value1()));
  }

  private SelectOnConditionStep<Record> rows() {
    return dsl.select(SUBSCRIPTION.fields())
        .select(PRODUCT.EMOJI)
        .from(SUBSCRIPTION)
        .leftJoin(PRODUCT)
        .on(PRODUCT.PRODUCT_ID.eq(SUBSCRIPTION.PRODUCT_ID));
  }

  private static Subscription view(Record joined, Instant now) {
    SubscriptionRecord row = joined.into(SUBSCRIPTION);
    String emoji = joined.get(PRODUCT.EMOJI);
    OffsetDateTime until = row.getAccessUntil();
    String by = row.getCancelledBy();
    return new Subscription(
        row.getOrderId(),
        new OrderId(row.getOrderId()).number(),
        row.getBuyer(),
        row.getProductId(),
        row.getTitle(),
        emoji == null ? "" : emoji,
        row.getPrice(),
        SubscriptionState.valueOf(row.getState()),
        by == null ? null : CancelledBy.valueOf(by),
        row.getWish(),
        row.getRenewals(),
        row.getStartedAt().toInstant(),
        row.getPaidUntil().toInstant(),
        until != null && until.toInstant().isAfter(now),
        row.getEndedAt() == null ? null : row.getEndedAt().toInstant(),
        row.getPosition());
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
