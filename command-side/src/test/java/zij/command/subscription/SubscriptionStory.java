package zij.command.subscription;

import java.time.Duration;
import java.time.Instant;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import zij.command.CommandTargets;
import zij.language.Language;
import zij.language.Stars;
import zij.language.TelegramUserId;
import zij.language.difference.Note;
import zij.language.order.ChargeId;
import zij.language.order.OrderId;
import zij.language.order.Payment;
import zij.language.product.ProductId;
import zij.language.product.Selling;
import zij.language.subscription.CancelledBy;
import zij.language.subscription.Renewal;
import zij.language.subscription.SubscriptionCommand;
import zij.language.subscription.SubscriptionEvent;

/** One subscriber to star charts for 100 Stars each 30 days. */
final class SubscriptionStory {
  static final TelegramUserId BUYER = new TelegramUserId(7);
  static final TelegramUserId OTHER = new TelegramUserId(8);
  static final TelegramUserId OWNER = new TelegramUserId(1);
  static final OrderId ORDER = OrderId.of(BUYER, "key");
  static final ProductId CHARTS = new ProductId("charts");
  static final Stars PRICE = new Stars(100);
  static final Instant BEGIN = Instant.parse("2026-11-21T09:00:00Z");
  static final Instant UNTIL = BEGIN.plus(Selling.PERIOD);
  static final Instant NEXT = UNTIL.plus(Selling.PERIOD);
  static final Instant NOW = BEGIN.plus(Duration.ofDays(10));

  private SubscriptionStory() {}

  static FixtureConfiguration<Subscription> subscriptions() {
    return new AggregateTestFixture<>(Subscription.class)
        .registerCommandTargetResolver(new CommandTargets());
  }

  static SubscriptionCommand.Start start() {
    return new SubscriptionCommand.Start(
        ORDER, BUYER, Language.RUSSIAN, CHARTS, "Charts", PRICE, charge("first"), UNTIL, BEGIN);
  }

  static SubscriptionEvent.Started started() {
    return new SubscriptionEvent.Started(
        ORDER, BUYER, Language.RUSSIAN, CHARTS, "Charts", PRICE, charge("first"), UNTIL, BEGIN);
  }

  static ChargeId charge(String id) {
    return new ChargeId(id);
  }

  static Payment payment(String charge, Stars amount) {
    return new Payment(charge(charge), "", amount, "{}");
  }

  static SubscriptionCommand.Renew renew(String charge, long update) {
    return new SubscriptionCommand.Renew(ORDER, BUYER, payment(charge, PRICE), NEXT, update, UNTIL);
  }

  static SubscriptionEvent.Renewed renewed(String charge, long update) {
    return renewed(charge, NEXT, Renewal.ON, update);
  }

  static SubscriptionEvent.Renewed renewed(
      String charge, Instant paidUntil, Renewal renewal, long update) {
    return new SubscriptionEvent.Renewed(
        ORDER, BUYER, CHARTS, payment(charge, PRICE), paidUntil, renewal, update, UNTIL);
  }

  static SubscriptionCommand.Observe observe(Renewal renewal, long update) {
    return new SubscriptionCommand.Observe(ORDER, renewal, update, NOW);
  }

  static SubscriptionEvent.Cancelled cancelled(CancelledBy by, long update) {
    return new SubscriptionEvent.Cancelled(ORDER, by, UNTIL, update, NOW);
  }

  static SubscriptionEvent.Reactivated reactivated(long update) {
    return new SubscriptionEvent.Reactivated(ORDER, UNTIL, update, NOW);
  }

  static SubscriptionEvent.RenewalFailed failed(long update) {
    return new SubscriptionEvent.RenewalFailed(ORDER, UNTIL, update, NOW);
  }

  static SubscriptionEvent.Confirmed confirmed(Renewal renewal, long update) {
    return new SubscriptionEvent.Confirmed(ORDER, renewal, update, NOW);
  }

  static SubscriptionCommand.Cancel cancel(CancelledBy by, TelegramUserId person) {
    return new SubscriptionCommand.Cancel(ORDER, by, person, NOW);
  }

  static SubscriptionEvent.CancelRequested cancelRequested(CancelledBy by, TelegramUserId person) {
    return new SubscriptionEvent.CancelRequested(ORDER, BUYER, charge("first"), by, person, NOW);
  }

  static SubscriptionEvent.ReactivationRequested reactivationRequested() {
    return new SubscriptionEvent.ReactivationRequested(ORDER, BUYER, charge("first"), NOW);
  }

  static SubscriptionEvent.Lapsed lapsed() {
    return new SubscriptionEvent.Lapsed(ORDER, UNTIL);
  }

  static SubscriptionEvent.Revoked revoked(String charge, Instant paidUntil, Instant at) {
    return new SubscriptionEvent.Revoked(
        ORDER, BUYER, charge("first"), charge(charge), PRICE, paidUntil, at);
  }

  static SubscriptionEvent.RefundRequested refundRequested(String charge) {
    return new SubscriptionEvent.RefundRequested(
        ORDER, BUYER, charge(charge), PRICE, OWNER, new Note("Asked for it."), NOW);
  }
}
