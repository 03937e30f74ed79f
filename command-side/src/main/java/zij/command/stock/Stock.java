package zij.command.stock;

import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;
import zij.command.product.Offers;
import zij.command.stock.Holdings.Hold;
import zij.command.stock.Holdings.Kind;
import zij.language.Decision;
import zij.language.Done;
import zij.language.Quantity;
import zij.language.Refusal;
import zij.language.product.ProductId;
import zij.language.stock.KeyId;
import zij.language.stock.Reservation;
import zij.language.stock.StockCommand;
import zij.language.stock.StockEvent;
import zij.language.stock.Units;

/**
 * The units of one product: how many there are, and which order has them. Every unit, and every
 * key, goes to one order at the most, since all decisions about them are made here, one after the
 * other.
 */
@AggregateRoot(type = "stock")
public class Stock {
  /** With so many units free a product runs out, unless the owner says otherwise. */
  static final int DEFAULT_LOW_WATER = 5;

  /** As many keys can be in a pool. */
  static final int MAX_POOL = 100_000;

  /** An entry of the log takes up to 65,535 bytes, and an id has 25 of them with its quotes. */
  static final int KEYS_PER_EVENT = 2_000;

  /** A refusal names no more than so many repeated keys. */
  static final int MAX_NAMED = 100;

  @SuppressWarnings("UnusedVariable") // Axon reads it
  @AggregateIdentifier
  private @Nullable String id;

  private final Holdings holdings = new Holdings();

  /** For Axon, before the first event. */
  protected Stock() {}

