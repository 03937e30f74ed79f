package zij.query.product;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import zij.language.Language;
import zij.language.Rank;
import zij.language.category.CategoryEvent;
import zij.language.category.CategoryId;
import zij.language.category.CategoryName;
import zij.language.category.CategoryNames;
import zij.language.product.Good;
import zij.language.product.Price;
import zij.language.product.ProductEvent;
import zij.language.product.ProductId;
import zij.language.product.Text;
import zij.language.product.Texts;
import zij.query.TestViews;
import zij.query.category.Categories;
import zij.query.category.CategoryChip;
import zij.query.category.ShopCategory;

/** Categories, and the order in which shoppers see products. */
class CategoriesTest {
  private static final Instant AT = Instant.parse("2026-11-22T09:00:00Z");
  private static final CategoryId DRINKS = new CategoryId("drinks");
  private static final CategoryId FOOD = new CategoryId("food");

  private final TestViews views = TestViews.create();
  private final MeterRegistry meters = new SimpleMeterRegistry();
  private final Catalogue catalogue =
      new Catalogue(views.dsl(), views.dsl(), new RedisCatalogue(views.redis(), meters), meters);
  private final CatalogueProjection projection = new CatalogueProjection(views.dsl(), catalogue);
  private final Categories categories = new Categories(views.dsl());
  private long position;

  private void happened(Object... events) {
    for (Object event : events) {
      see(event, position);
      position += 2;
    }
  }

  private void see(Object event, long at) {
    GlobalSequenceTrackingToken token = new GlobalSequenceTrackingToken(at);
    TestViews.inBatch(() -> {
      if (event instanceof CategoryEvent e) projection.on(e, token);
      if (event instanceof ProductEvent e) projection.on(e, token);
    });
  }

  private static CategoryEvent created(CategoryId id, String name, int rank) {
    CategoryNames names = new CategoryNames(Map.of(Language.ENGLISH, new CategoryName(name)));
    return new CategoryEvent.Created(id, "🍵", names, new Rank(rank), AT);
  }

  private static CategoryEvent russian(CategoryId id, String name) {
    return new CategoryEvent.Described(id, Language.RUSSIAN, new CategoryName(name), AT);
  }

  /** On sale, in a category. */
  private void onSale(String id, @Nullable CategoryId category) {
    Texts texts = new Texts(Map.of(Language.ENGLISH, new Text("Title " + id, "")));
    ProductId product = new ProductId(id);
    happened(
        new ProductEvent.Listed(product, "🍵", texts, Price.of(5), Good.of("g"), AT),
        new ProductEvent.Categorised(product, category, AT),
        new ProductEvent.Published(product, AT));
  }

  private Optional<JsonNode> page(
      @Nullable CategoryId in, @Nullable String search, @Nullable String cursor, int limit) {
    ProductCursor after = cursor == null ? null : ProductCursor.parse(cursor);
    return catalogue
        .answer(new CatalogueQuestion.Page(Language.ENGLISH, after, limit, search, in))
        .map(it -> JsonMapper.shared().readTree(new String(it.plain(), UTF_8)));
  }

  private List<String> ids(@Nullable CategoryId in, @Nullable String search) {
    return ids(page(in, search, null, 100).orElseThrow());
  }

  private static List<String> ids(JsonNode page) {
    return page.path("products").valueStream().map(it -> it.path("id").asString()).toList();
  }

  private List<String> names(Language language) {
    return categories.chips(language).categories().stream().map(CategoryChip::name).toList();
  }

  @Test
  void areInTheirOrderWithTheirNamesAndHowManyProducts() {
    happened(created(DRINKS, "Drinks", 20), created(FOOD, "Food", 10));
    onSale("tea", DRINKS);
    happened(russian(DRINKS, "Напитки"), new CategoryEvent.Moved(FOOD, new Rank(30), AT));
    assertThat(categories.all()).extracting(ShopCategory::id).containsExactly("drinks", "food");
    assertThat(categories.all()).extracting(ShopCategory::products).containsExactly(1, 0);
    assertThat(names(Language.RUSSIAN)).as("nothing is on sale in food").containsExactly("Напитки");
    assertThat(names(Language.UZBEK)).containsExactly("Drinks");
    happened(new ProductEvent.Withdrawn(new ProductId("tea"), AT));
    assertThat(names(Language.RUSSIAN)).isEmpty();
  }

  @Test
  void anEventSeenAgainChangesNothingAndALostOneIsNoticed() {
    happened(created(DRINKS, "Drinks", 20), russian(DRINKS, "Напитки"), russian(DRINKS, "Питьё"));
    List<String> rows = views.rows("category", "category_id");
    see(created(DRINKS, "Drinks", 20), 0);
    see(russian(DRINKS, "Напитки"), 2);
    assertThat(views.rows("category", "category_id")).isEqualTo(rows);
    assertThatIllegalStateException().isThrownBy(() -> see(russian(FOOD, "Еда"), 90));
  }

  @Test
  void aWithdrawnOneIsNotAnsweredUntilItIsMadeAnew() {
    happened(created(DRINKS, "Drinks", 20));
    onSale("tea", DRINKS);
    assertThat(ids(DRINKS, null)).containsExactly("tea");
    happened(new CategoryEvent.Withdrawn(DRINKS, AT));
    assertThat(categories.all()).isEmpty();
    assertThat(categories.has(DRINKS)).isFalse();
    assertThat(page(DRINKS, null, null, 20)).isEmpty();
    assertThat(ids(null, null)).containsExactly("tea");
    happened(created(DRINKS, "Hot drinks", 5));
    assertThat(names(Language.ENGLISH)).containsExactly("Hot drinks");
    assertThat(ids(DRINKS, null)).containsExactly("tea");
  }

  @Test
  void searchStaysInTheCategory() {
    happened(created(DRINKS, "Drinks", 1), created(FOOD, "Food", 2));
    onSale("tea", DRINKS);
    onSale("bread", FOOD);
    assertThat(ids(DRINKS, "title")).containsExactly("tea");
    assertThat(ids(DRINKS, "bread")).isEmpty();
    assertThat(ids(null, "titel bread")).as("what is nearly like it, in all").isNotEmpty();
    assertThat(ids(DRINKS, "titel bread")).as("but not in a category").isEmpty();
  }

  @Test
  void featuredOnesComeFirstThenSmallerRanksThenWhatWasListedBefore() {
    happened(created(DRINKS, "Drinks", 1));
    for (String id : List.of("a", "b", "c", "d", "e")) onSale(id, DRINKS);
    happened(
        new ProductEvent.Ranked(new ProductId("d"), new Rank(0), AT),
        new ProductEvent.Featured(new ProductId("e"), true, AT),
        new ProductEvent.Ranked(new ProductId("e"), new Rank(9_999), AT),
        new ProductEvent.Featured(new ProductId("b"), true, AT));
    List<String> order = List.of("b", "e", "d", "a", "c");
    assertThat(ids(null, null)).isEqualTo(order);
    assertThat(ids(DRINKS, null)).isEqualTo(order);
    List<String> paged = new ArrayList<>();
    String cursor = null;
    do {
      JsonNode page = page(DRINKS, null, cursor, 1).orElseThrow();
      paged.addAll(ids(page));
      cursor = page.path("next").isNull() ? null : page.path("next").asString();
    } while (cursor != null);
    assertThat(paged).isEqualTo(order);
  }
}
