package zij.server.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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

/** Pictures of products, from the desk to the shop. */
@ExtendWith(SharedServer.class)
class PicturesTest {
  private final RunningServer server;
  private final Counter counter;
  private final String path;

  PicturesTest(RunningServer server) {
    this.server = server;
    this.counter = Counter.open(server);
    this.path = "/api/desk/products/" + counter.product() + "/picture";
  }

  @AfterEach
  void close() {
    counter.close();
  }

  private static Answer upload(Shopper by, String path, byte[] image) {
    return RunningServer.send(
        by.request(path)
            .header("Content-Type", "application/octet-stream")
            .POST(HttpRequest.BodyPublishers.ofByteArray(image)));
  }

  private JsonNode shown(Answer done) {
    String at = "?position=" + done.json().path("position").asLong();
    return server.get("/api/catalog/products/" + counter.product() + at).json().path("picture");
  }

  @Test
  void aPictureIsShownReplacedRemovedAndBroughtBack() throws Exception {
    Answer set = upload(counter.owner(), path, PictureFormsTest.photo(1_200, 800));
    assertThat(set.status()).as(set.text()).isEqualTo(200);
    JsonNode picture = shown(set);
    String hash = picture.path("sha256").asString();
    assertThat(picture.path("width").asInt()).isEqualTo(960);
    assertThat(picture.path("height").asInt()).isEqualTo(640);

    Answer image = server.get("/images/" + hash + "-480.jpg");
    assertThat(image.status()).isEqualTo(200);
    assertThat(image.header("Content-Type")).isEqualTo("image/jpeg");
    assertThat(image.header("Cache-Control")).contains("immutable").contains("max-age=31536000");
    assertThat(image.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(image.header("Content-Security-Policy")).contains("default-src 'none'");
    Answer known =
        RunningServer.send(
            server
                .request("/images/" + hash + "-480.jpg")
                .header("If-None-Match", image.header("ETag")));
    assertThat(known.status()).isEqualTo(304);

    Answer other = upload(counter.owner(), path, PictureFormsTest.photo(300, 300));
    assertThat(shown(other).path("sha256").asString()).isNotEqualTo(hash);
    assertThat(shown(counter.owner().delete(path)).isNull()).isTrue();
    Answer back = counter.owner().put(path, "{\"sha256\":\"" + hash + "\"}");
    assertThat(shown(back).path("sha256").asString()).isEqualTo(hash);
    Shopper buyer = server.shopper();
    String order = counter.order(buyer, 1);
    Eventually.holds(
        () -> buyer.see(order).at("/lines/0/picture/sha256").asString("").equals(hash));
  }

  @Test
  void badInputIsRefused() throws Exception {
    byte[] html = "<html></html>".getBytes(StandardCharsets.UTF_8);
    assertThat(upload(counter.owner(), path, html).problem()).isEqualTo("422 PICTURE_UNREADABLE");
    byte[] bomb = PictureFormsTest.pngHead(60_000, 60_000);
    assertThat(upload(counter.owner(), path, bomb).problem()).isEqualTo("422 PICTURE_TOO_LARGE");
    byte[] photo = PictureFormsTest.photo(20, 20);
    byte[] padded = Arrays.copyOf(photo, PictureForms.MAX_BYTES + 1);
    assertThat(upload(counter.owner(), path, padded).problem()).isEqualTo("413 PICTURE_TOO_LARGE");
    assertThat(upload(counter.owner(), path, Arrays.copyOf(photo, PictureForms.MAX_BYTES)).status())
        .isEqualTo(200);
    assertThat(upload(counter.owner(), "/api/desk/products/none/picture", photo).problem())
        .isEqualTo("404 PRODUCT_UNKNOWN");
    assertThat(upload(server.shopper(), path, photo).problem()).isEqualTo("403 FORBIDDEN");
    assertThat(counter.owner().put(path, "{\"sha256\":\"" + "0".repeat(64) + "\"}").problem())
        .isEqualTo("404 FILE_UNKNOWN");
    assertThat(counter.owner().put(path, "{\"sha256\":\"../x\"}").problem())
        .isEqualTo("400 INVALID_REQUEST");
  }

  @Test
  void whatIsNotThereIsNotFound() {
    String none = "0".repeat(64);
    assertThat(server.get("/images/" + none + "-480.jpg").problem()).isEqualTo("404 NOT_FOUND");
    assertThat(server.get("/images/" + none + "-481.jpg").problem()).isEqualTo("404 NOT_FOUND");
    assertThat(server.get("/images/..%2f" + none + "-480.jpg").status()).isEqualTo(400);
    assertThat(server.get("/images/x.jpg").status()).isEqualTo(404);
  }
}
