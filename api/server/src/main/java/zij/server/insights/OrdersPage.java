package zij.server.insights;

import java.util.List;
import org.jspecify.annotations.Nullable;
import zij.query.insights.Basis;
import zij.query.insights.OrderFact;
import zij.query.insights.OrderFacts;

/**
 * Orders to which something happened within the period, the latest first.
 *
 * @param next cursor of the next page; null at the end
 */
record OrdersPage(
    Basis basis, OrderFacts.Happening happening, List<OrderFact> orders, @Nullable String next) {}
