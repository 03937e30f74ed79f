package zij.query.subscription;

import static zij.query.schema.Tables.SUBSCRIPTION;
import static zij.query.schema.Tables.SUBSCRIPTION_FAILURE;
import static zij.query.schema.Tables.SUBSCRIPTION_PAYMENT;
import static zij.query.schema.Tables.SUBSCRIPTION_SPAN;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import zij.language.order.ChargeId;
import zij.language.order.OrderEvent;
import zij.language.subscription.Renewal;
import zij.language.subscription.SubscriptionEvent;
import zij.query.Batch;
import zij.query.Positions;
import zij.query.schema.tables.records.SubscriptionPaymentRecord;
import zij.query.schema.tables.records.SubscriptionRecord;
import zij.query.schema.tables.records.SubscriptionSpanRecord;

/**
 * Keeps subscriptions, what was paid of them and when subscribers had access. In one segment, since
 * what goes back of a first payment is told by its order. Repeating is harmless: a subscription
 * passes over events whose position it already shows.
 */
@ProcessingGroup(SubscriptionsProjection.GROUP)
public final class SubscriptionsProjection {
  public static final String GROUP = "subscriptions";

  private record Change(Object event, long position) {}

  private final DSLContext dsl;
  private final Batch<Change> batch;

  /**
   * @param dsl works in the transaction of the current thread
   */
  public SubscriptionsProjection(DSLContext dsl) {
    this.dsl = dsl;
    this.batch = new Batch<>(GROUP, this::write, _ -> {});
  }

  @EventHandler
  void on(SubscriptionEvent event, TrackingToken token) {
    batch.add(new Change(event, Positions.of(token)));
  }

  @EventHandler
  void on(OrderEvent.RefundRequested event, TrackingToken token) {
    batch.add(new Change(event, Positions.of(token)));
  }

  @EventHandler
  void on(OrderEvent.Refunded event, TrackingToken token) {
    batch.add(new Change(event, Positions.of(token)));
  }

  @EventHandler
  void on(OrderEvent.ChargedBack event, TrackingToken token) {
    batch.add(new Change(event, Positions.of(token)));
  }

  private void write(List<Change> changes) {
    for (Change change : changes) {
      switch (change.event()) {
        case SubscriptionEvent.Started e -> begin(e, change.position());
        case SubscriptionEvent e -> evolve(e, change.position());
        case OrderEvent.RefundRequested e -> refund(e.charge(), "WANTED", null);
        case OrderEvent.Refunded e -> refund(e.charge(), "REFUNDED", e.at());
        case OrderEvent.ChargedBack e -> refund(e.charge(), "CHARGED_BACK", e.at());
        default -> throw new IllegalStateException("not asked for: " + change.event());
      }
    }
  }

  private void begin(SubscriptionEvent.Started e, long position) {
    SubscriptionRecord row = new SubscriptionRecord();
    row.setSubscriptionId(SubscriptionEvent.aggregateId(e.order()));
    row.setOrderId(e.order().value());
    row.setBuyer(e.buyer().value());
    row.setProductId(e.product().value());
    row.setTitle(e.title());
    row.setPrice(e.price().amount());
    row.setState(SubscriptionState.ACTIVE.name());
    row.setRenewals(0);
    row.setStartedAt(utc(e.at()));
    row.setPaidUntil(utc(e.paidUntil()));
    row.setAccessUntil(utc(Renewal.ON.accessUntil(e.paidUntil())));
    row.setStartedPosition(position);
    row.setPosition(position);
    boolean isNews = dsl.insertInto(SUBSCRIPTION).set(row).onConflictDoNothing().execute() > 0;
    if (!isNews) return;
    pay(row, e.charge(), e.paidUntil(), e.at(), position);
    span(row, true, e.at(), position);
  }

