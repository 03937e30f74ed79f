package zij.query.product;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisClient;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
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

/** Who browses: never an older answer than was there, whatever keeps copies and whatever fails. */
class CatalogueTest {
  private static final Instant AT = Instant.parse("2026-11-21T09:00:00.123456Z");
  private static final CatalogueQuestion ALL = page(null, 100);
  private static final CatalogueQuestion TEA = one("tea-0");

  private final TestViews views = TestViews.create();
  private final MeterRegistry meters = new SimpleMeterRegistry();
  private final AtomicLong nanos = new AtomicLong();
  private final Catalogue catalogue = server(views.dsl(), views.redis());
  private final CatalogueProjection projection = new CatalogueProjection(views.dsl(), catalogue);
  private long position;

  /** What one server has. */
  private Catalogue server(DSLContext reads, RedisConnectionFactory redis) {
    return new Catalogue(views.dsl(), reads, new RedisCatalogue(redis, meters), meters, nanos::get);
  }

  private static CatalogueQuestion.Page page(@Nullable ProductCursor after, int limit) {
    return new CatalogueQuestion.Page(Language.ENGLISH, after, limit, null);
  }

  private static CatalogueQuestion one(String id) {
    return new CatalogueQuestion.One(Language.ENGLISH, new ProductId(id));
  }

  @BeforeEach
  void listSomeTea() {
    Texts texts = new Texts(Map.of(Language.ENGLISH, new Text("Tea", "Green\nsecond line")));
    for (int i = 0; i < 7; i++) {
      ProductId id = new ProductId("tea-" + i);
      happened(new ProductEvent.Listed(id, "🍵", texts, Price.of(10 + i), Good.of("g"), AT));
      if (i < 6) happened(new ProductEvent.Published(id, AT)); // the last stays a draft
    }
  }

  private void happened(ProductEvent event) {
    happened(projection, event, position++);
  }

  private static void happened(CatalogueProjection projection, ProductEvent event, long position) {
    TestViews.inBatch(() -> projection.on(event, new GlobalSequenceTrackingToken(position)));
  }

  private static ProductEvent repriced(long stars) {
    return new ProductEvent.Repriced(new ProductId("tea-0"), Price.of(stars), AT);
  }

  private static JsonNode json(Catalogue catalogue, CatalogueQuestion question) {
    byte[] plain = catalogue.answer(question).orElseThrow().plain();
    return JsonMapper.shared().readTree(new String(plain, UTF_8));
  }

  private static long price(Catalogue catalogue) {
    return json(catalogue, TEA).path("price").asLong();
  }

  private double answers(String step) {
    return meters.get("zij.catalogue.answers").tag("step", step).counter().count();
  }

  private static void eventually(BooleanSupplier condition) {
    for (int i = 0; i < 6_000 && !condition.getAsBoolean(); i++) LockSupport.parkNanos(10_000_000);
    assertThat(condition.getAsBoolean()).isTrue();
  }

  @Test
  void everyStepGivesTheSameAnswer() {
    byte[] rows = catalogue.answer(ALL).orElseThrow().stored();
    assertThat(answers("postgresql")).isEqualTo(1);
    assertThat(catalogue.answer(ALL).orElseThrow().stored()).isEqualTo(rows);
    assertThat(answers("memory")).isEqualTo(1);
    Catalogue other = server(views.dsl(), views.redis());
    other.refresh();
    assertThat(other.answer(ALL).orElseThrow().stored()).isEqualTo(rows);
    assertThat(answers("redis")).isEqualTo(1);
    assertThat(json(other, ALL).path("products").size()).isEqualTo(6);
    assertThat(catalogue.answer(one("tea-6"))).isEmpty();
  }

  @Test
  void aChangeIsSeenAtOnceByTheServerThatProjectedIt() {
    assertThat(price(catalogue)).isEqualTo(10);
    happened(repriced(99));
    assertThat(price(catalogue)).isEqualTo(99);
    happened(new ProductEvent.Withdrawn(new ProductId("tea-0"), AT));
    assertThat(json(catalogue, TEA).path("available").asBoolean(true)).isFalse();
    assertThat(json(catalogue, ALL).path("products").size()).isEqualTo(5);
  }

  @Test
  void otherServersHearOfAChangeThroughRedis() {
    Catalogue other = server(views.dsl(), views.redis());
    var redis = (LettuceConnectionFactory) views.redis();
    try (var news = new CatalogueNews((RedisClient) redis.getRequiredNativeClient(), other)) {
      news.listen();
      eventually(() -> price(other) == 10 && other.answer(TEA).isPresent());
      for (long stars = 20; stars < 30; stars++) {
        happened(repriced(stars));
        long now = stars;
        eventually(() -> price(other) == now);
      }
    }
  }

  @Test
  void withoutNewsTheVersionIsFoundByAsking() {
    Catalogue other = server(views.dsl(), views.redis());
    other.refresh();
    assertThat(price(other)).isEqualTo(10);
    happened(repriced(77));
    assertThat(price(other)).isEqualTo(10); // within the second in which it has not asked again
    other.refresh();
    assertThat(price(other)).isEqualTo(77);
  }

