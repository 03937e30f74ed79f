package zij.command.order;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import zij.command.Commands;
import zij.command.Outcome;
import zij.command.stock.KeptStocks;
import zij.language.Command;
import zij.language.Decision;
import zij.language.Done;
import zij.language.Provenance;
import zij.language.Quantity;
import zij.language.Refusal;
import zij.language.Stars;
import zij.language.TelegramUserId;
import zij.language.Vocabulary;
import zij.language.order.OrderCommand;
import zij.language.order.OrderEvent;
import zij.language.order.OrderId;
import zij.language.product.ProductId;
import zij.language.stock.Reservation;
import zij.language.stock.StockCommand;

/**
 * Reserves what an order needs before the order decides about a payment, and tells it what is
 * missing. There is no transaction over both: what a crash leaves reserved is released when its
 * time is up ({@code docs/decisions/0026}). Thread-safe.
 */
public final class Supply {
  /** How long units are kept for a payment: as long as the order itself waits for it. */
  public static final Duration HOLD = Checkouts.HOLD;

  private static final Comparator<Need> BY_PRODUCT =
      Comparator.comparing(need -> need.product().value());

  /** So many units of a product. */
  private record Need(ProductId product, Quantity quantity) {}

  /** What came of reserving: what was reserved just now, or what there is not enough of. */
  private record Reserved(List<ProductId> made, @Nullable ProductId missing, Instant until) {}

  private final Commands commands;
  private final OrderHistory orders;
  private final KeptStocks stocks;
  private final Quotes quotes;

  public Supply(Commands commands, OrderHistory orders, KeptStocks stocks, Quotes quotes) {
    this.commands = commands;
    this.orders = orders;
    this.stocks = stocks;
    this.quotes = quotes;
  }

  /** Sends it with everything reserved, or with what is missing; refused, it reserves nothing. */
  public Outcome<Done> send(OrderCommand.ApproveCheckout c, Provenance provenance) {
    Reserved reserved = reserve(c.order(), c.payer(), c.at(), provenance);
    return send(
        new OrderCommand.ApproveCheckout(
            c.order(), c.payer(), c.amount(), c.query(), reserved.missing(), c.at()),
        reserved,
        provenance);
  }

  /**
   * Reserves before an order is placed that costs nothing, by a promotion or with store credit:
   * then nobody asks before it is paid. For an order that comes to cost something nothing is kept.
   */
  public Outcome<OrderEvent.Placed> send(OrderCommand.Place c, Provenance provenance) {
    if (!costsNothing(c) || orders.placed(c.order()).isPresent()) {
      return commands.send(c, provenance);
    }
    List<Need> needs =
        c.lines().stream().map(line -> new Need(line.product(), line.quantity())).toList();
    Reserved reserved = reserve(c.order(), needs, c.at(), provenance);
    if (reserved.missing() != null) {
      return new Outcome<>(Decision.refused(Refusal.OUT_OF_STOCK), OptionalLong.empty());
    }
    Outcome<OrderEvent.Placed> outcome = commands.send(c, provenance);
    boolean isPaid =
        outcome.decision() instanceof Decision.Accepted<OrderEvent.Placed>(var placed)
            && OrderEvent.Given.of(placed).isPresent();
    if (!isPaid) release(c.order(), reserved.made(), reserved.until(), c.at(), provenance);
    return outcome;
  }

  private boolean costsNothing(OrderCommand.Place c) {
    return c.price().mayBeLess()
        && c.lines().stream().anyMatch(line -> stocks.has(line.product()))
        && quotes.of(c.buyer(), c.lines(), c.price().whateverItCosts(), c.at())
            instanceof Decision.Accepted<Quotes.Quote>(var quote)
        && quote.total().equals(Stars.ZERO);
  }

  /** The same for a payment, which may come when its reservation was released long ago. */
  public Outcome<Done> send(OrderCommand.ConfirmPayment c, Provenance provenance) {
    Reserved reserved = reserve(c.order(), c.payer(), c.at(), provenance);
    return send(
        new OrderCommand.ConfirmPayment(
            c.order(), c.payer(), c.payment(), reserved.missing(), c.at()),
        reserved,
        provenance);
  }

  /** The same for a payment that nobody told of. */
  public Outcome<Done> send(OrderCommand.RecoverPayment c, Provenance provenance) {
    Reserved reserved = reserve(c.order(), c.payer(), c.at(), provenance);
    return send(
        new OrderCommand.RecoverPayment(
            c.order(), c.payer(), c.payment(), reserved.missing(), c.at()),
        reserved,
        provenance);
  }

  private <C extends OrderCommand & Command<Done>> Outcome<Done> send(
      C command, Reserved reserved, Provenance provenance) {
    Outcome<Done> outcome = commands.send(command, provenance);
    if (outcome.decision() instanceof Decision.Refused<Done>) {
      release(command.order(), reserved.made(), reserved.until(), command.at(), provenance);
    }
    return outcome;
  }

  private Reserved reserve(OrderId order, TelegramUserId payer, Instant at, Provenance because) {
    return reserve(order, needs(order, payer), at, because);
  }

  /**
   * Reserves of what is kept, always in one order: of two that want the last of the same things,
   * one gets all.
   */
  private Reserved reserve(OrderId order, List<Need> needs, Instant at, Provenance because) {
    Instant until = at.plus(HOLD);
    List<ProductId> made = new ArrayList<>();
    List<Need> kept =
        needs.stream().filter(need -> stocks.has(need.product())).sorted(BY_PRODUCT).toList();
    for (Need need : kept) {
      var reserve = new StockCommand.Reserve(need.product(), order, need.quantity(), until, at);
      switch (commands.send(reserve, about(reserve, because)).decision()) {
        case Decision.Accepted<Reservation>(Reservation answer) -> {
          if (answer == Reservation.MADE) made.add(need.product());
        }
        case Decision.Refused<Reservation> _ -> {
          release(order, made, until, at, because);
          return new Reserved(List.of(), need.product(), until);
        }
      }
    }
    return new Reserved(made, null, until);
  }

  private void release(
      OrderId order, List<ProductId> made, Instant until, Instant at, Provenance because) {
    for (ProductId product : made) {
      var release = new StockCommand.Release(product, order, until, at);
      var _ = commands.send(release, about(release, because));
    }
  }

  /** What the order needs; nothing if it is not the payer's to pay. */
  private List<Need> needs(OrderId order, TelegramUserId payer) {
    Optional<OrderEvent.Placed> placed = orders.placed(order);
    if (placed.isEmpty() || !placed.get().buyer().equals(payer)) return List.of();
    return placed.get().lines().stream()
        .map(line -> new Need(line.product(), line.quantity()))
        .toList();
  }

  private static Provenance about(Command<?> command, Provenance because) {
    return new Provenance(
        because.user(),
        because.actor(),
        Vocabulary.nameOf(command.getClass()),
        because.traceId(),
        because.evidence());
  }
}
