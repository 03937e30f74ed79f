package zij.server.order;

import java.util.UUID;
import zij.query.order.OrderStatus;

/** The answer to a cancellation. */
record CancelledOrder(UUID orderId, OrderStatus status, long position) {}
