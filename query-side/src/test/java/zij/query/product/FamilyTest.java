package zij.query.product;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import zij.language.Language;
import zij.language.product.Availability;
import zij.language.product.Combination;
import zij.language.product.Good;
import zij.language.product.Option;
import zij.language.product.OptionCode;
import zij.language.product.OptionNames;
import zij.language.product.Options;
import zij.language.product.Price;
import zij.language.product.ProductEvent;
import zij.language.product.ProductId;
import zij.language.product.Text;
import zij.language.product.Texts;
import zij.query.TestViews;

/** A shirt of two sizes in the catalogue: one product to shoppers, two to their orders. */
class FamilyTest {
  private static final Instant AT = Instant.parse("2026-11-21T09:00:00Z");
  private static final ProductId SHIRT = new ProductId("shirt");
  private static final ProductId SMALL = new ProductId("shirt-s");
  private static final ProductId LARGE = new ProductId("shirt-l");
  private static final OptionCode SIZE = new OptionCode("size");

  private final TestViews views = TestViews.create();
  private final MeterRegistry meters = new SimpleMeterRegistry();
  private final Catalogue catalogue =
      new Catalogue(views.dsl(), views.dsl(), new RedisCatalogue(views.redis(), meters), meters);
  private final CatalogueProjection projection = new CatalogueProjection(views.dsl(), catalogue);
  private final Assortment assortment = new Assortment(views.dsl());
  private long position;

  @BeforeEach
  void aShirtOfTwoSizes() {
    see(listed(SHIRT, "Shirt", 10));
    see(new ProductEvent.OptionsSet(SHIRT, sizes("s", "l"), AT));
    see(new ProductEvent.Published(SHIRT, AT));
    variant(SMALL, "s", 30);
    variant(LARGE, "l", 20);
  }

  private static ProductEvent listed(ProductId id, String title, long price) {
    Texts texts = new Texts(Map.of(Language.ENGLISH, new Text(title, "Cotton.")));
    return new ProductEvent.Listed(id, "👕", texts, Price.of(price), Good.of("g"), AT);
  }

  private static Options sizes(String... sizes) {
    return new Options(
        List.of(
            new Option(
                SIZE,
                named("Size", "Размер"),
                List.of(sizes).stream()
                    .map(size -> new Option.Value(new OptionCode(size), named(size, "р-" + size)))
                    .toList())));
  }

  private static OptionNames named(String english, String russian) {
    return new OptionNames(Map.of(Language.ENGLISH, english, Language.RUSSIAN, russian));
  }

  private void variant(ProductId id, String size, long price) {
    Combination of = new Combination(Map.of(SIZE, new OptionCode(size)));
    see(listed(id, "Shirt — " + size, price));
    see(new ProductEvent.MadeVariant(id, SHIRT, of, AT));
    see(new ProductEvent.VariantAdded(SHIRT, id, of, AT));
    see(new ProductEvent.Published(id, AT));
  }

  private void see(ProductEvent event) {
    TestViews.inBatch(() -> projection.on(event, new GlobalSequenceTrackingToken(position++)));
  }

  private JsonNode ask(CatalogueQuestion question) {
    byte[] plain = catalogue.answer(question).orElseThrow().plain();
    return JsonMapper.shared().readTree(new String(plain, UTF_8));
  }

  private List<JsonNode> page(@Nullable String words) {
    return ask(new CatalogueQuestion.Page(Language.ENGLISH, null, 20, words))
        .path("products")
        .values()
        .stream()
        .toList();
  }

  private JsonNode one(ProductId product, Language language) {
    return ask(new CatalogueQuestion.One(language, product));
  }

  @Test
  void theListAndTheSearchShowTheProductOnceWithItsLowestPrice() {
    for (String words : new String[] {null, "shirt", "shirts"}) {
      assertThat(page(words))
          .singleElement()
          .satisfies(card -> {
            assertThat(card.path("id").asString()).isEqualTo("shirt");
            assertThat(card.path("price").asLong()).isEqualTo(20);
            assertThat(card.path("varied").asBoolean()).isTrue();
            assertThat(card.path("left").isNull()).isTrue();
          });
    }
  }

  @Test
  void thePriceIsOfWhatThereIsAndSoldOutIsWhatHasNothing() {
    see(new ProductEvent.Withdrawn(LARGE, AT));
    assertThat(page(null).getFirst().path("price").asLong()).isEqualTo(30);
    see(new ProductEvent.Withdrawn(SMALL, AT));
    JsonNode card = page(null).getFirst();
    assertThat(card.path("price").asLong()).isEqualTo(20);
    assertThat(card.path("left").asInt(-1)).isZero();
  }

  @Test
  void theProductSaysWhatThereIsToChooseInTheReadersLanguage() {
    JsonNode shirt = one(SHIRT, Language.RUSSIAN);
    JsonNode option = shirt.path("options").path(0);
    assertThat(option.path("name").asString()).isEqualTo("Размер");
    assertThat(option.path("values").path(1).path("name").asString()).isEqualTo("р-l");
    JsonNode large = shirt.path("variants").path(1);
    assertThat(large.path("id").asString()).isEqualTo("shirt-l");
    assertThat(large.path("title").asString()).as("told in English").isEqualTo("Shirt — l");
    assertThat(large.path("values").path(0).asString()).isEqualTo("l");
    assertThat(large.path("price").asLong()).isEqualTo(20);
    assertThat(large.path("available").asBoolean()).isTrue();
  }

