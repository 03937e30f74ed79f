package zij.query.subscription;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import zij.language.Language;
import zij.language.Stars;
import zij.language.TelegramUserId;
import zij.language.order.ChargeId;
import zij.language.order.OrderEvent;
import zij.language.order.OrderId;
import zij.language.order.Payment;
import zij.language.product.ProductId;
import zij.language.product.Selling;
import zij.language.subscription.CancelledBy;
import zij.language.subscription.Renewal;
import zij.language.subscription.SubscriptionEvent;
import zij.query.TestViews;

/** The lives of subscriptions, as events in the order in which they happened. */
final class Subscribing {
  static final Instant AT = Instant.parse("2026-03-01T09:00:00Z");
  static final List<ProductId> PRODUCTS = List.of(new ProductId("club"), new ProductId("news"));

  private record Dated(Instant at, int nth, Object event) {}

  private Subscribing() {}

  static OrderId order(int number) {
    return OrderId.of(new TelegramUserId(7_000 + number), "key");
  }

  static ChargeId charge(int number, int month) {
    return new ChargeId("charge-" + number + "-" + month);
  }

  static SubscriptionEvent.Started started(int number, ProductId product, long price, Instant at) {
    return new SubscriptionEvent.Started(
        order(number),
        new TelegramUserId(7_000 + number),
        Language.ENGLISH,
        product,
        "Club",
        new Stars(price),
        charge(number, 0),
        at.plus(Selling.PERIOD),
        at);
  }

  static SubscriptionEvent.Renewed renewed(
      int number, int month, ProductId product, long price, Instant at) {
    return new SubscriptionEvent.Renewed(
        order(number),
        new TelegramUserId(7_000 + number),
        product,
        new Payment(charge(number, month), "", new Stars(price), "{}"),
        at.plus(Selling.PERIOD),
        Renewal.ON,
        month,
        at);
  }

  static SubscriptionEvent.Revoked revoked(int number, int month, long price, Instant at) {
    return new SubscriptionEvent.Revoked(
        order(number),
        new TelegramUserId(7_000 + number),
        charge(number, 0),
        charge(number, month),
        new Stars(price),
        at.plus(Selling.PERIOD),
        at);
  }

  /** So many lives, mixed as they happened. */
  static List<Object> mixed(int subscriptions, Random random) {
    List<Dated> all = new ArrayList<>();
    for (int number = 0; number < subscriptions; number++) live(number, random, all);
    all.sort(Comparator.comparing(Dated::at).thenComparingInt(Dated::nth));
    return all.stream().map(Dated::event).toList();
  }

  private static void live(int number, Random random, List<Dated> all) {
    ProductId product = PRODUCTS.get(random.nextInt(PRODUCTS.size()));
    long price = 10L + random.nextInt(90);
    Instant at = AT.plusSeconds(random.nextInt(60 * 86_400));
    happens(all, at, started(number, product, price, at));
    for (int month = 1; month <= 4; month++) {
      at = at.plus(Selling.PERIOD);
      OrderId order = order(number);
      switch (random.nextInt(6)) {
        case 0 -> {
          Instant cancelled = at.minus(Duration.ofDays(3));
          happens(
              all,
              cancelled,
              new SubscriptionEvent.Cancelled(order, CancelledBy.SHOP, at, 0, cancelled));
          happens(all, at, new SubscriptionEvent.Lapsed(order, at));
          if (random.nextBoolean()) return;
          at = at.plus(Duration.ofDays(2));
        }
        case 1 -> {
          Instant failed = at.minusSeconds(60);
          happens(all, failed, new SubscriptionEvent.RenewalFailed(order, at, month, failed));
          happens(all, at, new SubscriptionEvent.Lapsed(order, at));
          if (random.nextBoolean()) return;
          at = at.plus(Duration.ofDays(5));
        }
        case 2 -> {
          Instant back = at.minus(Duration.ofDays(9));
          Stars stars = new Stars(price);
          ChargeId last = charge(number, month - 1);
          happens(
              all,
              back,
              month == 1
                  ? new OrderEvent.Refunded(order, last, stars, back)
                  : new SubscriptionEvent.Refunded(order, last, stars, back));
          happens(all, back, revoked(number, month - 1, price, back));
          return;
        }
        default -> {}
      }
      happens(all, at, renewed(number, month, product, price, at));
    }
  }

  private static void happens(List<Dated> all, Instant at, Object event) {
    all.add(new Dated(at, all.size(), event));
  }

  /** Lets a projection see them, the whole list in one batch. */
  static void show(SubscriptionsProjection projection, List<Object> events, int from) {
    TestViews.inBatch(() -> {
      for (int i = from; i < events.size(); i++) {
        GlobalSequenceTrackingToken token = new GlobalSequenceTrackingToken(i);
        switch (events.get(i)) {
          case SubscriptionEvent e -> projection.on(e, token);
          case OrderEvent.Refunded e -> projection.on(e, token);
          default -> throw new IllegalArgumentException("no part of this: " + events.get(i));
        }
      }
    });
  }
}
