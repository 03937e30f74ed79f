package zij.query.order;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of all orders, the newest first.
 *
 * @param next cursor of the next page; null at the end
 */
public record SalesPage(List<SaleSummary> orders, @Nullable String next) {}
