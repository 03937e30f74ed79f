package zij.language.stock;

import java.time.Instant;
import java.util.List;
import zij.language.Command;
import zij.language.Done;
import zij.language.LogicalName;
import zij.language.Quantity;
import zij.language.order.OrderId;
import zij.language.product.ProductId;

/** What can be asked of the stock of a product. */
public sealed interface StockCommand {
  ProductId product();

  Instant at();

  /** Says how many units are on hand, those that are reserved among them, and begins to count. */
  @LogicalName("stock.count")
  record Count(ProductId product, Units units, Instant at) implements StockCommand, Command<Done> {}

  @LogicalName("stock.add")
  record Add(ProductId product, Units units, Instant at) implements StockCommand, Command<Done> {}

  /** Takes out units that nobody has reserved. */
  @LogicalName("stock.remove")
  record Remove(ProductId product, Units units, Instant at)
      implements StockCommand, Command<Done> {}

  /** Stops counting; a pool of keys has to be empty for that. */
  @LogicalName("stock.stop-counting")
  record StopCounting(ProductId product, Instant at) implements StockCommand, Command<Done> {}

  /**
   * Adds keys to the product's pool: all of them, or none if one of them was ever in it.
   *
   * @param keys 1 to {@value #MAX_KEYS}
   * @param isRehearsal whether only to say if it could be done
   */
  @LogicalName("stock.add-keys")
  record AddKeys(ProductId product, List<KeyId> keys, boolean isRehearsal, Instant at)
      implements StockCommand, Command<Done> {
    public static final int MAX_KEYS = 10_000;

    public AddKeys {
      keys = List.copyOf(keys);
      if (keys.isEmpty() || keys.size() > MAX_KEYS) {
        throw new IllegalArgumentException("1 to " + MAX_KEYS + " keys can be added at once");
      }
    }
  }

  /** Takes a key out of the pool that nobody got. */
  @LogicalName("stock.remove-key")
  record RemoveKey(ProductId product, KeyId key, Instant at)
      implements StockCommand, Command<Done> {}

  /** Says with how many free units the product is about to run out. */
  @LogicalName("stock.set-low-water")
  record SetLowWater(ProductId product, Units units, Instant at)
      implements StockCommand, Command<Done> {}

  /**
   * Keeps units for an order that is about to be paid. Asked again it is kept for longer.
   *
   * @param until when it may be released if no payment came; after {@code at}
   */
  @LogicalName("stock.reserve")
  record Reserve(ProductId product, OrderId order, Quantity units, Instant until, Instant at)
      implements StockCommand, Command<Reservation> {}

  /**
   * Gives back what was reserved for an order, unless it was prolonged meanwhile or taken.
   *
   * @param until of the reservation that is meant
   */
  @LogicalName("stock.release")
  record Release(ProductId product, OrderId order, Instant until, Instant at)
      implements StockCommand, Command<Done> {}

  /**
   * Gives a paid order its units, reserved or not. Answers the keys, one for each unit, of a pool;
   * nothing otherwise. The same order always gets the same.
   */
  @LogicalName("stock.take")
  record Take(ProductId product, OrderId order, Quantity units, Instant at)
      implements StockCommand, Command<List<KeyId>> {}
}
