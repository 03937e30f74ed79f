package zij.query.product;

/**
 * A product with all there is to say, in one language.
 *
 * @param price Stars
 * @param available whether it is on sale
 * @param position log position of the last event that is in here
 */
public record Product(
    String id,
    String title,
    String text,
    long price,
    String emoji,
    boolean available,
    long position) {}
