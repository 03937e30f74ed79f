package zij.query.product;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of the products on sale, in the order in which they were listed.
 *
 * @param next cursor of the next page; null at the end
 */
public record ProductPage(List<ProductCard> products, @Nullable String next) {}
