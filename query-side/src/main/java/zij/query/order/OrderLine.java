package zij.query.order;

/**
 * A line of an order.
 *
 * @param price Stars for one unit
 */
public record OrderLine(String product, String title, String emoji, int quantity, long price) {}
