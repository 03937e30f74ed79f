package zij.command.reaction;

import java.util.List;
import zij.language.Refusal;
import zij.language.Stars;
import zij.language.order.DeliveredGood;
import zij.language.order.OrderId;

/** What a buyer is told in the chat with the bot. */
public sealed interface Notice {
  OrderId order();

  /** The goods are there. */
  record GoodsDelivered(OrderId order, List<DeliveredGood> goods) implements Notice {
    public GoodsDelivered {
      goods = List.copyOf(goods);
    }
  }

  /** A payment was of no use and will be given back. */
  record RefundFollows(OrderId order, Stars amount, Refusal reason) implements Notice {}

  /** A payment was given back. */
  record Refunded(OrderId order, Stars amount) implements Notice {}

  /** A part of what was paid was given back as store credit. */
  record CreditGiven(OrderId order, Stars amount) implements Notice {}
}
