package zij.command.subscription;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import zij.language.Refusal;
import zij.language.Stars;
import zij.language.order.ChargeId;
import zij.language.subscription.SubscriptionCommand;
import zij.language.subscription.SubscriptionEvent;

/** What was paid of a subscription, until when, and what went back of it. */
final class Periods {
  /** One payment. */
  record Period(ChargeId charge, Stars amount, Instant paidUntil) {}

  private final Map<ChargeId, Period> paid = new HashMap<>();
  private final Map<ChargeId, SubscriptionEvent.RefundRequested> wanted = new HashMap<>();
  private final Map<ChargeId, Refusal> returned = new HashMap<>();
  private @Nullable Period first;

  void see(SubscriptionEvent event) {
    switch (event) {
      case SubscriptionEvent.Started e -> {
        first = new Period(e.charge(), e.price(), e.paidUntil());
        add(first);
      }
      case SubscriptionEvent.Renewed e ->
          add(new Period(e.payment().charge(), e.payment().amount(), e.paidUntil()));
      case SubscriptionEvent.RefundRequested e -> wanted.put(e.charge(), e);
      case SubscriptionEvent.Refunded e -> returned.put(e.charge(), Refusal.ALREADY_REFUNDED);
      case SubscriptionEvent.ChargedBack e -> returned.put(e.charge(), Refusal.CHARGED_BACK);
      // Of the first payment its order tells alone.
      case SubscriptionEvent.Revoked e ->
          returned.putIfAbsent(e.charge(), Refusal.ALREADY_REFUNDED);
      case SubscriptionEvent.RenewalFailed _,
          SubscriptionEvent.CancelRequested _,
          SubscriptionEvent.ReactivationRequested _,
          SubscriptionEvent.Cancelled _,
          SubscriptionEvent.Reactivated _,
          SubscriptionEvent.Confirmed _,
          SubscriptionEvent.Lapsed _ -> {}
    }
  }

  private void add(Period period) {
    paid.put(period.charge(), period);
  }

  /** Whether something that did not go back pays until that moment already, or nearly so. */
  boolean arePaidUntil(Instant moment, Duration nearly) {
    return paid.values().stream()
        .filter(period -> !returned.containsKey(period.charge()))
        .map(period -> Duration.between(period.paidUntil(), moment).abs())
        .anyMatch(distance -> distance.compareTo(nearly) < 0);
  }

  boolean know(ChargeId charge) {
    return paid.containsKey(charge);
  }

  /** The payment that began it. */
  Period first() {
    return begun(first);
  }

  /**
   * The payment that pays for longest, as they may be told late; of those that did not go back, if
   * there are any.
   */
  Period last() {
    Comparator<Period> byLength = Comparator.comparing(Period::paidUntil);
    return paid.values().stream()
        .filter(period -> !returned.containsKey(period.charge()))
        .max(byLength)
        .or(() -> paid.values().stream().max(byLength))
        .orElseThrow(() -> new IllegalStateException("only started subscriptions are loaded"));
  }

  private static Period begun(@Nullable Period period) {
    if (period == null) throw new IllegalStateException("only started subscriptions are loaded");
    return period;
  }

  boolean haveSeenGoBack(ChargeId charge) {
    return returned.containsKey(charge);
  }

  /** Of a renewal; the first payment belongs to the order. */
  Optional<Refusal> whyNotBack(ChargeId charge, Stars amount) {
    Period period = renewal(charge);
    if (period == null) return Optional.of(Refusal.CHARGE_UNKNOWN);
    return period.amount().equals(amount) ? Optional.empty() : Optional.of(Refusal.AMOUNT_DIFFERS);
  }

  /** Asked once more in the same words, it is the same wish. */
  Optional<Refusal> whyNotWanted(SubscriptionCommand.Refund c) {
    if (renewal(c.charge()) == null) return Optional.of(Refusal.CHARGE_UNKNOWN);
    Refusal before = returned.get(c.charge());
    if (before != null) return Optional.of(before);
    var wish = wanted.get(c.charge());
    boolean other = wish != null && !wish.reason().equals(c.reason());
    return other ? Optional.of(Refusal.REFUND_REQUESTED) : Optional.empty();
  }

  boolean areWantedBack(ChargeId charge) {
    return wanted.containsKey(charge);
  }

  /** What a renewal cost; asked only of one that is known. */
  Stars amount(ChargeId charge) {
    return begun(renewal(charge)).amount();
  }

  private @Nullable Period renewal(ChargeId charge) {
    return first().charge().equals(charge) ? null : paid.get(charge);
  }
}
