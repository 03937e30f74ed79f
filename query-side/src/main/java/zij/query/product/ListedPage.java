package zij.query.product;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of all products, the newest first.
 *
 * @param next cursor of the next page; null at the end
 */
public record ListedPage(List<ListedCard> products, @Nullable String next) {}
