package zij.query.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import zij.language.Language;
import zij.language.category.CategoryId;
import zij.language.product.Good;
import zij.language.product.Price;
import zij.language.product.ProductEvent;
import zij.language.product.ProductId;
import zij.language.product.Text;
import zij.language.product.Texts;
import zij.query.TestViews;
import zij.query.product.Assortment.Wanted;

/** What the owner sees of the products: all of them, in every state. */
class AssortmentTest {
  private static final Instant AT = Instant.parse("2026-11-21T09:00:00Z");
  private static final ProductId DRAFT = new ProductId("draft");
  private static final ProductId SOLD = new ProductId("sold");
  private static final ProductId GONE = new ProductId("gone");

  private final TestViews views = TestViews.create();
  private final Assortment assortment = new Assortment(views.dsl());
  private final MeterRegistry meters = new SimpleMeterRegistry();
  private final CatalogueProjection projection =
      new CatalogueProjection(
          views.dsl(),
          new Catalogue(
              views.dsl(), views.dsl(), new RedisCatalogue(views.redis(), meters), meters));
  private long size;

  @BeforeEach
  void threeProducts() {
    see(listed(SOLD, Language.ENGLISH, "Tea 100%"));
    see(new ProductEvent.Described(SOLD, Language.RUSSIAN, new Text("Чай", ""), AT));
    see(new ProductEvent.Published(SOLD, AT));
    see(listed(GONE, Language.ENGLISH, "Coffee"));
    see(new ProductEvent.Published(GONE, AT));
    see(new ProductEvent.Withdrawn(GONE, AT));
    see(listed(DRAFT, Language.UZBEK, "Sut"));
  }

  private static ProductEvent listed(ProductId id, Language language, String title) {
    Texts texts = new Texts(Map.of(language, new Text(title, "body of " + title)));
    return new ProductEvent.Listed(id, "🍵", texts, Price.of(30), Good.of("g"), AT);
  }

  private void see(ProductEvent event) {
    TestViews.inBatch(() -> projection.on(event, new GlobalSequenceTrackingToken(size++)));
  }

  private List<String> ids(@Nullable ProductState state, @Nullable String search) {
    return ids(new Wanted(state, search, null));
  }

  private List<String> ids(Wanted wanted) {
    return assortment.page(wanted, Language.ENGLISH, null, 10).products().stream()
        .map(ListedCard::id)
        .toList();
  }

  @Test
  void showsAllNewestFirst() {
    assertThat(ids(null, null)).containsExactly("draft", "gone", "sold");
  }

  @Test
  void showsThoseInAState() {
    assertThat(ids(ProductState.DRAFT, null)).containsExactly("draft");
    assertThat(ids(ProductState.ON_SALE, null)).containsExactly("sold");
    assertThat(ids(ProductState.WITHDRAWN, null)).containsExactly("gone");
  }

  @Test
  void findsByIdTitleAndTextInAnyLanguage() {
    assertThat(ids(null, "чай")).containsExactly("sold");
    assertThat(ids(null, "BODY OF COFFEE")).containsExactly("gone");
    assertThat(ids(null, "DRA")).containsExactly("draft");
    assertThat(ids(ProductState.DRAFT, "чай")).isEmpty();
  }

  @Test
  void showsThoseInACategoryWhateverTheirState() {
    CategoryId drinks = new CategoryId("drinks");
    for (ProductId product : List.of(SOLD, DRAFT)) {
      see(new ProductEvent.Categorised(product, drinks, AT));
    }
    assertThat(ids(new Wanted(null, null, drinks))).containsExactly("draft", "sold");
    assertThat(ids(new Wanted(ProductState.ON_SALE, null, drinks))).containsExactly("sold");
    assertThat(ids(new Wanted(null, "sut", drinks))).containsExactly("draft");
    assertThat(ids(new Wanted(null, null, new CategoryId("food")))).isEmpty();
    see(new ProductEvent.Categorised(SOLD, null, AT));
    assertThat(ids(new Wanted(null, null, drinks))).containsExactly("draft");
  }

  @Test
  void saysWhatProductsAreCalled() {
    List<ProductId> some = List.of(SOLD, DRAFT, new ProductId("none"));
    assertThat(assortment.titles(some, Language.RUSSIAN))
        .isEqualTo(Map.of("sold", "Чай", "draft", "Sut"));
    assertThat(assortment.titles(List.of(), Language.RUSSIAN)).isEmpty();
  }

  @Test
  void takesWildcardsAsTheyAre() {
    assertThat(ids(null, "100%")).containsExactly("sold");
    assertThat(ids(null, "%")).isEmpty();
    assertThat(ids(null, "_")).isEmpty();
  }

  @Test
  void pagesMeetEveryProductOnce() {
    List<String> seen = new ArrayList<>();
    ProductCursor cursor = null;
    do {
      ListedPage page = assortment.page(Wanted.ALL, Language.ENGLISH, cursor, 1);
      page.products().forEach(product -> seen.add(product.id()));
      // A product that comes meanwhile is newer than all that follow.
      if (cursor == null) see(listed(new ProductId("late"), Language.ENGLISH, "Late"));
      String next = page.next();
      cursor = next == null ? null : ProductCursor.parse(next);
    } while (cursor != null);
    assertThat(seen).containsExactly("draft", "gone", "sold");
  }

  @Test
  void aCardSaysWhichLanguagesThereAre() {
    ListedCard card =
        assortment
            .page(new Wanted(null, "sold", null), Language.RUSSIAN, null, 1)
            .products()
            .getFirst();
    assertThat(card.title()).isEqualTo("Чай");
    assertThat(card.languages()).containsExactly(Language.ENGLISH, Language.RUSSIAN);
  }

  @Test
  void oneProductIsThereInEveryState() {
    assertThat(assortment.find(DRAFT).orElseThrow().state()).isEqualTo(ProductState.DRAFT);
    assertThat(assortment.find(GONE).orElseThrow().state()).isEqualTo(ProductState.WITHDRAWN);
    assertThat(assortment.find(SOLD).orElseThrow())
        .returns(ProductState.ON_SALE, ListedProduct::state)
        .returns(2L, ListedProduct::position);
    assertThat(assortment.find(new ProductId("none"))).isEmpty();
  }

  /** A product that nobody can buy needs no translation. */
  @Test
  void countsStatesAndMissingTexts() {
    assertThat(assortment.completeness())
        .isEqualTo(
            new Completeness(
                1,
                1,
                1,
                Map.of(
                    Language.ENGLISH, 1L,
                    Language.RUSSIAN, 1L,
                    Language.UZBEK, 1L,
                    Language.UZBEK_CYRILLIC, 2L,
                    Language.KAZAKH, 2L)));
  }

  @Test
  void aPageHasItsLimits() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> assortment.page(Wanted.ALL, Language.ENGLISH, null, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> assortment.page(Wanted.ALL, Language.ENGLISH, null, Assortment.MAX_PAGE + 1));
  }
}