  /** For Axon: a stock that nothing happened to yet. */
  public Stock(Object id) {
    this.id = id.toString();
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Decision<Done> decide(StockCommand.Count c, Offers offers) {
    if (isUnknown(c.product(), offers)) return refused(Refusal.PRODUCT_UNKNOWN);
    if (holdings.kind() == Kind.KEYS) return refused(Refusal.STOCK_OF_KEYS);
    if (c.units().number() < holdings.reserved()) return reserved(holdings.free());
    boolean same = holdings.kind() == Kind.COUNTED && holdings.onHand() == c.units().number();
    return same ? done() : apply(new StockEvent.Counted(c.product(), c.units(), c.at()));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Decision<Done> decide(StockCommand.Add c) {
    if (whyNotByNumber().isPresent()) return refused(whyNotByNumber().get());
    if (c.units().number() > Units.MAX - holdings.onHand()) {
      return refused(Refusal.STOCK_TOO_LARGE, Map.of("max", Units.MAX));
    }
    if (c.units().number() == 0) return done();
    return apply(new StockEvent.Added(c.product(), c.units(), c.at()));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Decision<Done> decide(StockCommand.Remove c) {
    if (whyNotByNumber().isPresent()) return refused(whyNotByNumber().get());
    if (c.units().number() > holdings.free()) return reserved(holdings.free());
    if (c.units().number() == 0) return done();
    return apply(new StockEvent.Removed(c.product(), c.units(), c.at()));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Decision<Done> decide(StockCommand.StopCounting c) {
    if (holdings.kind() == Kind.ENDLESS) return done();
    boolean keysLeft = holdings.kind() == Kind.KEYS && holdings.onHand() > 0;
    if (keysLeft) return refused(Refusal.STOCK_OF_KEYS);
    return apply(new StockEvent.CountingStopped(c.product(), c.at()));
  }

  /** All keys or none; in as many events as they need, which are stored together. */
  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Decision<Done> decide(StockCommand.AddKeys c, Offers offers) {
    if (isUnknown(c.product(), offers)) return refused(Refusal.PRODUCT_UNKNOWN);
    if (holdings.kind() == Kind.COUNTED) return refused(Refusal.STOCK_COUNTED);
    List<Integer> repeated = holdings.repeated(c.keys());
    if (!repeated.isEmpty()) {
      return refused(
          Refusal.KEY_REPEATED, Map.of("keys", repeated.stream().limit(MAX_NAMED).toList()));
    }
    if (c.keys().size() > MAX_POOL - holdings.onHand()) {
      return refused(Refusal.STOCK_TOO_LARGE, Map.of("max", MAX_POOL));
    }
    if (c.isRehearsal()) return done();
    for (int i = 0; i < c.keys().size(); i += KEYS_PER_EVENT) {
      int end = Math.min(c.keys().size(), i + KEYS_PER_EVENT);
      var _ = apply(new StockEvent.KeysAdded(c.product(), c.keys().subList(i, end), c.at()));
    }
    return done();
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Decision<Done> decide(StockCommand.RemoveKey c) {
    if (!holdings.hasInPool(c.key())) return refused(Refusal.KEY_UNKNOWN);
    if (holdings.free() < 1) return reserved(holdings.free());
    return apply(new StockEvent.KeyRemoved(c.product(), c.key(), c.at()));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Decision<Done> decide(StockCommand.SetLowWater c) {
    if (holdings.kind() == Kind.ENDLESS) return refused(Refusal.NOT_COUNTED);
    if (holdings.lowWater() == c.units().number()) return done();
    return apply(new StockEvent.LowWaterSet(c.product(), c.units(), c.at()));
  }

  /** Prolonged only when half of the time is over, so that a quick payment costs no event. */
  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Decision<Reservation> decide(StockCommand.Reserve c) {
    if (holdings.givenTo(c.order()).isPresent()) return accepted(Reservation.STANDING);
    if (holdings.kind() == Kind.ENDLESS) return accepted(Reservation.NOT_NEEDED);
    if (c.units().units() > holdings.availableTo(c.order())) return outOfStock(c.product());
    Hold hold = holdings.heldFor(c.order());
    boolean stands = hold != null && hold.units() == c.units().units();
    if (hold == null || !stands || isHalfOver(hold.until(), c.until(), c.at())) {
      var _ = apply(new StockEvent.Reserved(c.product(), c.order(), c.units(), c.until(), c.at()));
    }
    return accepted(hold == null ? Reservation.MADE : Reservation.STANDING);
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Decision<Done> decide(StockCommand.Release c) {
    Hold hold = holdings.heldFor(c.order());
    if (hold == null || !hold.until().equals(c.until())) return done(); // taken, or prolonged
    return apply(
        new StockEvent.Released(c.product(), c.order(), new Quantity(hold.units()), c.at()));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Decision<List<KeyId>> decide(StockCommand.Take c) {
    Optional<List<KeyId>> before = holdings.givenTo(c.order());
    if (before.isPresent()) return accepted(before.get());
    if (holdings.kind() == Kind.ENDLESS) return accepted(List.of());
    if (c.units().units() > holdings.availableTo(c.order())) return outOfStock(c.product());
    List<KeyId> keys = holdings.next(c.units().units());
    var _ = apply(new StockEvent.Taken(c.product(), c.order(), c.units(), keys, c.at()));
    return accepted(keys);
  }

  @EventSourcingHandler
  void evolve(StockEvent event) {
    id = StockEvent.aggregateId(event.product());
    holdings.evolve(event);
  }

  private static boolean isUnknown(ProductId product, Offers offers) {
    return offers.offer(product).isEmpty();
  }

  private Optional<Refusal> whyNotByNumber() {
    return switch (holdings.kind()) {
      case ENDLESS -> Optional.of(Refusal.NOT_COUNTED);
      case KEYS -> Optional.of(Refusal.STOCK_OF_KEYS);
      case COUNTED -> Optional.empty();
    };
  }

  private static boolean isHalfOver(Instant until, Instant wanted, Instant at) {
    return Duration.between(at, until).compareTo(Duration.between(at, wanted).dividedBy(2)) < 0;
  }

  private <T> Decision<T> outOfStock(ProductId product) {
    return refused(
        Refusal.OUT_OF_STOCK, Map.of("product", product.value(), "available", holdings.free()));
  }

  private static Decision<Done> reserved(int available) {
    return refused(Refusal.STOCK_RESERVED, Map.of("available", available));
  }

  private static Decision<Done> apply(StockEvent event) {
    AggregateLifecycle.apply(event);
    return done();
  }

  private static Decision<Done> done() {
    return accepted(Done.DONE);
  }
}
