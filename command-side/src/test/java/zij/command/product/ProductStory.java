package zij.command.product;

import java.time.Instant;
import java.util.Map;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import zij.command.CommandTargets;
import zij.language.Language;
import zij.language.product.Good;
import zij.language.product.Price;
import zij.language.product.ProductCommand;
import zij.language.product.ProductEvent;
import zij.language.product.ProductId;
import zij.language.product.Text;
import zij.language.product.Texts;

/** The product tests' one product: tea for 50 Stars, described in English. */
final class ProductStory {
  static final ProductId TEA = new ProductId("tea");
  static final Instant LISTED_AT = Instant.parse("2026-11-21T09:00:00Z");
  static final Instant NOW = LISTED_AT.plusSeconds(60);
  static final Text ENGLISH = new Text("Tea", "Green.");
  static final Good GOOD = Good.of("https://example.org/tea");

  private ProductStory() {}

  static FixtureConfiguration<Product> products() {
    return new AggregateTestFixture<>(Product.class)
        .registerCommandTargetResolver(new CommandTargets());
  }

  static Texts english() {
    return new Texts(Map.of(Language.ENGLISH, ENGLISH));
  }

  static ProductCommand.List list(Instant at) {
    return new ProductCommand.List(TEA, "🍵", english(), Price.of(50), GOOD, at);
  }

  static ProductEvent.Listed listed() {
    return listed(english());
  }

  static ProductEvent.Listed listed(Texts texts) {
    return new ProductEvent.Listed(TEA, "🍵", texts, Price.of(50), GOOD, LISTED_AT);
  }

  static ProductEvent.Repriced repriced(long price) {
    return new ProductEvent.Repriced(TEA, Price.of(price), LISTED_AT);
  }

  static ProductEvent.Published published() {
    return new ProductEvent.Published(TEA, LISTED_AT);
  }

  static ProductEvent.Withdrawn withdrawn() {
    return new ProductEvent.Withdrawn(TEA, LISTED_AT);
  }
}
