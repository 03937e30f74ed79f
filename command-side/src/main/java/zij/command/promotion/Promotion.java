package zij.command.promotion;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import java.time.Instant;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;
import zij.language.Decision;
import zij.language.Done;
import zij.language.Refusal;
import zij.language.TelegramUserId;
import zij.language.order.OrderId;
import zij.language.promotion.PromotionCommand;
import zij.language.promotion.PromotionEvent;
import zij.language.promotion.PromotionEvent.Created;
import zij.language.promotion.PromotionEvent.Ended;
import zij.language.promotion.PromotionEvent.GivenBack;
import zij.language.promotion.PromotionEvent.Redeemed;

/** One promotion, and if its uses are limited, who has them. */
@AggregateRoot(type = "promotion")
public class Promotion {
  @SuppressWarnings("UnusedVariable") // Axon reads it
  @AggregateIdentifier
  private @Nullable String id;

  private @Nullable Deal deal;
  private final Uses uses = new Uses();

  /** For Axon, before the first event. */
  protected Promotion() {}

  /** For Axon: a promotion that nothing happened to yet. */
  public Promotion(Object id) {
    this.id = id.toString();
  }

  /** Makes the promotion, once: a code that was ever given is never given again. */
  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Decision<Done> decide(PromotionCommand.Create c) {
    Created created = new Created(c.promotion(), c.code(), c.name(), c.rule(), c.at());
    if (deal != null) {
      boolean same = Deal.evolve(null, created).equals(deal);
      return same ? accepted(Done.DONE) : refused(Refusal.PROMOTION_EXISTS);
    }
    apply(created);
    return accepted(Done.DONE);
  }

  @CommandHandler
  Decision<Done> decide(PromotionCommand.End c) {
    if (deal == null) return refused(Refusal.PROMOTION_UNKNOWN);
    if (!deal.ended()) apply(new Ended(c.promotion(), c.at()));
    return accepted(Done.DONE);
  }

  /** Whether this buyer would get a use now. */
  Decision<Done> check(TelegramUserId buyer) {
    Optional<Refusal> reason = uses.whyNot(deal().rule(), buyer);
    return reason.isPresent() ? refused(reason.get()) : accepted(Done.DONE);
  }

  /** Takes a use for an order that is placed in the same unit of work. */
  Decision<Done> redeem(OrderId order, TelegramUserId buyer, Instant at) {
    if (uses.of(order) != null) return accepted(Done.DONE);
    if (!deal().isOn(at)) return refused(Refusal.CODE_UNKNOWN); // ended a moment ago
    Decision<Done> decision = check(buyer);
    if (decision instanceof Decision.Accepted) {
      apply(new Redeemed(deal().promotion(), order, buyer, at));
    }
    return decision;
  }

  void giveBack(OrderId order, Instant at) {
    TelegramUserId buyer = uses.of(order);
    if (buyer != null) apply(new GivenBack(deal().promotion(), order, buyer, at));
  }

  @EventSourcingHandler
  void evolve(PromotionEvent event) {
    id = event.promotion().toString();
    deal = Deal.evolve(deal, event);
    switch (event) {
      case Redeemed e -> uses.taken(e.order(), e.buyer());
      case GivenBack e -> uses.givenBack(e.order(), e.buyer());
      case Created _, Ended _ -> {}
    }
  }

  private Deal deal() {
    if (deal == null) throw new IllegalStateException("promotion " + id + " was never created");
    return deal;
  }
}
