package zij.server.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import tools.jackson.databind.JsonNode;
import zij.server.Answer;
import zij.server.Eventually;
import zij.server.RunningServer;
import zij.server.SharedServer;
import zij.server.Shopper;

/** {@code GET /api/catalog/products}, and the desk that changes it. */
@ExtendWith(SharedServer.class)
class CatalogueTest {
  private static final String PATH = "/api/catalog/products";

  private final RunningServer server;

  CatalogueTest(RunningServer server) {
    this.server = server;
  }

  private static List<String> ids(JsonNode page) {
    return page.path("products").valueStream().map(p -> p.path("id").asString()).toList();
  }

  private List<String> found(String words) {
    return ids(server.get(PATH + "?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8)).json());
  }

  private void flushRedis() {
    try (var redis = server.part(RedisConnectionFactory.class).getConnection()) {
      redis.serverCommands().flushAll();
    }
  }

  @Test
  void pagesThroughEverythingOnce() {
    List<String> all = ids(server.get(PATH + "?limit=100").json());
    assertThat(all).hasSizeGreaterThanOrEqualTo(8).doesNotHaveDuplicates();
    // What a test before this one took off sale may go while the pages are turned.
    Eventually.holds(() -> walked().equals(ids(server.get(PATH + "?limit=100").json())));
  }

  private List<String> walked() {
    List<String> seen = new ArrayList<>();
    for (String cursor = ""; cursor != null; ) {
      JsonNode page = server.get(PATH + "?limit=3" + cursor).json();
      seen.addAll(ids(page));
      cursor = page.path("next").isNull() ? null : "&cursor=" + page.path("next").asString();
    }
    return seen;
  }

  @Test
  void aTextThatCannotBeStoredIsNotSearchedFor() {
    assertThat(server.get(PATH + "?q=%00").problem()).isEqualTo("400 INVALID_REQUEST");
  }

  @Test
  void searchesTitlesAndTextsInAnyLanguage() {
    assertThat(found("plov")).contains("plov-masterclass");
    assertThat(found("PLOV")).contains("plov-masterclass");
    assertThat(found("плов")).contains("plov-masterclass");
    assertThat(found("oshpaz")).contains("plov-masterclass");
    assertThat(found("%")).isEmpty();
    assertThat(found("_____")).isEmpty();
    assertThat(found("' or true --")).hasSizeLessThan(8);
    assertThat(found("  ")).hasSizeGreaterThanOrEqualTo(8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PALOV", // Uzbek in Latin
        "палов", // the same in Cyrillic
        "plova", // not in any text, but nearly
        "plvo",
        "Мастер-класс",
        "master klass",
        "bo'yicha mahorat",
        "boyicha",
        "bo`yicha",
        "бўйича маҳорат"
      })
  void findsWhateverAlphabetAndApostropheOneTypes(String words) {
    assertThat(found(words)).as(words).contains("plov-masterclass");
  }

  @Test
  void findsNothingForWhatIsLikeNothing() {
    assertThat(found("qwrtpsdf")).isEmpty();
    assertThat(found("!?")).isEmpty();
  }

  @Test
  void speaksTheLanguageThatIsAskedFor() {
    String path = PATH + "/plov-masterclass";
    assertThat(title(server.get(path))).isEqualTo("Plov masterclass");
    assertThat(title(server.get(path + "?lang=ru"))).isEqualTo("Мастер-класс по плову");
    assertThat(title(server.get(path + "?lang=uz"))).isEqualTo("Palov bo‘yicha mahorat darsi");
    assertThat(title(server.get(path + "?lang=kk"))).isEqualTo("Палау пісіру сабағы");
    assertThat(title(server.get(path + "?lang=uz-Cyrl"))).isEqualTo("Палов бўйича маҳорат дарси");
    Answer accepted =
        RunningServer.send(server.request(path).header("Accept-Language", "de, ru;q=0.8"));
    assertThat(accepted.status()).isEqualTo(200);
    assertThat(title(RunningServer.send(server.request(path).header("Accept-Language", "ru-RU"))))
        .isEqualTo("Мастер-класс по плову");
  }

  private static String title(Answer answer) {
    return answer.json().path("title").asString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?lang=xx",
        "?lang=",
        "/plov-masterclass?lang=EN",
        "?cursor=x",
        "?cursor=-1",
        "?cursor=9999999999999999",
        "?cursor=",
        "?cursor=AQAAAAAAAAABAAAAAA",
        "?cursor=AgAAAAAAAAABAAAAAA",
        "?limit=0",
        "?limit=101",
        "?limit=ten"
      })
  void refusesWhatMakesNoSense(String query) {
    assertThat(server.get(PATH + query).problem()).startsWith("400 ");
  }

  @Test
  void refusesLongWordsAndUnknownProducts() {
    assertThat(server.get(PATH + "?q=" + "x".repeat(101)).problem())
        .isEqualTo("400 INVALID_PARAMETER");
    assertThat(server.get(PATH + "/none").problem()).isEqualTo("404 PRODUCT_UNKNOWN");
    assertThat(server.get(PATH + "/NOT%20ONE").problem()).isEqualTo("404 PRODUCT_UNKNOWN");
    assertThat(server.post(PATH, "{}").status()).isIn(401, 405);
  }

  @Test
  void fillsAnEmptyRedisByItself() {
    String before = server.get(PATH + "?limit=100").text();
    flushRedis();
    assertThat(server.get(PATH + "?limit=100").text()).isEqualTo(before);
    Shopper owner = server.owner();
    assertThat(owner.put("/api/desk/products/steppe-sounds/price", "{\"price\":61}").status())
        .isEqualTo(200);
    Eventually.holds(() -> server.get(PATH + "/steppe-sounds").json().path("price").asLong() == 61);
    AtomicInteger limit = new AtomicInteger(); // other pages, which no memory has
    Eventually.holds(() -> { // for a second after it was slow, Redis is left alone
      var _ = server.get(PATH + "?limit=" + (1 + limit.getAndIncrement() % 100));
      try (var redis = server.part(RedisConnectionFactory.class).getConnection()) {
        Long size = redis.serverCommands().dbSize();
        return size != null && size > 0;
      }
    });
  }

  @Test
  void answersThatNothingHasChanged() {
    for (String path : List.of(PATH + "?lang=en", PATH + "/night-sky?lang=en")) {
      for (String encoding : List.of("identity", "gzip")) {
        Answer first = RunningServer.send(accepting(path, encoding));
        assertThat(first.header("ETag")).matches("\"[0-9a-f]{22}(-gz)?\"");
        Answer again =
            RunningServer.send(
                accepting(path, encoding).header("If-None-Match", first.header("ETag")));
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.bytes()).isEmpty();
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(again.header("Vary")).isEqualTo(first.header("Vary"));
        Answer other =
            RunningServer.send(accepting(path, encoding).header("If-None-Match", "\"0\""));
        assertThat(other.status()).isEqualTo(200);
        assertThat(other.bytes()).isEqualTo(first.bytes());
      }
    }
  }

