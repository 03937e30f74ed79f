package zij.query.product;

import static zij.query.schema.Tables.PRODUCT;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import tools.jackson.databind.json.JsonMapper;
import zij.language.Language;
import zij.language.product.ProductId;
import zij.query.schema.tables.records.ProductRecord;

/**
 * Answers shoppers who browse, as JSON ready to send ({@link ProductPage}, {@link Product}): from
 * Redis, or from PostgreSQL while Redis is away or empty. Fills an empty Redis by itself.
 * Thread-safe.
 */
public final class Catalogue {
  /** The longest page. */
  public static final int MAX_PAGE = 100;

  /** The cursor of the first page. */
  public static final long BEGINNING = -1;

  private static final Logger LOG = LoggerFactory.getLogger(Catalogue.class);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final DSLContext dsl;
  private final RedisCatalogue redis;
  private final AtomicBoolean isFilling = new AtomicBoolean();

  public Catalogue(DSLContext dsl, RedisCatalogue redis) {
    this.dsl = dsl;
    this.redis = redis;
  }

  /**
   * A page of the products on sale.
   *
   * @param after cursor that a page named, or {@link #BEGINNING}
   * @param limit 1 to {@value #MAX_PAGE}
   * @param search what title or text has to contain, in any language; null for all
   */
  public byte[] page(Language language, long after, int limit, @Nullable String search) {
    if (limit < 1 || limit > MAX_PAGE) {
      throw new IllegalArgumentException("a page has 1 to " + MAX_PAGE + " products");
    }
    if (search == null) {
      try {
        if (redis.isFilled()) return page(redis.cards(language, after, limit + 1), limit);
        fillLater();
      } catch (DataAccessException e) {
        LOG.debug("Redis does not answer, PostgreSQL does", e);
      }
    }
    return JSON.writeValueAsBytes(pageFromRows(language, after, limit, search));
  }

  /** One product, on sale or not; empty if there is none or it was never on sale yet. */
  public Optional<byte[]> product(ProductId id, Language language) {
    try {
      Optional<byte[]> shown = redis.product(id.value(), language);
      if (shown.isPresent()) return shown;
    } catch (DataAccessException e) {
      LOG.debug("Redis does not answer, PostgreSQL does", e);
    }
    return dsl.fetchOptional(PRODUCT, PRODUCT.PRODUCT_ID.eq(id.value()).and(PRODUCT.PUBLISHED))
        .map(row -> JSON.writeValueAsBytes(CatalogueEntry.of(row).product(language)));
  }

  /** Looks whether Redis came back empty and fills it. Called now and then. */
  public void fillIfEmpty() {
    try {
      if (!redis.isFilled()) fill();
    } catch (DataAccessException e) {
      LOG.debug("Redis does not answer", e);
    }
  }

  private void fillLater() {
    if (!isFilling.get()) Thread.ofVirtual().name("fill-catalogue").start(this::fillIfEmpty);
  }

  private void fill() {
    if (!isFilling.compareAndSet(false, true)) return;
    try (var rows = dsl.selectFrom(PRODUCT).where(PRODUCT.PUBLISHED).fetchLazy()) {
      byte[] attempt = redis.beginToFill();
      long count = 0;
      for (ProductRecord row : rows) {
        redis.show(CatalogueEntry.of(row));
        count++;
      }
      if (redis.markFilled(attempt)) {
        LOG.info("Filled the catalogue in Redis with {} products", count);
      }
    } finally {
      isFilling.set(false);
    }
  }

  private static byte[] page(RedisCatalogue.Cards found, int limit) {
    int shown = Math.min(limit, found.cards().size());
    ByteArrayOutputStream json = new ByteArrayOutputStream(256 * (shown + 1));
    write(json, "{\"products\":[");
    for (int i = 0; i < shown; i++) {
      if (i > 0) json.write(',');
      json.writeBytes(found.cards().get(i));
    }
    boolean more = found.cards().size() > limit;
    String next = more ? "\"" + found.listedPositions().get(limit - 1) + "\"" : "null";
    write(json, "],\"next\":" + next + "}");
    return json.toByteArray();
  }

  private static void write(ByteArrayOutputStream json, String text) {
    json.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  private ProductPage pageFromRows(
      Language language, long after, int limit, @Nullable String search) {
    Condition matches = search == null ? DSL.noCondition() : contains(search);
    List<CatalogueEntry> found =
        dsl.selectFrom(PRODUCT)
            .where(PRODUCT.ON_SALE)
            .and(PRODUCT.LISTED_POSITION.gt(after))
            .and(matches)
            .orderBy(PRODUCT.LISTED_POSITION)
            .limit(limit + 1)
            .fetch(CatalogueEntry::of);
    boolean more = found.size() > limit;
    List<CatalogueEntry> shown = more ? found.subList(0, limit) : found;
    String next = more ? Long.toString(shown.getLast().listedPosition()) : null;
    return new ProductPage(shown.stream().map(entry -> entry.card(language)).toList(), next);
  }

  private static Condition contains(String search) {
    String pattern = "%" + search.replaceAll("([%_!])", "!$1") + "%";
    return DSL.condition(
        "exists (select 1 from jsonb_each({0}) as text"
            + " where text.value->>'title' ilike {1} escape '!'"
            + " or text.value->>'body' ilike {1} escape '!')",
        PRODUCT.TEXTS, DSL.val(pattern));
  }
}
