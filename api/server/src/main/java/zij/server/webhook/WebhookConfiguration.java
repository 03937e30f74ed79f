package zij.server.webhook;

import java.time.InstantSource;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import zij.command.webhook.WebhookRegister;
import zij.ledger.log.LiveTail;
import zij.ledger.log.LogEvents;
import zij.ledger.log.LogReader;
import zij.server.ZijProperties;

/** What other systems of the merchant are told. */
@Configuration(proxyBeanMethods = false)
class WebhookConfiguration {
  @Bean
  WebhookRegister webhookRegister(EventStore log, LiveTail tail) {
    return new WebhookRegister(log, tail::foreignCommits);
  }

  @Bean
  Reach webhookReach(ZijProperties properties) {
    return new Reach(properties.webhooks().allowPrivate());
  }

  @Bean
  WebhookClient webhookClient(Reach reach) {
    return new WebhookClient(reach.addresses(), Telling.LIMIT);
  }

  @Bean
  Telling telling(
      LogEvents events,
      LogReader reader,
      Reach reach,
      WebhookSecrets secrets,
      WebhookClient client,
      Deliveries deliveries,
      InstantSource clock) {
    return new Telling(events, reader, reach, secrets, client, deliveries, clock);
  }

  @Bean
  Dispatcher dispatcher(
      WebhookRegister register,
      Progress progress,
      Telling telling,
      LogReader reader,
      SilentWebhooks silent,
      ZijProperties properties,
      InstantSource clock) {
    Backoff backoff = new Backoff(properties.webhooks().firstRetry());
    return new Dispatcher(register, progress, telling, reader, silent, backoff, clock);
  }
}
