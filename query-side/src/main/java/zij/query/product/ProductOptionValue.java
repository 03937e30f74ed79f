package zij.query.product;

/**
 * One value to choose from.
 *
 * @param name in the language asked for, or in the nearest that it has
 */
public record ProductOptionValue(String code, String name) {}
