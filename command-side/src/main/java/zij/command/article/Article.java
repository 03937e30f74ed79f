package zij.command.article;

import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;
import static zij.language.Refusal.ARTICLE_EXISTS;
import static zij.language.Refusal.ARTICLE_UNKNOWN;
import static zij.language.Refusal.CURRENCIES_DIFFER;
import static zij.language.Refusal.PROVIDER_MISSING;
import static zij.language.Refusal.TEXT_MISSING;

import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;
import zij.language.Currency;
import zij.language.Decision;
import zij.language.Done;
import zij.language.Language;
import zij.language.article.ArticleCommand;
import zij.language.article.ArticleEvent;

/** One thing that is paid with money and sent by post. */
@AggregateRoot(type = "article")
public class Article {
  @SuppressWarnings("UnusedVariable") // Axon reads it
  @AggregateIdentifier
  private @Nullable String id;

  private @Nullable Ware ware;

  /** For Axon, before the first event. */
  protected Article() {}

  /** For Axon: an article that nothing happened to yet. */
  public Article(Object id) {
    this.id = id.toString();
  }

  /** Lists the article, once. The same listing again is accepted and changes nothing. */
  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Decision<Done> decide(ArticleCommand.List c) {
    ArticleEvent listed =
        new ArticleEvent.Listed(c.article(), c.emoji(), c.texts(), c.price(), c.at());
    if (ware == null) return apply(listed);
    boolean same = Ware.evolve(null, listed).equals(ware);
    return same ? accepted(Done.DONE) : refused(ARTICLE_EXISTS);
  }

  @CommandHandler
  Decision<Done> decide(ArticleCommand.Reprice c) {
    if (ware == null) return refused(ARTICLE_UNKNOWN);
    if (ware.price().equals(c.price())) return accepted(Done.DONE);
    if (ware.price().currency() != c.price().currency()) return refused(CURRENCIES_DIFFER);
    return apply(new ArticleEvent.Repriced(c.article(), c.price(), c.at()));
  }

  @CommandHandler
  Decision<Done> decide(ArticleCommand.Describe c) {
    if (ware == null) return refused(ARTICLE_UNKNOWN);
    if (c.text().equals(ware.texts().byLanguage().get(c.language()))) return accepted(Done.DONE);
    return apply(new ArticleEvent.Described(c.article(), c.language(), c.text(), c.at()));
  }

  /** It needs a text in English at least, and somebody who takes the money. */
  @CommandHandler
  Decision<Done> decide(ArticleCommand.Publish c, Providers providers) {
    if (ware == null) return refused(ARTICLE_UNKNOWN);
    if (ware.onSale()) return accepted(Done.DONE);
    if (!ware.texts().byLanguage().containsKey(Language.ENGLISH)) return refused(TEXT_MISSING);
    Currency currency = ware.price().currency();
    if (!providers.take(currency)) {
      return refused(PROVIDER_MISSING, Map.of("currency", currency));
    }
    return apply(new ArticleEvent.Published(c.article(), c.at()));
  }

  @CommandHandler
  Decision<Done> decide(ArticleCommand.Withdraw c) {
    if (ware == null) return refused(ARTICLE_UNKNOWN);
    if (!ware.onSale()) return accepted(Done.DONE);
    return apply(new ArticleEvent.Withdrawn(c.article(), c.at()));
  }

  @EventSourcingHandler
  void evolve(ArticleEvent event) {
    id = event.article().aggregateId();
    ware = Ware.evolve(ware, event);
  }

  private static Decision<Done> apply(ArticleEvent event) {
    AggregateLifecycle.apply(event);
    return accepted(Done.DONE);
  }
}
