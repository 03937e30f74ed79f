package zij.query.promotion;

/**
 * What a promotion cost and brought, of the orders that were placed with it, as it is known now.
 *
 * @param orders all of them
 * @param givenUp those that were cancelled or lapsed
 * @param bought those that were paid, or cost nothing
 * @param buyers different people who bought
 * @param discount Stars that came off what was bought
 * @param revenue Stars that were paid for it
 * @param wentBack Stars of that which went back
 */
public record PromotionUses(
    long orders,
    long givenUp,
    long bought,
    long buyers,
    long discount,
    long revenue,
    long wentBack) {}