  private void evolve(SubscriptionEvent event, long position) {
    SubscriptionRecord row =
        dsl.fetchOne(SUBSCRIPTION, SUBSCRIPTION.ORDER_ID.eq(event.order().value()));
    if (row == null) throw new IllegalStateException("never started: " + event);
    if (row.getPosition() >= position) return;
    switch (event) {
      case SubscriptionEvent.Started e -> throw new IllegalStateException("started twice: " + e);
      case SubscriptionEvent.Renewed e -> renewed(row, e, position);
      case SubscriptionEvent.RenewalFailed e -> {
        become(row, Renewal.FAILED);
        failed(row, e.at(), position);
      }
      case SubscriptionEvent.CancelRequested _ -> row.setWish("CANCEL");
      case SubscriptionEvent.ReactivationRequested _ -> row.setWish("REACTIVATE");
      case SubscriptionEvent.Cancelled e -> {
        become(row, Renewal.CANCELLED);
        row.setCancelledBy(e.by().name());
        if ("CANCEL".equals(row.getWish())) row.setWish(null);
      }
      case SubscriptionEvent.Reactivated _ -> {
        become(row, Renewal.ON);
        if ("REACTIVATE".equals(row.getWish())) row.setWish(null);
      }
      case SubscriptionEvent.Confirmed _ -> {}
      case SubscriptionEvent.Lapsed e -> end(row, SubscriptionState.LAPSED, e.at());
      case SubscriptionEvent.Revoked e -> end(row, SubscriptionState.REVOKED, e.at());
      case SubscriptionEvent.RefundRequested e -> refund(e.charge(), "WANTED", null);
      case SubscriptionEvent.Refunded e -> refund(e.charge(), "REFUNDED", e.at());
      case SubscriptionEvent.ChargedBack e -> refund(e.charge(), "CHARGED_BACK", e.at());
    }
    row.setPosition(position);
    row.store();
  }

  private void renewed(SubscriptionRecord row, SubscriptionEvent.Renewed e, long position) {
    boolean hadEnded = row.getEndedAt() != null;
    row.setRenewals(row.getRenewals() + 1);
    if (e.paidUntil().isAfter(row.getPaidUntil().toInstant())) {
      row.setPaidUntil(utc(e.paidUntil()));
    }
    row.setEndedAt(null);
    become(row, e.renewal());
    pay(row, e.payment().charge(), e.paidUntil(), e.at(), position);
    if (hadEnded) span(row, false, e.at(), position);
  }

  private static void become(SubscriptionRecord row, Renewal renewal) {
    row.setState(SubscriptionState.of(renewal).name());
    row.setAccessUntil(utc(renewal.accessUntil(row.getPaidUntil().toInstant())));
    if (renewal == Renewal.ON) row.setCancelledBy(null);
  }

  private void end(SubscriptionRecord row, SubscriptionState state, Instant at) {
    row.setState(state.name());
    row.setAccessUntil(null);
    row.setEndedAt(utc(at));
    row.setWish(null);
    dsl.update(SUBSCRIPTION_SPAN)
        .set(SUBSCRIPTION_SPAN.ENDED_AT, utc(at))
        .where(SUBSCRIPTION_SPAN.ORDER_ID.eq(row.getOrderId()))
        .and(SUBSCRIPTION_SPAN.ENDED_AT.isNull())
        .execute();
  }

  private void pay(
      SubscriptionRecord row, ChargeId charge, Instant until, Instant at, long position) {
    SubscriptionPaymentRecord payment = new SubscriptionPaymentRecord();
    payment.setCharge(charge.value());
    payment.setOrderId(row.getOrderId());
    payment.setProductId(row.getProductId());
    payment.setAmount(row.getPrice());
    payment.setRenewal(row.getRenewals() > 0);
    payment.setPaidAt(utc(at));
    payment.setPaidUntil(utc(until));
    payment.setPosition(position);
    dsl.insertInto(SUBSCRIPTION_PAYMENT).set(payment).onConflictDoNothing().execute();
  }

  private void span(SubscriptionRecord row, boolean first, Instant at, long position) {
    SubscriptionSpanRecord span = new SubscriptionSpanRecord();
    span.setPosition(position);
    span.setOrderId(row.getOrderId());
    span.setProductId(row.getProductId());
    span.setPrice(row.getPrice());
    span.setIsFirst(first);
    span.setBeganAt(utc(at));
    dsl.insertInto(SUBSCRIPTION_SPAN).set(span).onConflictDoNothing().execute();
  }

  private void failed(SubscriptionRecord row, Instant at, long position) {
    dsl.insertInto(SUBSCRIPTION_FAILURE)
        .set(SUBSCRIPTION_FAILURE.POSITION, position)
        .set(SUBSCRIPTION_FAILURE.ORDER_ID, row.getOrderId())
        .set(SUBSCRIPTION_FAILURE.PRODUCT_ID, row.getProductId())
        .set(SUBSCRIPTION_FAILURE.FAILED_AT, utc(at))
        .onConflictDoNothing()
        .execute();
  }

  /** Of a payment that is none of a subscription's, nothing is here. */
  private void refund(ChargeId charge, String what, @Nullable Instant at) {
    var payment = SUBSCRIPTION_PAYMENT;
    dsl.update(payment)
        .set(payment.REFUND, what)
        .set(payment.RETURNED_AT, at == null ? null : utc(at))
        .where(payment.CHARGE.eq(charge.value()))
        .and(payment.RETURNED_AT.isNull())
        .execute();
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
