package zij.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import zij.server.Answer;
import zij.server.Counter;
import zij.server.Eventually;
import zij.server.RunningServer;
import zij.server.SharedServer;
import zij.server.Shopper;

/** Categories, from the desk to the shop. */
@ExtendWith(SharedServer.class)
class CategoriesTest {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final RunningServer server;
  private final Shopper owner;
  private final Counter counter;
  private final String category = "drinks-" + NUMBER.incrementAndGet();

  CategoriesTest(RunningServer server) {
    this.server = server;
    this.counter = Counter.open(server);
    this.owner = counter.owner();
  }

  @AfterEach
  void close() {
    assertThat(owner.delete("/api/desk/categories/" + category).status()).isEqualTo(200);
    counter.close();
  }

  private Answer create(String id, String emoji, String name) {
    return owner.post(
        "/api/desk/categories",
        """
        {"category":"%s","emoji":"%s","names":{"en":"%s"},"rank":10}\
        """
            .formatted(id, emoji, name));
  }

  private void created() {
    Answer created = create(category, "🍵", "Drinks");
    assertThat(created.status()).as(created.text()).isEqualTo(201);
    awaitOf(created);
  }

  private JsonNode awaitOf(Answer done) {
    String at = "?position=" + done.json().path("position").asLong();
    return owner.get("/api/desk/categories" + at).json().path("categories");
  }

  private Answer put(String product, String rest, String json) {
    return owner.put("/api/desk/products/" + product + rest, json);
  }

  private List<String> ids(Answer page) {
    assertThat(page.status()).as(page.text()).isEqualTo(200);
    return page.json().path("products").valueStream().map(it -> it.path("id").asString()).toList();
  }

  private static String at(Answer done) {
    return "&position=" + done.json().path("position").asLong();
  }

  @Test
  void shoppersFindAProductInItsCategoryAndNoOther() {
    created();
    Answer put = put(counter.product(), "/category", "{\"category\":\"" + category + "\"}");
    assertThat(put.status()).as(put.text()).isEqualTo(200);
    String found = "/api/catalog/products?category=" + category;
    assertThat(ids(server.get(found + at(put)))).containsExactly(counter.product());
    assertThat(ids(server.get(found + "&q=nothing-is-like-that"))).isEmpty();
    String listed = "/api/desk/products?category=" + category + at(put);
    assertThat(ids(owner.get(listed))).containsExactly(counter.product());
    assertThat(ids(owner.get(listed + "&state=draft"))).isEmpty();
    Eventually.holds(() -> ids(server.get(found)).equals(List.of(counter.product())));
    Eventually.holds(() ->
        server.get("/api/catalog/categories?lang=ru").text().contains("\"" + category + "\""));

    Answer named =
        owner.put("/api/desk/categories/" + category + "/names/ru", "{\"name\":\"Напитки\"}");
    assertThat(named.status()).isEqualTo(200);
    Eventually.holds(
        () -> server.get("/api/catalog/categories?lang=ru").text().contains("Напитки"));
    assertThat(server.get("/api/catalog/categories?lang=en").text()).contains("Drinks");

    Answer out = put(counter.product(), "/category", "{\"category\":null}");
    assertThat(ids(server.get(found + at(out)))).isEmpty();
    Eventually.holds(
        () -> !server.get("/api/catalog/categories?lang=en").text().contains(category));
  }

  @Test
  void featuredOnesComeFirstThenThoseOfASmallerRankPageByPage() {
    created();
    Counter second = Counter.open(server);
    Counter third = Counter.open(server);
    try {
      List<String> all = List.of(counter.product(), second.product(), third.product());
      for (String id : all) {
        assertThat(put(id, "/category", "{\"category\":\"" + category + "\"}").status())
            .isEqualTo(200);
      }
      assertThat(put(third.product(), "/rank", "{\"rank\":5}").status()).isEqualTo(200);
      Answer last = put(second.product(), "/featured", "{\"featured\":true}");
      List<String> order = List.of(second.product(), third.product(), counter.product());
      String path = "/api/catalog/products?category=" + category;
      assertThat(ids(server.get(path + at(last)))).isEqualTo(order);

      Answer one = server.get(path + "&limit=1" + at(last));
      assertThat(ids(one)).containsExactly(second.product());
      String next = one.json().path("next").asString();
      Answer rest = server.get(path + "&limit=2&cursor=" + next + at(last));
      assertThat(ids(rest)).isEqualTo(order.subList(1, 3));
      JsonNode seen = owner.get("/api/desk/products/" + second.product()).json().path("product");
      assertThat(seen.path("featured").asBoolean()).isTrue();
      assertThat(seen.path("category").asString()).isEqualTo(category);
    } finally {
      second.close();
      third.close();
    }
  }

