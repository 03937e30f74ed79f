package zij.command.stock;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import zij.command.CommandTargets;
import zij.command.product.Offer;
import zij.command.product.Offers;
import zij.language.Language;
import zij.language.Quantity;
import zij.language.TelegramUserId;
import zij.language.order.OrderId;
import zij.language.product.Good;
import zij.language.product.Price;
import zij.language.product.ProductId;
import zij.language.product.Text;
import zij.language.product.Texts;
import zij.language.stock.KeyId;
import zij.language.stock.StockEvent;
import zij.language.stock.Units;

/** The stock tests' one product, their orders and their keys. */
final class StockStory {
  static final ProductId TEA = new ProductId("tea");
  static final OrderId ORDER = OrderId.of(new TelegramUserId(7), "first");
  static final OrderId OTHER = OrderId.of(new TelegramUserId(8), "second");
  static final Instant BEFORE = Instant.parse("2026-11-21T09:00:00Z");
  static final Instant NOW = BEFORE.plusSeconds(60);

  /** When what is reserved before is due. */
  static final Instant UNTIL = BEFORE.plusSeconds(120);

  static final Quantity ONE = new Quantity(1);
  static final Quantity TWO = new Quantity(2);

  private StockStory() {}

  /** A shop that offers tea, and nothing else. */
  static Offers offers() {
    Texts texts = new Texts(Map.of(Language.ENGLISH, new Text("Tea", "")));
    Offer tea = new Offer(TEA, "🍵", texts, Price.of(50), Good.of("g"), true);
    return product -> product.equals(TEA) ? Optional.of(tea) : Optional.empty();
  }

  static FixtureConfiguration<Stock> stocks() {
    return new AggregateTestFixture<>(Stock.class)
        .registerInjectableResource(offers())
        .registerCommandTargetResolver(new CommandTargets());
  }

  static Units units(int number) {
    return new Units(number);
  }

  static KeyId key(int number) {
    return new KeyId("k".repeat(15) + "%06d".formatted(number) + "A");
  }

  static List<KeyId> keys(int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj(StockStory::key).toList();
  }

  static StockEvent.Counted counted(int units) {
    return new StockEvent.Counted(TEA, units(units), BEFORE);
  }

  static StockEvent.KeysAdded keysAdded(KeyId... keys) {
    return new StockEvent.KeysAdded(TEA, List.of(keys), BEFORE);
  }

  static StockEvent.Reserved reserved(OrderId order, Quantity units) {
    return new StockEvent.Reserved(TEA, order, units, UNTIL, BEFORE);
  }

  static StockEvent.Released released(OrderId order, Quantity units) {
    return new StockEvent.Released(TEA, order, units, BEFORE);
  }

  static StockEvent.Taken taken(OrderId order, Quantity units, KeyId... keys) {
    return new StockEvent.Taken(TEA, order, units, List.of(keys), BEFORE);
  }
}