  @Test
  void aVariantIsFoundByItsIdWithAllThatItsProductHas() {
    see(new ProductEvent.Described(SHIRT, Language.ENGLISH, new Text("Tee", "Linen."), AT));
    JsonNode large = one(LARGE, Language.ENGLISH);
    assertThat(large.path("title").asString()).isEqualTo("Tee — l");
    assertThat(large.path("text").asString()).isEqualTo("Linen.");
    assertThat(large.path("variantOf").asString()).isEqualTo("shirt");
    assertThat(large.path("varied").asBoolean()).isFalse();
    assertThat(large.path("variants").size()).isEqualTo(2);
    assertThat(large.path("options").size()).isEqualTo(1);
  }

  @Test
  void aDraftIsNobodysToKnowAndWithItsProductAVariantGoesOffSale() {
    ProductId medium = new ProductId("shirt-m");
    Combination of = new Combination(Map.of(SIZE, new OptionCode("m")));
    see(new ProductEvent.OptionsSet(SHIRT, sizes("s", "l", "m"), AT));
    see(listed(medium, "Shirt — m", 5));
    see(new ProductEvent.MadeVariant(medium, SHIRT, of, AT));
    assertThat(one(SHIRT, Language.ENGLISH).path("variants").size()).isEqualTo(2);
    assertThat(page(null).getFirst().path("price").asLong()).isEqualTo(20);
    see(new ProductEvent.Withdrawn(SHIRT, AT));
    assertThat(page(null)).isEmpty();
    JsonNode small = one(SMALL, Language.ENGLISH);
    assertThat(small.path("available").asBoolean()).isFalse();
    assertThat(small.path("variants").path(0).path("available").asBoolean()).isFalse();
  }

  @Test
  void timesAndLimitsOfBothHold() {
    Instant later = AT.plusSeconds(60);
    see(new ProductEvent.AvailabilitySet(SHIRT, new Availability(later, null), AT));
    see(new ProductEvent.AvailabilitySet(SMALL, new Availability(null, later.plusSeconds(60)), AT));
    JsonNode small = one(SMALL, Language.ENGLISH);
    assertThat(small.path("from").asString()).isEqualTo(later.toString());
    assertThat(small.path("until").asString()).isEqualTo(later.plusSeconds(60).toString());
    see(new ProductEvent.AvailabilitySet(SMALL, new Availability(null, later), AT));
    assertThat(one(SMALL, Language.ENGLISH).path("available").asBoolean()).as("never").isFalse();
  }

  @Test
  void theListSaysWhenSomeVariantCanBeHad() {
    Instant soon = AT.plusSeconds(60);
    Instant later = soon.plusSeconds(60);
    Instant end = later.plusSeconds(60);
    see(new ProductEvent.AvailabilitySet(SMALL, new Availability(later, end), AT));
    assertThat(page(null).getFirst().path("from").isNull()).as("the large one is there").isTrue();
    see(new ProductEvent.AvailabilitySet(LARGE, new Availability(soon, later), AT));
    assertThat(page(null).getFirst().path("from").asString()).isEqualTo(soon.toString());
    assertThat(page(null).getFirst().path("until").asString()).isEqualTo(end.toString());
    see(new ProductEvent.Withdrawn(LARGE, AT));
    assertThat(page(null).getFirst().path("from").asString()).isEqualTo(later.toString());
  }

  @Test
  void theOwnerSeesVariantsWithTheirProductAndNotBesideIt() {
    assertThat(assortment.page(Assortment.Wanted.ALL, Language.ENGLISH, null, 10).products())
        .extracting(ListedCard::id)
        .containsExactly("shirt");
    assertThat(assortment.completeness().onSale()).isEqualTo(1);
    ListedProduct shirt = assortment.find(SHIRT).orElseThrow();
    assertThat(shirt.options()).isEqualTo(sizes("s", "l"));
    assertThat(shirt.variants())
        .extracting(ListedVariant::id, ListedVariant::price, ListedVariant::state)
        .containsExactly(
            tuple("shirt-s", 30L, ProductState.ON_SALE),
            tuple("shirt-l", 20L, ProductState.ON_SALE));
    assertThat(assortment.titles(List.of(SHIRT, LARGE), Language.ENGLISH))
        .isEqualTo(Map.of("shirt", "Shirt", "shirt-l", "Shirt — l"));
    ListedProduct large = assortment.find(LARGE).orElseThrow();
    assertThat(large.variantOf()).isEqualTo("shirt");
    assertThat(large.texts().in(Language.ENGLISH).title()).isEqualTo("Shirt — l");
  }

  @Test
  void seenAgainItIsTheSame() {
    String before = page(null).toString() + one(SHIRT, Language.ENGLISH);
    long end = position;
    position = 0;
    aShirtOfTwoSizes();
    assertThat(position).isEqualTo(end);
    assertThat(page(null).toString() + one(SHIRT, Language.ENGLISH)).isEqualTo(before);
  }
}
