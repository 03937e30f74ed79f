package zij.command.reaction;

import java.util.List;
import zij.language.order.OrderId;
import zij.language.product.ProductId;
import zij.language.stock.KeyId;

/** Where the keys of the pools are, under which the log has only their ids. */
public interface KeyChain {
  /**
   * Lets a buyer see the keys that an order was given. Returns when that is so; again it changes
   * nothing.
   *
   * @throws RuntimeException if it is not certain, or if a key is not there; the call can be
   *     repeated
   */
  void handOut(OrderId order, ProductId product, List<KeyId> keys);
}
