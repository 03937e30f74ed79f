package zij.language.quota;

import java.time.Instant;
import java.util.List;
import zij.language.LogicalName;
import zij.language.TelegramUserId;
import zij.language.order.OrderId;
import zij.language.product.ProductId;
import zij.language.stock.Units;

/**
 * What can happen to the units that one buyer has of products with a limit for each buyer. Each of
 * these is appended together with the order's event that it follows from. Names and shapes are
 * stored for ever.
 */
public sealed interface QuotaEvent {
  TelegramUserId buyer();

  /** Because of which it happened. */
  OrderId order();

  /** When it was decided. */
  Instant at();

  /** Under which a buyer's quota stands in the log. No id of anything else begins like this. */
  static String aggregateId(TelegramUserId buyer) {
    return "quota:" + buyer;
  }

  /** So many units of a product. */
  record Share(ProductId product, Units units) {}

  /**
   * The order counts.
   *
   * @param shares of the products that are counted; each once, at least one
   */
  @LogicalName("quota.taken")
  record Taken(TelegramUserId buyer, OrderId order, List<Share> shares, Instant at)
      implements QuotaEvent {
    public Taken {
      shares = List.copyOf(shares);
    }
  }

  /** The order was given up, lapsed, or what paid it went back; it counts no more. */
  @LogicalName("quota.given-back")
  record GivenBack(TelegramUserId buyer, OrderId order, Instant at) implements QuotaEvent {}
}
