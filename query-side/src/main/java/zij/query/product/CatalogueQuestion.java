package zij.query.product;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import zij.language.Language;
import zij.language.category.CategoryId;
import zij.language.product.ProductId;

/** What somebody who browses asks for. */
public sealed interface CatalogueQuestion {
  /** The longest page. */
  int MAX_PAGE = 100;

  /** In which language the answer is. */
  Language language();

  /** Whether the answer is kept for those who ask the same; bounded by the number of products. */
  boolean isUsual();

  /** Distinct for each usual question. */
  String name();

  /**
   * A page of the products on sale, featured ones first, then by rank, then in the order in which
   * they were listed.
   *
   * @param after where the page before ended; null for the first page
   * @param limit 1 to {@value #MAX_PAGE}
   * @param search what title or text has to contain, in any language and alphabet; if none does,
   *     products with a word like it are found; null for all
   * @param category in which it has to be; null for all
   */
  record Page(
      Language language,
      @Nullable ProductCursor after,
      int limit,
      @Nullable String search,
      @Nullable CategoryId category)
      implements CatalogueQuestion {
    /** What clients ask for; whoever asks for another length is answered, but makes no copies. */
    private static final Set<Integer> USUAL_LIMITS = Set.of(20, 24, 50, MAX_PAGE);

    public Page {
      if (limit < 1 || limit > MAX_PAGE) {
        throw new IllegalArgumentException("a page has 1 to " + MAX_PAGE + " products");
      }
    }

    /** In all categories. */
    public Page(
        Language language, @Nullable ProductCursor after, int limit, @Nullable String search) {
      this(language, after, limit, search, null);
    }

    @Override
    public boolean isUsual() {
      return search == null && USUAL_LIMITS.contains(limit);
    }

    @Override
    public String name() {
      String begin = after == null ? "" : after.shelf() + "." + after.listedPosition();
      String in = category == null ? "" : category.value();
      return "page:" + language.tag() + ":" + in + ":" + begin + ":" + limit;
    }
  }

  /** The categories in which something is on sale. */
  record Chips(Language language) implements CatalogueQuestion {
    @Override
    public boolean isUsual() {
      return true;
    }

    @Override
    public String name() {
      return "categories:" + language.tag();
    }
  }

  /** One product, on sale or not; a product that was never on sale is none. */
  record One(Language language, ProductId product) implements CatalogueQuestion {
    @Override
    public boolean isUsual() {
      return true;
    }

    @Override
    public String name() {
      return "product:" + language.tag() + ":" + product.value();
    }
  }
}
