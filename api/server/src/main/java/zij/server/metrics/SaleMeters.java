package zij.server.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.monitoring.MessageMonitor;
import org.axonframework.monitoring.NoOpMessageMonitorCallback;
import zij.language.order.OrderEvent;
import zij.language.order.Payment;
import zij.language.parcel.ParcelEvent;
import zij.language.subscription.SubscriptionEvent;

/**
 * Counts what is sold, when it is in the log, by the server that put it there: over all servers,
 * each event counts once. {@code zij.checkout.steps} are the steps of a purchase, {@code
 * zij.payments} what became of Telegram's payments, {@code zij.sale.stars} what they brought.
 * Thread-safe.
 */
public final class SaleMeters implements MessageMonitor<EventMessage<?>> {
  private static final String ORDER = "order";
  private static final String PARCEL = "parcel";
  private static final String SUBSCRIPTION = "subscription";

  private final Map<Class<?>, Counter> counters = new HashMap<>();
  private final MeterRegistry meters;
  private final DistributionSummary stars;

  public SaleMeters(MeterRegistry meters) {
    this.meters = meters;
    step(OrderEvent.Placed.class, ORDER, "placed");
    step(OrderEvent.InvoiceIssued.class, ORDER, "invoiced");
    step(OrderEvent.CheckoutApproved.class, ORDER, "approved");
    step(OrderEvent.CheckoutRefused.class, ORDER, "refused");
    step(OrderEvent.Given.class, ORDER, "given");
    step(OrderEvent.Delivered.class, ORDER, "delivered");
    step(OrderEvent.Cancelled.class, ORDER, "cancelled");
    step(OrderEvent.Expired.class, ORDER, "expired");
    step(ParcelEvent.Placed.class, PARCEL, "placed");
    step(ParcelEvent.InvoiceIssued.class, PARCEL, "invoiced");
    step(ParcelEvent.CheckoutApproved.class, PARCEL, "approved");
    step(ParcelEvent.CheckoutRefused.class, PARCEL, "refused");
    step(ParcelEvent.Sent.class, PARCEL, "delivered");
    step(ParcelEvent.Cancelled.class, PARCEL, "cancelled");
    payment(OrderEvent.Paid.class, ORDER, "paid");
    payment(OrderEvent.SurplusCharged.class, ORDER, "surplus");
    payment(OrderEvent.SurplusRefunded.class, ORDER, "surplus_refunded");
    payment(OrderEvent.Refunded.class, ORDER, "refunded");
    payment(OrderEvent.ChargedBack.class, ORDER, "charged_back");
    payment(ParcelEvent.Paid.class, PARCEL, "paid");
    payment(ParcelEvent.SurplusCharged.class, PARCEL, "surplus");
    payment(ParcelEvent.SurplusRefunded.class, PARCEL, "surplus_refunded");
    payment(ParcelEvent.Refunded.class, PARCEL, "refunded");
    payment(SubscriptionEvent.Renewed.class, SUBSCRIPTION, "paid");
    payment(SubscriptionEvent.RenewalFailed.class, SUBSCRIPTION, "failed");
    payment(SubscriptionEvent.Refunded.class, SUBSCRIPTION, "refunded");
    payment(SubscriptionEvent.ChargedBack.class, SUBSCRIPTION, "charged_back");
    stars =
        DistributionSummary.builder("zij.sale.stars")
            .description("Stars of each payment of an order or a subscription")
            .register(meters);
  }

  private void step(Class<?> event, String kind, String step) {
    counters.put(
        event,
        Counter.builder("zij.checkout.steps")
            .description("Steps of purchases that are in the log; paid is zij.payments")
            .tag("kind", kind)
            .tag("step", step)
            .register(meters));
  }

  private void payment(Class<?> event, String kind, String outcome) {
    counters.put(
        event,
        Counter.builder("zij.payments")
            .description("What became of payments, when it is in the log")
            .tag("kind", kind)
            .tag("outcome", outcome)
            .register(meters));
  }

  /** An event that is lost is not counted: only a commit is. */
  @Override
  public MonitorCallback onMessageIngested(EventMessage<?> message) {
    Object event = message.getPayload();
    Counter counted = counters.get(event.getClass());
    if (counted == null) return NoOpMessageMonitorCallback.INSTANCE;
    return new MonitorCallback() {
      @Override
      public void reportSuccess() {
        counted.increment();
        switch (event) {
          case OrderEvent.Paid paid -> sold(paid.payment());
          case SubscriptionEvent.Renewed renewed -> sold(renewed.payment());
          default -> {}
        }
      }

      @Override
      public void reportFailure(Throwable cause) {}

      @Override
      public void reportIgnored() {}
    };
  }

  private void sold(Payment payment) {
    stars.record((double) payment.amount().amount());
  }
}
