package zij.command.article;

import java.util.Optional;
import zij.language.article.ArticleId;

/** What is sent by post, as decisions need it. */
@FunctionalInterface
public interface Articles {
  /** The article, on sale or not; empty if it was never listed. */
  Optional<Ware> ware(ArticleId article);
}
