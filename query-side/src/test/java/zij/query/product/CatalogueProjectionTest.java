package zij.query.product;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.connection.RedisConnection;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import zij.language.Language;
import zij.language.product.Good;
import zij.language.product.Price;
import zij.language.product.ProductEvent;
import zij.language.product.ProductId;
import zij.language.product.Text;
import zij.language.product.Texts;
import zij.query.TestViews;

/** The catalogue in PostgreSQL and Redis: the same whatever was repeated, lost or late. */
class CatalogueProjectionTest {
  private static final Instant AT = Instant.parse("2026-11-21T09:00:00.123456Z");
  private static final long SEED = 1_437;
  private static final List<ProductEvent> HISTORY = history();

  private final TestViews views = TestViews.create();
  private final RedisCatalogue redis = new RedisCatalogue(views.redis());
  private final CatalogueProjection projection = new CatalogueProjection(views.dsl(), redis);
  private final Catalogue catalogue = new Catalogue(views.dsl(), redis);

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
          new ProductEvent.Listed(product(i), "🍵", texts, Price.of(10 + i), new Good("g"), AT));
    }
    for (int i = 0; i < 60; i++) {
      ProductId id = product(random.nextInt(8)); // the last stays a draft
      history.add(
          switch (random.nextInt(4)) {
            case 0 -> new ProductEvent.Repriced(id, Price.of(1 + random.nextInt(500)), AT);
            case 1 ->
                new ProductEvent.Described(id, Language.RUSSIAN, new Text("Чай " + i, "т"), AT);
            case 2 -> new ProductEvent.Withdrawn(id, AT);
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

  private String page(Language language) {
    return new String(catalogue.page(language, Catalogue.BEGINNING, 100, null), UTF_8);
  }

  private void flushRedis() {
    try (RedisConnection connection = views.redis().getConnection()) {
      connection.serverCommands().flushAll();
    }
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
  void redisAnswersAsPostgresqlDoes() {
    for (int i = 0; i < HISTORY.size(); i += 3) see(i, Math.min(HISTORY.size(), i + 3));
    catalogue.fillIfEmpty();
    assertThat(redis.isFilled()).isTrue();
    for (Language language : Language.values()) {
      String fromRedis = page(language);
      flushRedis();
      assertThat(redis.isFilled()).isFalse();
      String fromRows = page(language);
      assertThat(JsonMapper.shared().readTree(fromRedis))
          .isEqualTo(JsonMapper.shared().readTree(fromRows));
      awaitFilled(); // the page that found Redis empty has seen to that
      assertThat(page(language)).isEqualTo(fromRedis);
    }
    assertThat(page(Language.ENGLISH)).doesNotContain("product-8");
    assertThat(catalogue.product(product(8), Language.ENGLISH)).isEmpty();
  }

  private void awaitFilled() {
    for (int i = 0; i < 1_000 && !redis.isFilled(); i++) LockSupport.parkNanos(10_000_000);
    assertThat(redis.isFilled()).isTrue();
  }

  @Test
  void isNotFullIfRedisLostItsMemoryInTheMiddle() {
    see(0, HISTORY.size());
    byte[] attempt = redis.beginToFill();
    flushRedis();
    assertThat(redis.markFilled(attempt)).isFalse();
    assertThat(redis.isFilled()).isFalse();
    assertThat(redis.markFilled(redis.beginToFill())).isTrue();
  }

  @Test
  void pagesOfRedisMeetEachProductOnce() {
    see(0, HISTORY.size());
    catalogue.fillIfEmpty();
    JsonNode all = JsonMapper.shared().readTree(page(Language.ENGLISH)).path("products");
    List<JsonNode> seen = new ArrayList<>();
    long after = Catalogue.BEGINNING;
    while (true) {
      JsonNode page =
          JsonMapper.shared().readTree(catalogue.page(Language.ENGLISH, after, 2, null));
      page.path("products").forEach(seen::add);
      if (page.path("next").isNull()) break;
      after = Long.parseLong(page.path("next").asString());
    }
    assertThat(seen).isEqualTo(all.valueStream().toList()).isNotEmpty();
  }

  @Test
  void anOlderEntryNeverReplacesANewerOne() {
    Texts texts = new Texts(Map.of(Language.ENGLISH, new Text("Tea", "")));
    List<CatalogueEntry> entries = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      boolean onSale = i != 19;
      entries.add(new CatalogueEntry("tea", "🍵", i + 1, onSale, true, texts, 0, i));
    }
    redis.show(entries.get(18));
    List<CatalogueEntry> late = new ArrayList<>(entries.subList(0, 18));
    Collections.shuffle(late, new Random(SEED));
    late.forEach(redis::show);
    assertThat(price()).isEqualTo(19);
    assertThat(redis.cards(Language.ENGLISH, -1, 10).cards()).hasSize(1);

    redis.show(entries.get(19)); // withdrawn
    late.forEach(redis::show);
    redis.show(entries.get(18));
    assertThat(price()).isEqualTo(20);
    assertThat(redis.cards(Language.ENGLISH, -1, 10).cards()).isEmpty();
  }

  private long price() {
    byte[] json = redis.product("tea", Language.ENGLISH).orElseThrow();
    return JsonMapper.shared().readTree(json).path("price").asLong();
  }

  @Test
  void anEventThatWasLostStopsIt() {
    ProductEvent second = new ProductEvent.Published(product(77), AT);
    assertThatIllegalStateException()
        .isThrownBy(() ->
            TestViews.inBatch(() -> projection.on(second, new GlobalSequenceTrackingToken(500))));
  }
}
