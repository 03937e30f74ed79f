package zij.command.article;

import java.util.Optional;
import java.util.function.LongSupplier;
import org.axonframework.eventsourcing.eventstore.EventStore;
import zij.command.LoggedStates;
import zij.language.article.ArticleEvent;
import zij.language.article.ArticleId;

/** Articles folded from their own events, without a lock on them. Thread-safe. */
public final class LoggedArticles implements Articles {
  private static final int CACHED_ARTICLES = 10_000;

  private final LoggedStates<String, ArticleEvent, Ware> wares;

  /**
   * @param foreignCommits changes whenever another process appended to the log
   */
  public LoggedArticles(EventStore log, LongSupplier foreignCommits) {
    this.wares =
        new LoggedStates<>(
            log,
            foreignCommits,
            new LoggedStates.Fold<>(ArticleEvent.class, _ -> true, Ware::evolve),
            CACHED_ARTICLES);
  }

  @Override
  public Optional<Ware> ware(ArticleId article) {
    return wares.of(article.aggregateId());
  }
}
