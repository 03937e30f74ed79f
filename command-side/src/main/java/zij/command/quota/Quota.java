package zij.command.quota;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.Nullable;
import zij.language.TelegramUserId;
import zij.language.order.OrderId;
import zij.language.product.ProductId;
import zij.language.quota.QuotaEvent;
import zij.language.quota.QuotaEvent.GivenBack;
import zij.language.quota.QuotaEvent.Share;
import zij.language.quota.QuotaEvent.Taken;

/**
 * What one buyer has of products with a limit for each buyer. No command is for it: each change
 * follows from an order, which asks in its own unit of work.
 */
@AggregateRoot(type = "quota")
public class Quota {
  @SuppressWarnings("UnusedVariable") // Axon reads it
  @AggregateIdentifier
  private @Nullable String id;

  private final Map<OrderId, List<Share>> byOrder = new HashMap<>();
  private final Map<ProductId, Integer> units = new HashMap<>();

  /** For Axon, before the first event. */
  protected Quota() {}

  /** For Axon: the quota of somebody who never had anything that is counted. */
  public Quota(Object id) {
    this.id = id.toString();
  }

  /** How many units of a product the buyer has in orders that are open or paid. */
  int had(ProductId product) {
    return units.getOrDefault(product, 0);
  }

  void take(TelegramUserId buyer, OrderId order, List<Share> shares, Instant at) {
    if (!byOrder.containsKey(order)) apply(new Taken(buyer, order, shares, at));
  }

  void giveBack(TelegramUserId buyer, OrderId order, Instant at) {
    if (byOrder.containsKey(order)) apply(new GivenBack(buyer, order, at));
  }

  @EventSourcingHandler
  void evolve(QuotaEvent event) {
    id = QuotaEvent.aggregateId(event.buyer());
    switch (event) {
      case Taken e -> {
        byOrder.put(e.order(), e.shares());
        e.shares().forEach(it -> units.merge(it.product(), it.units().number(), Integer::sum));
      }
      case GivenBack e -> {
        byOrder.getOrDefault(e.order(), List.of()).forEach(this::subtract);
        byOrder.remove(e.order());
      }
    }
  }

  private void subtract(Share share) {
    units.computeIfPresent(
        share.product(),
        (_, had) -> had == share.units().number() ? null : had - share.units().number());
  }
}
