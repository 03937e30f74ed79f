package zij.server.order;

import java.time.Instant;
import java.util.UUID;
import zij.query.order.OrderStatus;

/**
 * The answer to an order, the same for every repetition of the request.
 *
 * @param total Stars
 * @param position log position of the order; pass it to a read that has to show the order
 */
record PlacedOrder(
    UUID orderId, OrderStatus status, long total, long position, Instant expiresAt) {}
