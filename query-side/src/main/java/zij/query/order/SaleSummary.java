package zij.query.order;

/**
 * An order in the list of all.
 *
 * @param buyer Telegram user id
 */
public record SaleSummary(OrderSummary order, long buyer) {}
