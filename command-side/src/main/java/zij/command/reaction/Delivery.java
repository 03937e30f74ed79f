package zij.command.reaction;

import java.time.InstantSource;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import zij.command.Commands;
import zij.command.stock.KeptStocks;
import zij.language.order.OrderCommand;
import zij.language.order.OrderEvent;
import zij.language.order.OrderId;
import zij.language.order.OrderLine;
import zij.language.stock.KeyId;
import zij.language.stock.StockCommand;

/**
 * A paid order is delivered, and so is one that cost nothing: it gets its units for good, the keys
 * of those that are keys, and then its goods. Each step can be repeated, so that a crash in between
 * costs nothing.
 */
@ProcessingGroup(Delivery.GROUP)
public final class Delivery {
  public static final String GROUP = "delivery";

  private final Reaction reaction;
  private final KeptStocks stocks;
  private final KeyChain keyChain;
  private final InstantSource clock;

  public Delivery(Commands commands, KeptStocks stocks, KeyChain keyChain, InstantSource clock) {
    this.reaction = new Reaction(GROUP, commands);
    this.stocks = stocks;
    this.keyChain = keyChain;
    this.clock = clock;
  }

  @EventHandler
  void on(OrderEvent.Paid event, EventMessage<?> message) {
    deliver(event.order(), event.lines(), message);
  }

  @EventHandler
  void on(OrderEvent.Given event, EventMessage<?> message) {
    deliver(event.order(), event.lines(), message);
  }

  private void deliver(OrderId order, List<OrderLine> lines, EventMessage<?> message) {
    for (OrderLine line : lines) {
      if (stocks.has(line.product())) take(order, line, message);
    }
    var _ = reaction.because(message, new OrderCommand.Deliver(order, clock.instant()));
  }

  private void take(OrderId order, OrderLine line, EventMessage<?> message) {
    List<KeyId> keys =
        reaction.because(
            message,
            new StockCommand.Take(line.product(), order, line.quantity(), clock.instant()));
    if (!keys.isEmpty()) keyChain.handOut(order, line.product(), keys);
  }
}
