package zij.query.order;

/**
 * A payment that the order had no use for.
 *
 * @param amount Stars
 */
public record Surplus(String charge, long amount, boolean refunded) {}
