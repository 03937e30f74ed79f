package zij.server.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import zij.server.Answer;
import zij.server.Counter;
import zij.server.RunningServer;
import zij.server.SharedServer;
import zij.server.Shopper;

/** Files on their way in: what is taken, and what is not. */
@ExtendWith(SharedServer.class)
class FileUploadsTest {
  private final RunningServer server;
  private final Counter counter;
  private final String good;

  FileUploadsTest(RunningServer server) {
    this.server = server;
    this.counter = Counter.open(server);
    this.good = "/api/desk/products/" + counter.product() + "/good";
  }

  @AfterEach
  void close() {
    counter.close();
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  private static Answer upload(Shopper by, String name, byte[] bytes) {
    return RunningServer.send(
        by.request("/api/desk/files?name=" + URLEncoder.encode(name, UTF_8))
            .header("Content-Type", "application/octet-stream")
            .POST(HttpRequest.BodyPublishers.ofByteArray(bytes)));
  }

  private Answer setFile(String hash, String name) {
    return counter
        .owner()
        .put(good, "{\"file\":{\"sha256\":\"%s\",\"name\":\"%s\"}}".formatted(hash, name));
  }

  @Test
  void badInputIsRefused() {
    Shopper owner = counter.owner();
    byte[] some = {1};
    assertThat(upload(owner, "empty.pdf", new byte[0]).problem()).isEqualTo("422 FILE_EMPTY");
    for (String name :
        List.of("../../etc/passwd", "a/b.pdf", "a\\b.pdf", ".bashrc", "", "x".repeat(101))) {
      assertThat(upload(owner, name, some).problem()).as(name).isEqualTo("400 INVALID_PARAMETER");
    }
    assertThat(upload(server.shopper(), "a.pdf", some).problem()).isEqualTo("403 FORBIDDEN");
    String nobodys = "0".repeat(64);
    assertThat(setFile(nobodys, "a.pdf").problem()).isEqualTo("404 FILE_UNKNOWN");
    assertThat(setFile("0", "a.pdf").problem()).isEqualTo("400 INVALID_REQUEST");
    assertThat(setFile(nobodys, "../a.pdf").problem()).isEqualTo("400 INVALID_REQUEST");
    for (String body : List.of("{}", "{\"text\":\"\"}", "{\"text\":null}", "{\"file\":{}}")) {
      assertThat(owner.put(good, body).problem()).as(body).isEqualTo("400 INVALID_REQUEST");
    }
    assertThat(owner.put("/api/desk/products/none/good", "{\"text\":\"t\"}").problem())
        .isEqualTo("404 PRODUCT_UNKNOWN");
    Answer listed =
        owner.post(
            "/api/desk/products",
            """
            {"product":"with-nothing","emoji":"🎁","price":1,"texts":{"en":{"title":"t","body":""}}}
            """);
    assertThat(listed.problem()).isEqualTo("400 INVALID_REQUEST");
    assertThat(listed.json().path("field").asString()).isEqualTo("good");
  }

  @Test
  void aFileAtTheLimitIsTakenAndOneByteMoreIsNot() throws Exception {
    long max = server.part(FileStore.class).maxSize();
    assertThat(max).isEqualTo(50L * 1024 * 1024);
    byte[] larger = new byte[(int) max + 1];
    larger[7] = 1;
    assertThat(upload(counter.owner(), "large.bin", larger).problem())
        .isEqualTo("413 FILE_TOO_LARGE");
    byte[] largest = Arrays.copyOf(larger, (int) max);
    Answer kept = upload(counter.owner(), "large.bin", largest);
    assertThat(kept.status()).as(kept.text()).isEqualTo(201);
    assertThat(kept.json().path("sha256").asString()).isEqualTo(sha256(largest));
    assertThat(upload(counter.owner(), "again.bin", largest).status()).isEqualTo(201);
    assertThat(
            server.texts(
                "select count(*) from server.stored_file where sha256 = ?", sha256(largest)))
        .containsExactly("1");
  }
}
