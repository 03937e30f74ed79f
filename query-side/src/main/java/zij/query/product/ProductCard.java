package zij.query.product;

/**
 * A product in the catalogue's list.
 *
 * @param summary the beginning of its text
 * @param price Stars
 */
public record ProductCard(String id, String title, String summary, long price, String emoji) {}
