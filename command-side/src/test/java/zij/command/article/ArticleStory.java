package zij.command.article;

import java.time.Instant;
import java.util.Map;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import zij.command.CommandTargets;
import zij.language.Currency;
import zij.language.Language;
import zij.language.Money;
import zij.language.article.ArticleCommand;
import zij.language.article.ArticleEvent;
import zij.language.article.ArticleId;
import zij.language.product.Text;
import zij.language.product.Texts;

/** The article tests' one article: a bowl for 180,000 so'm, in a shop that takes so'm only. */
final class ArticleStory {
  static final ArticleId BOWL = new ArticleId("bowl");
  static final Instant LISTED_AT = Instant.parse("2026-11-22T09:00:00Z");
  static final Instant NOW = LISTED_AT.plusSeconds(60);
  static final Text ENGLISH = new Text("Bowl", "Blue.");
  static final Money PRICE = uzs(18_000_000);

  private ArticleStory() {}

  static FixtureConfiguration<Article> articles() {
    return new AggregateTestFixture<>(Article.class)
        .registerInjectableResource((Providers) currency -> currency == Currency.UZS)
        .registerCommandTargetResolver(new CommandTargets());
  }

  static Money uzs(long tiyin) {
    return new Money(Currency.UZS, tiyin);
  }

  static Money kzt(long tiyn) {
    return new Money(Currency.KZT, tiyn);
  }

  static ArticleCommand.List list(Money price, Instant at) {
    return new ArticleCommand.List(BOWL, "🥣", texts(ENGLISH), price, at);
  }

  static ArticleEvent.Listed listed() {
    return listed(PRICE);
  }

  static ArticleEvent.Listed listed(Money price) {
    return new ArticleEvent.Listed(BOWL, "🥣", texts(ENGLISH), price, LISTED_AT);
  }

  static Texts texts(Text english) {
    return new Texts(Map.of(Language.ENGLISH, english));
  }

  static ArticleEvent.Published published() {
    return new ArticleEvent.Published(BOWL, LISTED_AT);
  }
}
