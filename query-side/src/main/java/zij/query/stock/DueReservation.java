package zij.query.stock;

import java.time.Instant;
import zij.language.order.OrderId;
import zij.language.product.ProductId;

/** Units that were reserved for an order until a moment that has passed. */
public record DueReservation(ProductId product, OrderId order, Instant until) {}