  @Test
  void copiesAreNotTrustedForLongWithoutAnyNews() {
    Catalogue other = server(views.dsl(), views.redis());
    other.refresh();
    assertThat(price(other)).isEqualTo(10);
    happened(repriced(55));
    nanos.addAndGet(Catalogue.MAX_SILENCE.toNanos() + 1);
    assertThat(price(other)).isEqualTo(55);
  }

  @Test
  void aDamagedOrOlderValueInRedisIsMadeAnew() {
    byte[] right = catalogue.answer(TEA).orElseThrow().stored();
    long version = ProductRows.version(views.dsl());
    byte[] damaged = right.clone();
    damaged[damaged.length / 2] ^= 1;
    byte[] older = right.clone();
    older[0]--;
    for (byte[] wrong : List.of(damaged, older, new byte[0], "{}".getBytes(UTF_8))) {
      put(RedisCatalogue.key(version, TEA), wrong);
      Catalogue other = server(views.dsl(), views.redis());
      other.refresh();
      assertThat(other.answer(TEA).orElseThrow().stored()).isEqualTo(right);
      assertThat(get(RedisCatalogue.key(version, TEA))).isEqualTo(right);
    }
  }

  private void put(byte[] key, byte[] value) {
    try (RedisConnection redis = views.redis().getConnection()) {
      var _ = redis.stringCommands().set(key, value);
    }
  }

  private byte[] get(byte[] key) {
    try (RedisConnection redis = views.redis().getConnection()) {
      return Objects.requireNonNull(redis.stringCommands().get(key));
    }
  }

  @Test
  void answersWithoutRedisAndLeavesItAlone() {
    LettuceConnectionFactory nobody = new LettuceConnectionFactory("127.0.0.1", 1);
    nobody.afterPropertiesSet();
    nobody.start();
    try {
      Catalogue other = server(views.dsl(), nobody);
      other.refresh();
      for (int i = 0; i < 200; i++) {
        happened(projection, repriced(100 + i), position++);
        other.refresh();
        assertThat(price(other)).isEqualTo(100 + i);
      }
      double failures = meters.get("zij.catalogue.failures").tag("step", "redis").counter().count();
      assertThat(failures).isBetween(5.0, 100.0);
    } finally {
      nobody.destroy();
    }
  }

  @Test
  void aReplicaThatLagsBehindWhatWasShownIsPassedOver() {
    TestViews replica = TestViews.create();
    Texts texts = new Texts(Map.of(Language.ENGLISH, new Text("Tea", "Green")));
    var late = new CatalogueProjection(replica.dsl(), server(replica.dsl(), views.redis()));
    ProductId id = new ProductId("tea-0");
    happened(late, new ProductEvent.Listed(id, "🍵", texts, Price.of(10), Good.of("g"), AT), 0);
    happened(late, new ProductEvent.Published(id, AT), 1);
    Catalogue other = server(replica.dsl(), views.redis());
    // Nothing is known yet, so the replica's answer is as good as any: it is the older one.
    other.refresh();
    happened(repriced(44));
    other.refresh();
    assertThat(price(other)).isEqualTo(44);
    assertThat(other.answer(one("tea-5"))).isPresent();
    ProductCursor second = ProductCursor.parse(next(other, page(null, 2)));
    assertThat(json(other, page(second, 2)).path("products").size()).isEqualTo(2);
  }

  private static String next(Catalogue catalogue, CatalogueQuestion question) {
    return json(catalogue, question).path("next").asString();
  }

  @Test
  void pagesMeetEachProductOnce() {
    List<JsonNode> all = json(catalogue, ALL).path("products").valueStream().toList();
    for (int limit : new int[] {1, 2, 4, 24}) {
      List<JsonNode> seen = new ArrayList<>();
      for (ProductCursor after = null; ; ) {
        JsonNode page = json(catalogue, page(after, limit));
        page.path("products").forEach(seen::add);
        if (page.path("next").isNull()) break;
        after = ProductCursor.parse(page.path("next").asString());
      }
      assertThat(seen).as("pages of %d", limit).isEqualTo(all);
    }
  }

  @Test
  void aCursorThatNoPageNamedHasNoAnswer() {
    assertThat(catalogue.answer(page(new ProductCursor(1_000_000), 20))).isEmpty();
    assertThat(catalogue.answer(page(new ProductCursor(1), 20))).isEmpty();
  }

  @Test
  void onlyUsualPagesAreKept() {
    var _ = catalogue.answer(page(null, 20));
    long kept = keptInRedis();
    var _ = catalogue.answer(page(null, 21));
    var _ = catalogue.answer(new CatalogueQuestion.Page(Language.ENGLISH, null, 20, "tea"));
    var _ = catalogue.answer(one("tea-6"));
    var _ = catalogue.answer(one("unheard-of"));
    assertThat(keptInRedis()).isEqualTo(kept);
  }

  private long keptInRedis() {
    try (RedisConnection redis = views.redis().getConnection()) {
      return Objects.requireNonNull(redis.serverCommands().dbSize());
    }
  }
}
