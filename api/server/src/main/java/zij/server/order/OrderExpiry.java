package zij.server.order;

import io.micrometer.tracing.Tracer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import zij.command.Commands;
import zij.language.Provenance;
import zij.language.Vocabulary;
import zij.language.order.OrderCommand;
import zij.language.order.OrderId;
import zij.query.order.Orders;

/**
 * Lets unpaid orders lapse. The read model says which are due, the aggregate decides; so two
 * servers that look at the same time do no harm.
 */
@Component
class OrderExpiry {
  private static final Logger LOG = LoggerFactory.getLogger(OrderExpiry.class);
  private static final int MAX_PER_ROUND = 200;

  private final Orders orders;
  private final Commands commands;
  private final InstantSource clock;
  private final Tracer tracer;

  OrderExpiry(Orders orders, Commands commands, InstantSource clock, Tracer tracer) {
    this.orders = orders;
    this.commands = commands;
    this.clock = clock;
    this.tracer = tracer;
  }

  @Scheduled(fixedDelayString = "PT5S", initialDelayString = "PT5S")
  void round() {
    round(clock.instant());
  }

  /** Lets those lapse that are due at this moment. */
  void round(Instant now) {
    List<OrderId> due = orders.lapsed(now, MAX_PER_ROUND);
    due.forEach(order -> expire(order, now));
    if (!due.isEmpty()) LOG.debug("Asked {} unpaid orders to lapse", due.size());
  }

  private void expire(OrderId order, Instant now) {
    var span = tracer.currentSpan();
    commands.send(
        new OrderCommand.Expire(order, now),
        new Provenance(
            "",
            "system:expiry",
            Vocabulary.nameOf(OrderCommand.Expire.class),
            span == null ? "" : span.context().traceId(),
            "clock"));
  }
}
