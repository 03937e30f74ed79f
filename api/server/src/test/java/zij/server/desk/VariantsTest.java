package zij.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import zij.server.Answer;
import zij.server.Counter;
import zij.server.Eventually;
import zij.server.RunningServer;
import zij.server.SharedServer;
import zij.server.Shopper;

/** A product with a size, from the desk to the order. */
@ExtendWith(SharedServer.class)
class VariantsTest {
  private static final String SIZES =
      """
      {"options":[{"code":"size","names":{"en":"Size","ru":"Размер"},"values":[\
      {"code":"s","names":{"en":"Small","ru":"Малый"}},\
      {"code":"xl","names":{"en":"Large","ru":"Большой"}}]}]}\
      """;

  private final RunningServer server;
  private final Counter shirt;
  private final Shopper buyer;

  VariantsTest(RunningServer server) {
    this.server = server;
    this.shirt = Counter.open(server);
    this.buyer = server.shopper();
  }

  @BeforeEach
  void choose() {
    Answer set = options(SIZES);
    assertThat(set.status()).as(set.text()).isEqualTo(200);
  }

  @AfterEach
  void close() {
    shirt.close();
  }

  private String path(String rest) {
    return "/api/desk/products/" + shirt.product() + rest;
  }

  private Answer options(String json) {
    return shirt.owner().put(path("/options"), json);
  }

  private String id(String size) {
    return shirt.product() + "-" + size;
  }

  private Answer add(String id, String size, long price) {
    return shirt
        .owner()
        .post(
            path("/variants"),
            "{\"variant\":\"%s\",\"combination\":{\"size\":\"%s\"},\"price\":%d}"
                .formatted(id, size, price));
  }

  /** Adds one and puts it on sale. */
  private String sold(String size, long price) {
    Answer added = add(id(size), size, price);
    assertThat(added.status()).as(added.text()).isEqualTo(201);
    String publish = "/api/desk/products/" + id(size) + "/publish";
    assertThat(shirt.owner().post(publish, "").status()).isEqualTo(200);
    return id(size);
  }

  /** Otherwise as many would be sold as anybody likes, and paid for without a key. */
  @Test
  void ofAProductThatIsCountedBeginsWithNone() {
    Answer counted = shirt.owner().put(path("/stock"), "{\"units\":5}");
    assertThat(counted.status()).as(counted.text()).isEqualTo(200);
    Eventually.holds(() -> stock(shirt.product()).path("kind").asString("").equals("COUNTED"));
    assertThat(add(id("s"), "s", 30).status()).isEqualTo(201);
    Eventually.holds(() -> stock(id("s")).path("kind").asString("").equals("COUNTED"));
    assertThat(stock(id("s")).path("free").asInt(-1)).isZero();
    Answer more = shirt.owner().put("/api/desk/products/" + id("s") + "/stock", "{\"units\":2}");
    assertThat(more.status()).as(more.text()).isEqualTo(200);
    assertThat(add(id("s"), "s", 30).status()).as("again").isEqualTo(201);
    Eventually.holds(() -> stock(id("s")).path("free").asInt(-1) == 2);
  }

  private JsonNode stock(String product) {
    return shirt.owner().get("/api/desk/products/" + product + "/stock").json();
  }

