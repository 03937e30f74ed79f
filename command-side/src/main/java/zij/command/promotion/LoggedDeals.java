package zij.command.promotion;

import static zij.language.Decision.accepted;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import zij.command.LoggedStates;
import zij.language.Decision;
import zij.language.Done;
import zij.language.TelegramUserId;
import zij.language.order.OrderId;
import zij.language.promotion.PromotionEvent;
import zij.language.promotion.PromotionId;

/**
 * Promotions from the log. What a promotion gives is read without a lock; only where uses are
 * limited, the promotion's aggregate joins the current unit of work, so that its event and the
 * order's are appended together. Orders of one limited promotion wait for each other, no others do.
 * Thread-safe.
 */
public final class LoggedDeals implements Deals {
  private static final int CACHED_PROMOTIONS = 1_000;

  private final LoggedStates<PromotionId, PromotionEvent, Deal> deals;
  private final Supplier<Repository<Promotion>> promotions;

  /**
   * @param foreignCommits changes whenever another process appended to the log
   * @param promotions asked when a promotion is needed, because aggregates are set up after this
   */
  public LoggedDeals(
      EventStore log, LongSupplier foreignCommits, Supplier<Repository<Promotion>> promotions) {
    this.promotions = promotions;
    this.deals =
        new LoggedStates<>(
            log,
            foreignCommits,
            new LoggedStates.Fold<>(PromotionEvent.class, LoggedDeals::changes, Deal::evolve),
            CACHED_PROMOTIONS);
  }

  private static boolean changes(PromotionEvent event) {
    return switch (event) {
      case PromotionEvent.Created _, PromotionEvent.Ended _ -> true;
      case PromotionEvent.Redeemed _, PromotionEvent.GivenBack _ -> false;
    };
  }

  @Override
  public Optional<Deal> deal(PromotionId promotion) {
    return deals.of(promotion);
  }

  @Override
  public Decision<Done> check(Deal deal, TelegramUserId buyer) {
    if (!deal.rule().limited()) return accepted(Done.DONE);
    UnitOfWork<?> look = DefaultUnitOfWork.startAndGet(null);
    return look.executeWithResult(() -> with(deal.promotion(), p -> p.check(buyer))).getPayload();
  }

  @Override
  public Decision<Done> redeem(Deal deal, OrderId order, TelegramUserId buyer, Instant at) {
    if (!deal.rule().limited()) return accepted(Done.DONE);
    return with(deal.promotion(), p -> p.redeem(order, buyer, at));
  }

  @Override
  public void giveBack(PromotionId promotion, OrderId order, Instant at) {
    if (deal(promotion).filter(deal -> deal.rule().limited()).isEmpty()) return;
    with(
        promotion,
        p -> {
          p.giveBack(order, at);
          return accepted(Done.DONE);
        });
  }

  private Decision<Done> with(PromotionId id, Function<Promotion, Decision<Done>> decide) {
    Aggregate<Promotion> promotion = promotions.get().load(id.toString());
    return promotion.invoke(decide);
  }
}
