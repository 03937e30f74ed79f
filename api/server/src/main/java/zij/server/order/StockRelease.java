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
import zij.command.order.OrderHistory;
import zij.language.Provenance;
import zij.language.Vocabulary;
import zij.language.stock.StockCommand;
import zij.query.stock.DueReservation;
import zij.query.stock.Stocks;

/**
 * Releases what is reserved for payments that did not come. The read model says what is due, the
 * log whether the order was paid, and the stock whether the reservation was prolonged meanwhile; so
 * nothing is released that a payment counts on, however late any of them is.
 */
@Component
class StockRelease {
  private static final Logger LOG = LoggerFactory.getLogger(StockRelease.class);
  private static final int MAX_PER_ROUND = 500;

  private final Stocks stocks;
  private final OrderHistory orders;
  private final Commands commands;
  private final InstantSource clock;
  private final Tracer tracer;

  StockRelease(
      Stocks stocks, OrderHistory orders, Commands commands, InstantSource clock, Tracer tracer) {
    this.stocks = stocks;
    this.orders = orders;
    this.commands = commands;
    this.clock = clock;
    this.tracer = tracer;
  }

  @Scheduled(fixedDelayString = "PT5S", initialDelayString = "PT5S")
  void round() {
    round(clock.instant());
  }

  /** Releases what is due at this moment. */
  void round(Instant now) {
    List<DueReservation> due = stocks.due(now, MAX_PER_ROUND);
    due.stream().filter(one -> !orders.isPaid(one.order())).forEach(one -> release(one, now));
    if (!due.isEmpty()) LOG.debug("{} reservations are due", due.size());
  }

  private void release(DueReservation due, Instant now) {
    var span = tracer.currentSpan();
    var _ =
        commands.send(
            new StockCommand.Release(due.product(), due.order(), due.until(), now),
            new Provenance(
                "",
                "system:stock-release",
                Vocabulary.nameOf(StockCommand.Release.class),
                span == null ? "" : span.context().traceId(),
                "clock"));
  }
}