  private JsonNode fresh(String path) {
    String now = "position=" + (server.logSize() - 1);
    Answer answer = shirt.owner().get(path + (path.contains("?") ? "&" : "?") + now);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  private Answer place(String product, long price) {
    return buyer.place(UUID.randomUUID().toString(), Shopper.wanted(product, 1, price));
  }

  @Test
  void aVariantIsChosenOrderedAndNamedWithItsValues() {
    sold("s", 30);
    String large = sold("xl", 20);
    JsonNode product = fresh("/api/catalog/products/" + shirt.product() + "?lang=ru");
    assertThat(product.path("price").asLong()).isEqualTo(20);
    assertThat(product.path("varied").asBoolean()).isTrue();
    assertThat(product.path("options").path(0).path("name").asString()).isEqualTo("Размер");
    assertThat(product.path("variants").path(1).path("title").asString())
        .as("in the language that the product is told in")
        .isEqualTo("A seat — Large");

    Answer placed = place(large, 20);
    assertThat(placed.status()).as(placed.text()).isEqualTo(201);
    String order = "/api/orders/" + placed.json().path("orderId").asString();
    long position = placed.json().path("position").asLong();
    JsonNode line = buyer.get(order + "?position=" + position).json().path("lines").path(0);
    assertThat(line.path("title").asString()).isEqualTo("A seat — Large");
  }

  @Test
  void aProductWithVariantsIsNeitherOrderedNorPutIntoACart() {
    sold("s", 30);
    fresh("/api/catalog/products/" + shirt.product());
    assertThat(place(shirt.product(), Counter.PRICE).problem()).isEqualTo("409 VARIANT_NEEDED");
    String line = "/api/me/cart/lines/" + shirt.product();
    assertThat(buyer.put(line, "{\"quantity\":1,\"price\":25}").problem())
        .isEqualTo("409 VARIANT_NEEDED");
    Answer cart = buyer.put("/api/me/cart/lines/" + id("s"), "{\"quantity\":1,\"price\":30}");
    assertThat(cart.json().path("lines").path(0).path("title").asString())
        .isEqualTo("A seat — Small");
    assertThat(cart.json().path("total").asLong()).isEqualTo(30);
  }

  @Test
  void theDeskShowsVariantsWithTheirProduct() {
    assertThat(add(id("s"), "s", 30).status()).isEqualTo(201);
    assertThat(add(id("s"), "s", 30).json().path("position").asLong()).isEqualTo(-1);
    JsonNode product = fresh(path("")).path("product");
    assertThat(product.path("options").path(0).path("values").size()).isEqualTo(2);
    JsonNode variant = product.path("variants").path(0);
    assertThat(variant.path("id").asString()).isEqualTo(id("s"));
    assertThat(variant.path("combination").path("size").asString()).isEqualTo("s");
    assertThat(variant.path("state").asString()).isEqualTo("draft");
    JsonNode own = fresh("/api/desk/products/" + id("s")).path("product");
    assertThat(own.path("variantOf").asString()).isEqualTo(shirt.product());
    assertThat(shirt.owner().get("/api/desk/sheet").text())
        .contains(shirt.product())
        .doesNotContain(id("s"));
  }

  @Test
  void whatDoesNotFitIsRefusedAndNothingIsHalfDone() {
    assertThat(add(id("m"), "m", 30).problem()).isEqualTo("422 COMBINATION_UNKNOWN");
    assertThat(add(shirt.product(), "s", 30).problem()).isEqualTo("409 PRODUCT_EXISTS");
    sold("s", 30);
    assertThat(add(id("other"), "s", 30).problem()).isEqualTo("409 VARIANT_EXISTS");
    assertThat(options("{\"options\":[]}").problem()).isEqualTo("409 OPTIONS_IN_USE");
    Answer title =
        shirt
            .owner()
            .put(
                "/api/desk/products/" + id("s") + "/texts/en",
                "{\"title\":\"Mine\",\"body\":\"\"}");
    assertThat(title.problem()).isEqualTo("409 IS_VARIANT");
    assertThat(title.json().path("of").asString()).isEqualTo(shirt.product());
    for (String none : new String[] {id("m"), id("other")}) {
      assertThat(server.get("/api/catalog/products/" + none).status()).isEqualTo(404);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"options\":[{}]}",
        "{\"options\":[{\"code\":\"A B\",\"names\":{\"en\":\"A\"},\"values\":[]}]}",
        "{\"options\":[{\"code\":\"a\",\"names\":{},\"values\":[]}]}",
        "{\"options\":[{\"code\":\"a\",\"names\":{\"en\":\"A\"},\"values\":[]}]}"
      })
  void badOptionsAreRefused(String json) {
    assertThat(options(json).status()).isEqualTo(400);
  }

  @Test
  void moreThanThreeOptionsAreRefused() {
    String one =
        "{\"code\":\"%s\",\"names\":{\"en\":\"A\"},\"values\":[{\"code\":\"v\","
            + "\"names\":{\"en\":\"V\"}}]}";
    String four =
        String.join(
            ",", one.formatted("a"), one.formatted("b"), one.formatted("c"), one.formatted("d"));
    Answer refused = options("{\"options\":[" + four + "]}");
    assertThat(refused.problem()).isEqualTo("400 INVALID_REQUEST");
    assertThat(refused.json().path("field").asString()).isEqualTo("options");
  }

  @Test
  void theSampleShopHasOneWithTwoOptions() {
    JsonNode posters = server.get("/api/catalog/products/steppe-posters").json();
    assertThat(posters.path("options").size()).isEqualTo(2);
    assertThat(posters.path("variants").size()).isEqualTo(3);
  }

  @Test
  void shoppersCannot() {
    assertThat(buyer.put(path("/options"), SIZES).status()).isEqualTo(403);
    assertThat(buyer.post(path("/variants"), "{}").status()).isEqualTo(403);
  }
}
