package zij.server.subscription;

import java.time.InstantSource;
import org.jooq.DSLContext;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import zij.command.Commands;
import zij.command.order.OrderHistory;
import zij.command.order.Supply;
import zij.command.product.Offers;
import zij.command.reaction.StarPayments;
import zij.command.reaction.StarSubscriptions;
import zij.command.reaction.Subscribing;
import zij.command.subscription.Beginning;
import zij.command.subscription.Renewals;
import zij.query.subscription.Subscriptions;
import zij.query.subscription.SubscriptionsProjection;
import zij.server.read.Freshness;

/** What subscriptions are made of beside the aggregate. */
@Configuration(proxyBeanMethods = false)
class SubscriptionConfiguration {
  @Bean
  Beginning beginning(Offers offers, OrderHistory orders) {
    return new Beginning(offers, orders, new EvidencePeriods());
  }

  @Bean
  Renewals renewals(Commands commands, Supply supply, Beginning beginning, OrderHistory orders) {
    return new Renewals(commands, supply, beginning, orders);
  }

  @Bean
  Subscribing subscribing(
      Commands commands,
      Beginning beginning,
      StarSubscriptions subscriptions,
      StarPayments payments,
      Subscriptions views,
      Freshness freshness,
      InstantSource clock) {
    var running = new RunningSubscriptions(views, freshness);
    return new Subscribing(commands, beginning, subscriptions, payments, running, clock);
  }

  @Bean
  Subscriptions subscriptions(@Qualifier("own") DSLContext dsl) {
    return new Subscriptions(dsl);
  }

  @Bean
  SubscriptionsProjection subscriptionsProjection(@Qualifier("processors") DSLContext dsl) {
    return new SubscriptionsProjection(dsl);
  }
}
