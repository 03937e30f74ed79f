package zij.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import zij.server.Answer;
import zij.server.RunningServer;
import zij.server.SharedServer;

/** The apps' pages and assets as a WebView gets them. */
@ExtendWith(SharedServer.class)
class StaticPagesTest {
  private static final Pattern SCRIPT = Pattern.compile("/shop/assets/[^\"]+\\.js");

  private final RunningServer server;

  StaticPagesTest(RunningServer server) {
    this.server = server;
  }

  private Answer get(String path, String encoding) {
    return RunningServer.send(server.request(path).header("Accept-Encoding", encoding));
  }

  private String script() {
    Matcher script = SCRIPT.matcher(server.get("/shop/").text());
    assertThat(script.find()).isTrue();
    return script.group();
  }

  @Test
  void neverLetsAPageBeKept() {
    for (String path :
        List.of(
            "/shop/",
            "/shop/index.html",
            "/shop/orders",
            "/shop/orders/0f1e2d3c",
            "/shop/a/b",
            "/desk/",
            "/desk/products",
            "/audit/",
            "/audit/entries/7",
            "/verify/")) {
      Answer page = server.get(path);
      assertThat(page.status()).as(path).isEqualTo(200);
      assertThat(page.header("Content-Type")).as(path).startsWith("text/html");
      assertThat(page.header("Cache-Control")).as(path).isEqualTo("no-store");
      assertThat(page.text()).contains("<div id=\"app\"");
    }
  }

  @Test
  void letsAssetsBeKeptForEver() {
    Answer script = server.get(script());
    assertThat(script.status()).isEqualTo(200);
    assertThat(script.header("Content-Type")).contains("javascript");
    assertThat(script.header("Cache-Control")).contains("max-age=31536000").contains("immutable");
  }

  @Test
  void sendsWhatWasCompressedBefore() {
    String path = script();
    Answer plain = get(path, "identity");
    Answer gzip = get(path, "gzip");
    Answer brotli = get(path, "gzip, deflate, br");
    assertThat(plain.header("Content-Encoding")).isEmpty();
    assertThat(gzip.header("Content-Encoding")).isEqualTo("gzip");
    assertThat(brotli.header("Content-Encoding")).isEqualTo("br");
    assertThat(gzip.header("Vary")).contains("Accept-Encoding");
    assertThat(gzip.bytes().length).isLessThan(plain.bytes().length);
    assertThat(brotli.bytes().length).isLessThan(gzip.bytes().length);
    assertThat(gzip.header("Content-Type")).isEqualTo(plain.header("Content-Type"));
    Answer page = get("/shop/orders/1", "br");
    assertThat(page.header("Content-Encoding")).isEqualTo("br");
    assertThat(page.header("Content-Type")).startsWith("text/html");
  }

  @Test
  void hasNothingUnderOtherNames() {
    for (String path :
        List.of(
            "/shop/assets/none.js", "/shop/none.png", "/shop/assets/..%2f..%2fapplication.yml")) {
      assertThat(server.get(path).status()).as(path).isIn(400, 404);
    }
    assertThat(server.get("/shop/assets/none.js").problem()).isEqualTo("404 NOT_FOUND");
    assertThat(server.get("/none").problem()).isEqualTo("401 UNAUTHENTICATED");
  }

  @Test
  void leadsToTheShop() {
    Answer root = server.get("/");
    assertThat(root.status()).isEqualTo(302);
    assertThat(root.header("Location")).isEqualTo("/shop/");
  }

  @Test
  void showsThePageThatChecksReceiptsToAnybody() {
    Answer unslashed = server.get("/verify");
    assertThat(unslashed.status()).isEqualTo(302);
    assertThat(unslashed.header("Location")).isEqualTo("/verify/");
    assertThat(server.get("/verify/").text()).contains("/verify/assets/");
  }

  @Test
  void tellsTheBrowserWhatAPageMayDo() {
    for (String path :
        List.of("/shop/", "/verify/", script(), "/api/catalog/products", "/api/orders")) {
      Answer answer = server.get(path);
      assertThat(answer.header("Content-Security-Policy"))
          .as(path)
          .contains("default-src 'none'", "script-src 'self'", "https://web.telegram.org");
      assertThat(answer.header("X-Content-Type-Options")).as(path).isEqualTo("nosniff");
      assertThat(answer.header("Referrer-Policy")).as(path).isEqualTo("no-referrer");
      assertThat(answer.header("X-Frame-Options")).as(path).isEmpty();
    }
  }
}