  @Test
  void aWithdrawnCategoryIsGoneAndItsProductsAreNot() {
    created();
    Answer put = put(counter.product(), "/category", "{\"category\":\"" + category + "\"}");
    assertThat(put.status()).isEqualTo(200);
    Answer gone = owner.delete("/api/desk/categories/" + category);
    assertThat(awaitOf(gone).valueStream().map(it -> it.path("id").asString()))
        .doesNotContain(category);
    Eventually.holds(
        () -> server.get("/api/catalog/products?category=" + category).status() == 404);
    assertThat(server.get("/api/catalog/products/" + counter.product()).status()).isEqualTo(200);
    assertThat(owner.delete("/api/desk/categories/" + category).status()).isEqualTo(200);
  }

  @Test
  void thereAreUpTo50Categories() {
    created();
    List<String> more = new ArrayList<>();
    try {
      int there = awaitOf(owner.put(path("/rank"), "{\"rank\":11}")).size();
      Answer last = null;
      for (int i = there; i < 50; i++) {
        String id = category + "-" + i;
        last = create(id, "🍵", "Drinks " + i);
        assertThat(last.status()).as(last.text()).isEqualTo(201);
        more.add(id);
      }
      if (last != null) assertThat(awaitOf(last)).hasSize(50);
      Answer refused = create(category + "-more", "🍵", "Too much");
      assertThat(refused.problem()).isEqualTo("409 TOO_MANY_CATEGORIES");
    } finally {
      for (String id : more) {
        assertThat(owner.delete("/api/desk/categories/" + id).status()).isEqualTo(200);
      }
    }
  }

  private String path(String rest) {
    return "/api/desk/categories/" + category + rest;
  }

  @Test
  void badInputIsRefused() {
    created();
    assertThat(create(category, "☕", "Other").problem()).isEqualTo("409 CATEGORY_EXISTS");
    assertThat(create("UPPER", "☕", "Other").json().path("field").asString()).isEqualTo("category");
    assertThat(create("other", " ", "Other").json().path("field").asString()).isEqualTo("emoji");
    assertThat(create("other", "☕", "x".repeat(41)).problem()).isEqualTo("400 INVALID_REQUEST");
    String path = "/api/desk/categories/" + category;
    assertThat(owner.put(path + "/rank", "{\"rank\":10000}").problem())
        .isEqualTo("400 INVALID_REQUEST");
    assertThat(owner.put(path + "/names/xx", "{\"name\":\"x\"}").problem())
        .isEqualTo("400 INVALID_PARAMETER");
    assertThat(owner.put("/api/desk/categories/none/rank", "{\"rank\":1}").problem())
        .isEqualTo("404 CATEGORY_UNKNOWN");
    assertThat(put(counter.product(), "/category", "{\"category\":\"none\"}").problem())
        .isEqualTo("404 CATEGORY_UNKNOWN");
    assertThat(put("none", "/featured", "{\"featured\":true}").problem())
        .isEqualTo("404 PRODUCT_UNKNOWN");
    for (String bad : List.of("none", "UPPER", "../x", "x".repeat(41))) {
      assertThat(server.get("/api/catalog/products?category=" + bad).problem())
          .isEqualTo("404 CATEGORY_UNKNOWN");
      assertThat(owner.get("/api/desk/products?category=" + bad).problem())
          .isEqualTo("404 CATEGORY_UNKNOWN");
    }
    assertThat(server.shopper().delete(path).problem()).isEqualTo("403 FORBIDDEN");
  }
}
