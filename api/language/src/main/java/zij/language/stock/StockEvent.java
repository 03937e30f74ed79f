package zij.language.stock;

import java.time.Instant;
import java.util.List;
import zij.language.LogicalName;
import zij.language.Quantity;
import zij.language.order.OrderId;
import zij.language.product.ProductId;

/**
 * What can happen to the stock of a product. A product that nothing of this happened to is there
 * without end. Names and shapes are stored for ever.
 */
public sealed interface StockEvent {
  ProductId product();

  /** When it was decided. */
  Instant at();

  /** Under which a product's stock stands in the log. No id of anything else begins like this. */
  static String aggregateId(ProductId product) {
    return "stock:" + product;
  }

  /**
   * The owner said how many units there are; from here on they are counted.
   *
   * @param units on hand: what is reserved is among them, what is sold is not
   */
  @LogicalName("stock.counted")
  record Counted(ProductId product, Units units, Instant at) implements StockEvent {}

  /** Units came in. */
  @LogicalName("stock.added")
  record Added(ProductId product, Units units, Instant at) implements StockEvent {}

  /** Units went out in another way than by being sold. */
  @LogicalName("stock.removed")
  record Removed(ProductId product, Units units, Instant at) implements StockEvent {}

  /** Nobody counts any more: the product is there without end, and nothing is reserved. */
  @LogicalName("stock.counting-stopped")
  record CountingStopped(ProductId product, Instant at) implements StockEvent {}

  /**
   * Keys came into the pool, of which each unit sold gets one; they are given out in this order.
   */
  @LogicalName("stock.keys-added")
  record KeysAdded(ProductId product, List<KeyId> keys, Instant at) implements StockEvent {
    public KeysAdded {
      keys = List.copyOf(keys);
    }
  }

  /** A key that nobody got was taken out of the pool. */
  @LogicalName("stock.key-removed")
  record KeyRemoved(ProductId product, KeyId key, Instant at) implements StockEvent {}

  /** With so many units free, or fewer, the product runs out. */
  @LogicalName("stock.low-water-set")
  record LowWaterSet(ProductId product, Units units, Instant at) implements StockEvent {}

  /**
   * Units are kept for an order that is about to be paid; again for the same order, for longer.
   *
   * @param until when they may be released if no payment came
   */
  @LogicalName("stock.reserved")
  record Reserved(ProductId product, OrderId order, Quantity units, Instant until, Instant at)
      implements StockEvent {}

  /** No payment came, so others can have what was reserved. */
  @LogicalName("stock.released")
  record Released(ProductId product, OrderId order, Quantity units, Instant at)
      implements StockEvent {}

  /**
   * An order was paid and has its units for good.
   *
   * @param keys one for each unit if the product has a pool of them; empty otherwise
   */
  @LogicalName("stock.taken")
  record Taken(ProductId product, OrderId order, Quantity units, List<KeyId> keys, Instant at)
      implements StockEvent {
    public Taken {
      keys = List.copyOf(keys);
    }
  }
}
