package zij.query.order;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of a buyer's orders, newest first.
 *
 * @param next cursor of the next page; null at the end
 */
public record OrderPage(List<OrderSummary> orders, @Nullable String next) {}
