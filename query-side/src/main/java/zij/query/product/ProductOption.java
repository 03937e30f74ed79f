package zij.query.product;

import java.util.List;

/**
 * Something about a product that buyers choose.
 *
 * @param name in the language asked for, or in the nearest that it has
 * @param values in the order in which they are shown
 */
public record ProductOption(String code, String name, List<ProductOptionValue> values) {}
