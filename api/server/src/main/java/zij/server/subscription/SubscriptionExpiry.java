package zij.server.subscription;

import io.micrometer.tracing.Tracer;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import zij.command.Commands;
import zij.language.Provenance;
import zij.language.Vocabulary;
import zij.language.order.OrderId;
import zij.language.subscription.SubscriptionCommand;
import zij.query.subscription.Subscriptions;

/**
 * Lets subscriptions lapse of which nothing more was paid. The read model says which are due, the
 * aggregate decides; so two servers that look at the same time do no harm.
 */
@Component
class SubscriptionExpiry {
  private static final int MAX_PER_ROUND = 200;

  private final Subscriptions subscriptions;
  private final Commands commands;
  private final InstantSource clock;
  private final Tracer tracer;

  SubscriptionExpiry(
      Subscriptions subscriptions, Commands commands, InstantSource clock, Tracer tracer) {
    this.subscriptions = subscriptions;
    this.commands = commands;
    this.clock = clock;
    this.tracer = tracer;
  }

  @Scheduled(fixedDelayString = "PT5S", initialDelayString = "PT5S")
  void round() {
    Instant now = clock.instant();
    subscriptions.due(now, MAX_PER_ROUND).forEach(order -> lapse(order, now));
  }

  private void lapse(OrderId order, Instant now) {
    var span = tracer.currentSpan();
    commands.send(
        new SubscriptionCommand.Lapse(order, now),
        new Provenance(
            "",
            "system:expiry",
            Vocabulary.nameOf(SubscriptionCommand.Lapse.class),
            span == null ? "" : span.context().traceId(),
            "clock"));
  }
}
