package zij.command.promotion;

import java.time.Instant;
import java.util.Optional;
import zij.language.Decision;
import zij.language.Done;
import zij.language.TelegramUserId;
import zij.language.order.OrderId;
import zij.language.promotion.PromotionId;

/**
 * The promotions as decisions need them: what the log says, as far as this server has heard of it.
 */
public interface Deals {
  /** The promotion, on or not; empty if there never was one. */
  Optional<Deal> deal(PromotionId promotion);

  /** Whether this buyer would get a use of it now. Takes none. */
  Decision<Done> check(Deal deal, TelegramUserId buyer);

  /**
   * Takes a use for an order, if there is one left; once, however often it is asked. It is stored
   * together with what else the current unit of work stores, or not at all.
   */
  Decision<Done> redeem(Deal deal, OrderId order, TelegramUserId buyer, Instant at);

  /** Gives back what an order took, likewise; nothing if it took none. */
  void giveBack(PromotionId promotion, OrderId order, Instant at);
}
