package zij.query.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.junit.jupiter.api.Test;
import zij.language.Language;
import zij.language.Rank;
import zij.language.category.CategoryId;
import zij.language.product.ContentHash;
import zij.language.product.Good;
import zij.language.product.Picture;
import zij.language.product.Price;
import zij.language.product.ProductEvent;
import zij.language.product.ProductId;
import zij.language.product.Text;
import zij.language.product.Texts;
import zij.query.TestViews;

/** The catalogue's rows: the same whatever was repeated, and in whatever batches. */
class CatalogueProjectionTest {
  private static final Instant AT = Instant.parse("2026-11-21T09:00:00.123456Z");
  private static final ContentHash HASH = new ContentHash("0a".repeat(32));
  private static final CategoryId DRINKS = new CategoryId("drinks");
  private static final long SEED = 1_437;
  private static final List<ProductEvent> HISTORY = history();

  private final TestViews views = TestViews.create();
  private final CatalogueProjection projection = new CatalogueProjection(views.dsl(), catalogue());

  private Catalogue catalogue() {
    MeterRegistry meters = new SimpleMeterRegistry();
    return new Catalogue(
        views.dsl(), views.dsl(), new RedisCatalogue(views.redis(), meters), meters);
  }

  private static ProductId product(int number) {
    return new ProductId("product-" + number);
  }

  private static List<ProductEvent> history() {
    Random random = new Random(SEED);
    List<ProductEvent> history = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      Text text = new Text("Title " + i, "First line\nsecond");
      Texts texts = new Texts(Map.of(Language.ENGLISH, text));
      history.add(
          new ProductEvent.Listed(product(i), "🍵", texts, Price.of(10 + i), Good.of("g"), AT));
    }
    for (int i = 0; i < 60; i++) {
      ProductId id = product(random.nextInt(8)); // the last stays a draft
      history.add(
          switch (random.nextInt(10)) {
            case 0 -> new ProductEvent.Repriced(id, Price.of(1 + random.nextInt(500)), AT);
            case 1 ->
                new ProductEvent.Described(id, Language.RUSSIAN, new Text("Чай " + i, "т"), AT);
            case 2 -> new ProductEvent.Withdrawn(id, AT);
            case 3 -> new ProductEvent.Pictured(id, new Picture(HASH, 1 + i, 1), AT);
            case 4 -> new ProductEvent.PictureRemoved(id, AT);
            case 5 -> new ProductEvent.GoodChanged(id, Good.of("good " + i), AT);
            case 6 -> new ProductEvent.Categorised(id, i % 3 == 0 ? null : DRINKS, AT);
            case 7 -> new ProductEvent.Featured(id, random.nextBoolean(), AT);
            case 8 -> new ProductEvent.Ranked(id, new Rank(random.nextInt(100)), AT);
            default -> new ProductEvent.Published(id, AT);
          });
    }
    return history;
  }

  private void see(int from, int to) {
    TestViews.inBatch(() -> {
      for (int i = from; i < to; i++) {
        projection.on(HISTORY.get(i), new GlobalSequenceTrackingToken(2L * i));
      }
    });
  }

  private List<String> rows() {
    return views.rows("product", "product_id");
  }

  @Test
  void endsTheSameFromAnyPrefixAndInAnyBatches() {
    for (int i = 0; i < HISTORY.size(); i++) see(i, i + 1);
    List<String> once = rows();
    Random random = new Random(SEED);
    for (int prefix = 0; prefix <= HISTORY.size(); prefix += 9) {
      views.dsl().execute("delete from query.product");
      see(0, prefix);
      for (int from = 0; from < HISTORY.size(); ) {
        int to = Math.min(HISTORY.size(), from + 1 + random.nextInt(20));
        see(from, to);
        if (random.nextBoolean()) see(from, to);
        from = to;
      }
      assertThat(rows()).as("prefix of %d, seed %d", prefix, SEED).isEqualTo(once);
    }
  }

  @Test
  void anEventThatWasLostStopsIt() {
    ProductEvent second = new ProductEvent.Published(product(77), AT);
    assertThatIllegalStateException()
        .isThrownBy(() ->
            TestViews.inBatch(() -> projection.on(second, new GlobalSequenceTrackingToken(500))));
  }
}
