package zij.command.credit;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.Nullable;
import zij.language.Stars;
import zij.language.TelegramUserId;
import zij.language.credit.CreditEvent;
import zij.language.credit.CreditEvent.GivenBack;
import zij.language.credit.CreditEvent.Granted;
import zij.language.credit.CreditEvent.Spent;
import zij.language.credit.CreditEvent.Withdrawn;
import zij.language.order.OrderId;

/**
 * One buyer's store credit, which is never less than nothing. No command is for it: each change
 * follows from an order, which asks in its own unit of work.
 */
@AggregateRoot(type = "credit")
public class StoreCredit {
  @SuppressWarnings("UnusedVariable") // Axon reads it
  @AggregateIdentifier
  private @Nullable String id;

  private Stars balance = Stars.ZERO;
  private final Map<OrderId, Stars> spent = new HashMap<>();

  /** For Axon, before the first event. */
  protected StoreCredit() {}

  /** For Axon: the credit of somebody who never had any. */
  public StoreCredit(Object id) {
    this.id = id.toString();
  }

  Stars balance() {
    return balance;
  }

  void grant(TelegramUserId buyer, OrderId order, Stars amount, Instant at) {
    apply(new Granted(buyer, order, amount, at));
  }

  void spend(TelegramUserId buyer, OrderId order, Stars amount, Instant at) {
    require(amount);
    apply(new Spent(buyer, order, amount, at));
  }

  void giveBack(TelegramUserId buyer, OrderId order, CreditEvent.Cause cause, Instant at) {
    Stars amount = spent.get(order);
    if (amount != null) apply(new GivenBack(buyer, order, amount, cause, at));
  }

  void withdraw(TelegramUserId buyer, OrderId order, Stars amount, Instant at) {
    require(amount);
    apply(new Withdrawn(buyer, order, amount, at));
  }

  @EventSourcingHandler
  void evolve(CreditEvent event) {
    id = CreditEvent.aggregateId(event.buyer());
    switch (event) {
      case Granted e -> balance = balance.plus(e.amount());
      case Spent e -> {
        balance = balance.minus(e.amount());
        spent.put(e.order(), e.amount());
      }
      case GivenBack e -> {
        balance = balance.plus(e.amount());
        spent.remove(e.order());
      }
      case Withdrawn e -> balance = balance.minus(e.amount());
    }
  }

  private void require(Stars amount) {
    if (balance.compareTo(amount) < 0) {
      throw new IllegalStateException(id + " has " + balance + " and not " + amount);
    }
  }
}
