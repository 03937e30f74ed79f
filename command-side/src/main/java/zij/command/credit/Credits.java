package zij.command.credit;

import java.time.Instant;
import zij.language.Stars;
import zij.language.TelegramUserId;
import zij.language.credit.CreditEvent;
import zij.language.order.OrderId;

/**
 * Buyers' store credit as decisions of orders need it. Within a unit of work nobody else changes a
 * buyer's credit from the first look at it until that has ended, and what is changed is stored
 * together with what else the unit of work stores, or not at all.
 */
public interface Credits {
  /** What the buyer could spend now. */
  Stars balance(TelegramUserId buyer);

  /** Gives the buyer credit because of an order. */
  void grant(TelegramUserId buyer, OrderId order, Stars amount, Instant at);

  /**
   * Spends credit on an order.
   *
   * @throws IllegalStateException if the buyer has less
   */
  void spend(TelegramUserId buyer, OrderId order, Stars amount, Instant at);

  /** Gives back what an order spent; nothing if it has spent none, or has it back already. */
  void giveBack(TelegramUserId buyer, OrderId order, CreditEvent.Cause cause, Instant at);

  /**
   * Takes back credit that was given because of an order.
   *
   * @throws IllegalStateException if the buyer has less
   */
  void withdraw(TelegramUserId buyer, OrderId order, Stars amount, Instant at);
}
