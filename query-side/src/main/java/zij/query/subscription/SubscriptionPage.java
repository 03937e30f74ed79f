package zij.query.subscription;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some subscriptions, the newest first.
 *
 * @param next cursor of the next page; null at the end
 */
public record SubscriptionPage(List<Subscription> subscriptions, @Nullable String next) {}