  private HttpRequest.Builder accepting(String path, String encoding) {
    return server.request(path).header("Accept-Encoding", encoding);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gzip | gzip",
        "br, GZIP;q=0.5 | gzip",
        "* | gzip",
        "gzip;q=0 | ''",
        "gzip;q=0.000, * | ''",
        "*;q=0 | ''",
        "identity | ''",
        "gzipped | ''"
      })
  void sendsTheFormThatIsTaken(String accepted, String sent) throws Exception {
    for (String path : List.of(PATH + "?lang=ru&limit=100", PATH + "/night-sky?lang=ru")) {
      byte[] plain = server.get(path).bytes();
      Answer answer = RunningServer.send(accepting(path, accepted));
      assertThat(answer.header("Content-Encoding")).isEqualTo(sent);
      assertThat(answer.header("Vary")).contains("Accept-Encoding").contains("Accept-Language");
      assertThat(answer.header("Content-Type")).isEqualTo("application/json");
      byte[] read = answer.bytes();
      if (!sent.isEmpty()) {
        read = new GZIPInputStream(new ByteArrayInputStream(read)).readAllBytes();
      }
      assertThat(read).isEqualTo(plain);
    }
  }

  @Test
  void showsWhatWasChangedToWhoeverAsksForThatPosition() {
    Shopper owner = server.owner();
    for (int price = 30; price < 40; price++) {
      String body = "{\"price\":" + price + "}";
      long position =
          owner
              .put("/api/desk/products/chess-openings/price", body)
              .json()
              .path("position")
              .asLong(-1);
      String end = "?position=" + position;
      JsonNode product = server.get(PATH + "/chess-openings" + end).json();
      assertThat(product.path("price").asLong()).isEqualTo(price);
      assertThat(server.get(PATH + end).text()).contains("\"price\":" + price + ",");
    }
  }

  @Test
  void showsADraftOnlyWhenItIsPublished() {
    Shopper owner = server.owner();
    String path = PATH + "/drafted";
    String product =
        """
        {"product":"drafted","emoji":"📦","price":10,"good":"x",
         "texts":{"en":{"title":"Drafted","body":"b"}}}\
        """;
    assertThat(owner.post("/api/desk/products", product).status()).isEqualTo(201);
    assertThat(owner.post("/api/desk/products", product.replace("10", "11")).problem())
        .isEqualTo("409 PRODUCT_EXISTS");
    assertThat(server.get(path).problem()).isEqualTo("404 PRODUCT_UNKNOWN");
    assertThat(owner.post("/api/desk/products/drafted/publish", "").status()).isEqualTo(200);
    Eventually.holds(() -> server.get(path).status() == 200);

    assertThat(owner.put("/api/desk/products/drafted/price", "{\"price\":12}").status())
        .isEqualTo(200);
    String text = "{\"title\":\"Черновик\",\"body\":\"т\"}";
    assertThat(owner.put("/api/desk/products/drafted/texts/ru", text).status()).isEqualTo(200);
    Eventually.holds(() -> {
      JsonNode seen = server.get(path + "?lang=ru").json();
      return seen.path("price").asLong() == 12 && seen.path("title").asString().equals("Черновик");
    });

    assertThat(owner.post("/api/desk/products/drafted/withdraw", "").status()).isEqualTo(200);
    Eventually.holds(() -> !server.get(path).json().path("available").asBoolean(true));
    assertThat(ids(server.get(PATH + "?limit=100").json())).doesNotContain("drafted");
    Answer order = owner.place("withdrawn", Shopper.wanted("drafted", 1, 12));
    assertThat(order.problem()).isEqualTo("409 PRODUCT_UNAVAILABLE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"product\":\"p\"}",
        "{\"product\":\"p\",\"emoji\":\"\",\"price\":1,\"good\":\"g\"}",
        "{\"product\":\"p\",\"emoji\":\"x\",\"price\":1,\"good\":\"g\",\"texts\":{}}",
        "{\"product\":\"p\",\"emoji\":\"x\",\"price\":0,\"good\":\"g\","
            + "\"texts\":{\"en\":{\"title\":\"t\",\"body\":\"b\"}}}",
        "{\"product\":\"p\",\"emoji\":\"\",\"price\":1,\"good\":\"g\","
            + "\"texts\":{\"en\":{\"title\":\"t\",\"body\":\"b\"}}}",
        "{\"product\":\"p\",\"emoji\":\"x\",\"price\":1,\"good\":\"g\","
            + "\"texts\":{\"xx\":{\"title\":\"t\",\"body\":\"b\"}}}",
        "{\"product\":\"p\",\"emoji\":\"x\",\"price\":1,\"good\":\"g\","
            + "\"texts\":{\"en\":{\"title\":\"t\"}}}"
      })
  void refusesProductsThatAreNone(String body) {
    assertThat(server.owner().post("/api/desk/products", body).problem())
        .isEqualTo("400 INVALID_REQUEST");
  }
}
