package zij.server.file;

import java.time.Instant;
import java.util.UUID;
import zij.language.order.OrderId;
import zij.language.product.ProductId;

/**
 * A link to a file that somebody bought.
 *
 * @param id of its own: whoever uses one link several times has downloaded once
 * @param until when it can be used, in whole seconds
 */
record FileLink(OrderId order, ProductId product, UUID id, Instant until) {}
