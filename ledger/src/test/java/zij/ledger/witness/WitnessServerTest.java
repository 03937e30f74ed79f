package zij.ledger.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zij.ledger.log.Cosigner;
import zij.ledger.log.GrowingLog;
import zij.ledger.log.Hash;
import zij.ledger.log.LogSigner;

/** The addresses and statuses of C2SP tlog-witness. */
class WitnessServerTest {
  @TempDir private Path folder = Path.of("");
  private final HttpClient http = HttpClient.newHttpClient();
  private GrowingLog log;
  private Cosigner cosigner;
  private WitnessServer server;

  @BeforeEach
  void begin() throws IOException {
    log = new GrowingLog(folder);
    cosigner = Cosigner.loadOrCreate("witness.test/w1", folder.resolve("witness.pem"));
    var witness =
        new Witness(cosigner, List.of(log.key()), folder.resolve("heads"), InstantSource.system());
    server = new WitnessServer(witness, "127.0.0.1", 0, folder.resolve("http"));
  }

  @AfterEach
  void end() {
    server.close();
    log.close();
    http.shutdownNow();
  }

  private HttpResponse<String> send(String method, String path, String body)
      throws IOException, InterruptedException {
    return send(method, path, body.getBytes(StandardCharsets.UTF_8));
  }

  private HttpResponse<String> send(String method, String path, byte[] body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
            .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> add(String body) throws IOException, InterruptedException {
    return send("POST", "/add-checkpoint", body);
  }

  private String request(long oldSize) {
    var head = log.checkpoints().publish();
    var proof = log.proof(oldSize, head.checkpoint().size());
    return new AddCheckpoint(oldSize, proof, head.note()).text();
  }

  @Test
  void theKeyIsShown() throws Exception {
    var answer = send("GET", "/vkey", "");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(cosigner.key() + "\n");
  }

  @Test
  void aCosignatureIsALineOfANote() throws Exception {
    log.grow(3);
    var answer = add(request(0));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).matches("\u2014 witness\\.test/w1 [A-Za-z0-9+/]+=*\n");
  }

  @Test
  void aConflictNamesTheSize() throws Exception {
    log.grow(3);
    add(request(0));
    log.grow(3);
    for (var body : List.of(request(0), new AddCheckpoint(3, List.of(), forged()).text())) {
      var answer = add(body);
      assertThat(answer.statusCode()).isEqualTo(409);
      assertThat(answer.headers().firstValue("Content-Type")).contains("text/x.tlog.size");
      assertThat(answer.body()).isEqualTo("3\n");
    }
  }

  private String forged() {
    return log.forged(3, Hash.EMPTY_ROOT);
  }

  @Test
  void everyRefusalHasItsStatus() throws Exception {
    log.grow(3);
    var good = request(0);
    add(good);
    log.grow(4);
    var stranger = LogSigner.loadOrCreate(GrowingLog.ORIGIN, folder.resolve("stranger"));
    assertThat(stranger.verifierKey()).isNotEqualTo(log.key());
    assertThat(add(request(3).replaceFirst("\n[A-Za-z0-9+/]{43}=", "")).statusCode())
        .isEqualTo(422);
    assertThat(add(good.replace("zij.test/log", "zij.test/other")).statusCode()).isEqualTo(404);
    assertThat(add(request(3).replace("\n7\n", "\n8\n")).statusCode()).isEqualTo(403);
    for (var bad : List.of("", "old 3\n", "old x\n\nnote", "old 3\n\nnote", "old 9" + request(3))) {
      assertThat(add(bad).statusCode()).as(bad).isEqualTo(400);
    }
    var notText = request(3).getBytes(StandardCharsets.ISO_8859_1);
    notText[5] = (byte) 0xff;
    assertThat(send("POST", "/add-checkpoint", notText).statusCode()).isEqualTo(400);
    assertThat(add(request(3)).statusCode()).isEqualTo(200);
  }

  @Test
  void aBodyAtTheLimitIsReadAndNoLongerOne() throws Exception {
    log.grow(3);
    var body = request(0);
    int missing = WitnessServer.MAX_BODY_BYTES - body.getBytes(StandardCharsets.UTF_8).length - 2;
    // One more signature line, of somebody unknown, which is passed over.
    var longest = body + "\u2014" + "x".repeat(missing - 2) + "\n";
    var atLimit = longest.getBytes(StandardCharsets.UTF_8);
    assertThat(atLimit).hasSize(WitnessServer.MAX_BODY_BYTES);
    assertThat(send("POST", "/add-checkpoint", atLimit).statusCode()).isEqualTo(200);
    assertThat(add(longest + "x").statusCode()).isEqualTo(413);
  }

  @Test
  void nothingElseIsThere() throws Exception {
    assertThat(send("GET", "/add-checkpoint", "").statusCode()).isEqualTo(404);
    assertThat(send("POST", "/vkey", "x").statusCode()).isEqualTo(404);
    assertThat(send("GET", "/", "").statusCode()).isEqualTo(404);
    assertThat(send("GET", "/../heads", "").statusCode()).isIn(400, 404);
  }

  @Test
  void aPortThatIsTakenIsToldInASentence() throws IOException {
    var other = new Witness(cosigner, List.of(), folder.resolve("h"), InstantSource.system());
    assertThatIOException()
        .isThrownBy(() ->
            new WitnessServer(other, "127.0.0.1", server.port(), folder.resolve("http2")).close())
        .withMessageContaining("" + server.port());
  }
}
