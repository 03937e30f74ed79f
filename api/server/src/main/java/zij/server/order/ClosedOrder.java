package zij.server.order;

import java.util.UUID;

/** The answer to a cancellation. */
record ClosedOrder(UUID orderId, String status, long position) {}
