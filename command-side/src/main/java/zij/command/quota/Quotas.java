package zij.command.quota;

import java.time.Instant;
import java.util.List;
import zij.language.Decision;
import zij.language.Done;
import zij.language.TelegramUserId;
import zij.language.order.OrderId;
import zij.language.order.OrderLine;

/**
 * What buyers have of products with a limit for each buyer, as decisions of orders need it. Within
 * a unit of work nobody else changes a buyer's quota from the first look at it until that has
 * ended, and what is changed is stored together with what else the unit of work stores, or not at
 * all.
 */
public interface Quotas {
  /** Whether the buyer may have these lines besides what they have. Takes nothing. */
  Decision<Done> check(TelegramUserId buyer, List<OrderLine> lines);

  /** Counts an order's lines; once, however often it is asked. To be checked before. */
  void take(TelegramUserId buyer, OrderId order, List<OrderLine> lines, Instant at);

  /** Counts an order no more; nothing if it is not counted. */
  void giveBack(TelegramUserId buyer, OrderId order, List<OrderLine> lines, Instant at);
}
