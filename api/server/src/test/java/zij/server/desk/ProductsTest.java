package zij.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import zij.server.Answer;
import zij.server.RunningServer;
import zij.server.SharedServer;
import zij.server.Shopper;

/** {@code /api/desk/products} and {@code /api/desk/setup}, as the desk mini app uses them. */
@ExtendWith(SharedServer.class)
class ProductsTest {
  private static final String PATH = "/api/desk/products";

  private final RunningServer server;
  private final Shopper owner;

  ProductsTest(RunningServer server) {
    this.server = server;
    this.owner = server.owner();
  }

  private static String draft(String id, String title) {
    return """
    {"product":"%s","emoji":"📦","price":10,"good":"the code","texts":{"en":{"title":"%s","body":""}}}\
    """
        .formatted(id, title);
  }

  private long list(String id) {
    Answer listed = owner.post(PATH, draft(id, "Box " + id));
    assertThat(listed.status()).as(listed.text()).isEqualTo(201);
    return position(listed);
  }

  private static long position(Answer changed) {
    return changed.json().path("position").asLong(-1);
  }

  private static List<String> ids(Answer page) {
    return page.json()
        .path("products")
        .valueStream()
        .map(product -> product.path("id").asString())
        .toList();
  }

  @Test
  void aChangeShowsAtOnceToWhoeverAsksForItsPosition() {
    long at = list("shows-at-once");
    assertThat(ids(owner.get(PATH + "?state=draft&q=shows-at-once&position=" + at)))
        .containsExactly("shows-at-once");
    for (String[] step :
        new String[][] {
          {"publish", "on_sale"}, {"withdraw", "withdrawn"}, {"publish", "on_sale"}
        }) {
      at = position(owner.post(PATH + "/shows-at-once/" + step[0], ""));
      JsonNode product = owner.get(PATH + "/shows-at-once?position=" + at).json().path("product");
      assertThat(product.path("state").asString()).isEqualTo(step[1]);
    }
  }

  @Test
  void oneProductHasAllItsTextsAndWhatIsDelivered() {
    long at = list("in-all-languages");
    String text = "{\"title\":\"Коробка\",\"body\":\"т\"}";
    at = Math.max(at, position(owner.put(PATH + "/in-all-languages/texts/ru", text)));
    JsonNode found = owner.get(PATH + "/in-all-languages?position=" + at).json();
    assertThat(found.path("good").asString()).isEqualTo("the code");
    JsonNode texts = found.path("product").path("texts");
    assertThat(texts.path("ru").path("title").asString()).isEqualTo("Коробка");
    assertThat(texts.path("en").path("title").asString()).isEqualTo("Box in-all-languages");
  }

  @Test
  void pagesMeetEveryProductOnce() {
    long at = list("paged-1");
    at = Math.max(at, list("paged-2"));
    String search = PATH + "?q=paged-&limit=1&position=" + at;
    JsonNode first = owner.get(search).json();
    Answer second = owner.get(search + "&cursor=" + first.path("next").asString());
    assertThat(first.path("products").path(0).path("id").asString()).isEqualTo("paged-2");
    assertThat(ids(second)).containsExactly("paged-1");
    assertThat(second.json().path("next").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "state=none, state",
    "cursor=x, cursor",
    "limit=0, limit",
    "limit=101, limit",
    "lang=xx, lang",
    "position=-1, position"
  })
  void namesTheParameterThatIsWrong(String query, String parameter) {
    Answer answer = owner.get(PATH + "?" + query);
    assertThat(answer.problem()).isEqualTo("400 INVALID_PARAMETER");
    assertThat(answer.json().path("parameter").asString()).isEqualTo(parameter);
  }

  @Test
  void refusesLongWordsAndUnknownProducts() {
    assertThat(owner.get(PATH + "?q=" + "x".repeat(101)).problem())
        .isEqualTo("400 INVALID_PARAMETER");
    assertThat(owner.get(PATH + "/none").problem()).isEqualTo("404 PRODUCT_UNKNOWN");
    assertThat(owner.get(PATH + "/NOT%20ONE").problem()).isEqualTo("404 PRODUCT_UNKNOWN");
  }

  @Test
  void namesTheFieldThatIsWrong() {
    String noPicture = draft("no-picture", "Box").replace("📦", " ");
    assertThat(owner.post(PATH, noPicture).json().path("field").asString()).isEqualTo("emoji");
    list("wrong-texts");
    String texts = PATH + "/wrong-texts/texts/ru";
    Answer noTitle = owner.put(texts, "{\"title\":\" \",\"body\":\"\"}");
    assertThat(noTitle.problem()).isEqualTo("400 INVALID_REQUEST");
    assertThat(noTitle.json().path("field").asString()).isEqualTo("title");
    String long4001 = "{\"title\":\"t\",\"body\":\"" + "x".repeat(4_001) + "\"}";
    assertThat(owner.put(texts, long4001).json().path("field").asString()).isEqualTo("body");
  }

  @ParameterizedTest
  @ValueSource(strings = {PATH, PATH + "/night-sky", "/api/desk/setup"})
  void isForTheOwnerAlone(String path) {
    assertThat(server.get(path).problem()).isEqualTo("401 UNAUTHENTICATED");
    assertThat(server.shopper().get(path).problem()).isEqualTo("403 FORBIDDEN");
    assertThat(server.auditor().get(path).problem()).isEqualTo("403 FORBIDDEN");
    assertThat(owner.get(path).status()).isEqualTo(200);
  }

  @Test
  void theSetUpCountsWhatThereIs() {
    String path = "/api/desk/setup?position=";
    JsonNode before = owner.get(path + list("counted-1")).json();
    JsonNode after = owner.get(path + list("counted-2")).json();
    assertThat(after.path("products").path("drafts").asLong())
        .isGreaterThan(before.path("products").path("drafts").asLong());
    assertThat(after.path("products").path("untold").path("ru").asLong())
        .isGreaterThan(before.path("products").path("untold").path("ru").asLong());
    assertThat(after.path("products").path("onSale").asLong()).isPositive();
    assertThat(after.path("ownTerms").asBoolean()).isFalse();
    assertThat(after.path("termsIn").toString())
        .isEqualTo("[\"en\",\"ru\",\"uz\",\"uz-Cyrl\",\"kk\"]");
    assertThat(after.path("auditors").asInt()).isPositive(); // other tests make more of them
  }

  @Test
  void aPurchaseIsNoticed() {
    server.shopper().buy();
    assertThat(owner.get("/api/desk/setup").json().path("sold").asBoolean()).isTrue();
  }
}
