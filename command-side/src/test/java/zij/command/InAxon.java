package zij.command;

import java.util.Map;
import org.axonframework.config.Configurer;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import zij.command.credit.Credits;
import zij.command.credit.LoggedCredits;
import zij.command.credit.StoreCredit;
import zij.command.product.Offers;
import zij.command.promotion.Deals;
import zij.command.promotion.LoggedDeals;
import zij.command.promotion.Promotion;
import zij.command.quota.LoggedQuotas;
import zij.command.quota.Quota;
import zij.command.quota.Quotas;
import zij.command.role.Appointed;

/** Axon over a log in memory, with all that orders ask in their unit of work but the offers. */
public final class InAxon {
  private InAxon() {}

  public static Configurer withoutOffers() {
    return DefaultConfigurer.defaultConfiguration(false)
        .configureEmbeddedEventStore(_ -> new InMemoryEventStorageEngine())
        .registerComponent(Appointed.class, _ -> new Appointed(Map.of()))
        .registerComponent(
            Deals.class,
            c -> new LoggedDeals(c.eventStore(), () -> 0, () -> c.repository(Promotion.class)))
        .registerComponent(
            Credits.class, c -> new LoggedCredits(() -> c.repository(StoreCredit.class)))
        .registerComponent(
            Quotas.class,
            c -> new LoggedQuotas(c.getComponent(Offers.class), () -> c.repository(Quota.class)));
  }
}
