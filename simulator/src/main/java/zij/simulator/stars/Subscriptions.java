package zij.simulator.stars;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import zij.simulator.chat.Chats;
import zij.simulator.people.People;
import zij.simulator.people.Person;
import zij.simulator.store.Store;
import zij.simulator.webhook.Deliveries;

/**
 * Everyone's subscriptions (Bot API, createInvoiceLink with {@code subscription_period}). Time does
 * not pass by itself: a hand says when the next payment is due. A renewal comes as a {@code
 * successful_payment} with the payload of the invoice and a new charge; how a subscription goes on
 * comes as {@code subscription}, whoever changed it. Thread-safe.
 */
public final class Subscriptions {
  private final MVMap<String, StarSubscription> all;
  private final Till till;
  private final People people;
  private final Chats chats;
  private final Deliveries deliveries;
  private final ReentrantLock lock = new ReentrantLock();

  /** Takes up those that are kept. */
  public Subscriptions(Store store, Till till, People people, Chats chats, Deliveries deliveries) {
    this.all = store.byText("subscriptions", StarSubscription.class);
    this.till = till;
    this.people = people;
    this.chats = chats;
    this.deliveries = deliveries;
  }

  /**
   * Begins one with a payment, if that is what was sold.
   *
   * @param monthSeconds how long a period lasts; 0 for as long as the invoice says
   */
  Optional<StarSubscription> begin(Payment payment, long monthSeconds) {
    long period = payment.invoice().subscriptionPeriod();
    if (period == 0) return Optional.empty();
    long month = monthSeconds > 0 ? monthSeconds : period;
    StarSubscription begun =
        new StarSubscription(
            payment.chargeId(),
            payment.userId(),
            payment.invoice(),
            payment.date() + month,
            month,
            false,
            false,
            false);
    all.put(begun.charge(), begun);
    return Optional.of(begun);
  }

  /** A person's, those that are due first first. */
  public List<StarSubscription> of(long personId) {
    return all.values().stream()
        .filter(one -> one.userId() == personId)
        .sorted(Comparator.comparingLong(StarSubscription::until))
        .toList();
  }

  /** The person cancels, or takes that back; empty if there is none, or it is over. */
  public Optional<StarSubscription> cancel(long personId, String charge, boolean cancelled) {
    return change(personId, charge, one -> one.withCancelled(cancelled, one.cancelledByBot()));
  }

  /** The same by the bot (editUserStarSubscription). */
  public Optional<StarSubscription> cancelByBot(long personId, String charge, boolean cancelled) {
    return change(personId, charge, one -> one.withCancelled(one.cancelled(), cancelled));
  }

  private Optional<StarSubscription> change(
      long personId, String charge, java.util.function.UnaryOperator<StarSubscription> how) {
    lock.lock();
    try {
      @Nullable StarSubscription before = all.get(charge);
      boolean mayBe =
          before != null
              && before.userId() == personId
              && !before.isOver(Instant.now().getEpochSecond());
      if (before == null || !mayBe) return Optional.empty();
      StarSubscription after = how.apply(before);
      all.put(charge, after);
      if (!after.state().equals(before.state())) tell(after);
      return Optional.of(after);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Lets time pass until the next payment is due: it is made if there are enough Stars. Empty if
   * there is no such subscription, or nothing is due because it is cancelled.
   */
  public Optional<StarSubscription> pass(String charge) {
    lock.lock();
    try {
      @Nullable StarSubscription before = all.get(charge);
      if (before == null || before.state().equals("canceled")) return Optional.empty();
      Person person = people.find(before.userId()).orElseThrow();
      Optional<Payment> payment = till.charge(person, before.invoice());
      if (payment.isEmpty()) return Optional.of(failed(before));
      long from = Math.max(before.until(), before.failed() ? payment.get().date() : 0);
      StarSubscription after = before.renewed(from + before.monthSeconds());
      all.put(charge, after);
      chats.paid(person, payment.get(), new Chats.Recurring(after.until(), false));
      if (before.failed()) tell(after);
      return Optional.of(after);
    } finally {
      lock.unlock();
    }
  }

  private StarSubscription failed(StarSubscription before) {
    if (before.failed()) return before;
    StarSubscription after = before.withFailed();
    all.put(after.charge(), after);
    tell(after);
    return after;
  }

  /** {@code Update.subscription}: it has no charge, the payload says which one is meant. */
  private void tell(StarSubscription one) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("user", people.find(one.userId()).orElseThrow().user());
    json.put("invoice_payload", one.invoice().payload()).put("state", one.state());
    deliveries.send(one.userId(), "subscription", "subscription", json);
  }
}
