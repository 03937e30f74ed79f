package zij.ledger.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reading a log from a server that is busy, slow, broken or hostile. */
@SuppressWarnings("NullAway.Init") // started before each test
class HttpLogTest {
  private static final int LIMIT = 1_000;

  private interface Server {
    void answer(HttpExchange exchange) throws IOException;
  }

  private HttpServer http;
  private volatile Server server;
  private final List<String> asked = new ArrayList<>();

  @BeforeEach
  void start() throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    http.createContext(
        "/",
        exchange -> {
          synchronized (asked) {
            var authorization = exchange.getRequestHeaders().getFirst("Authorization");
            asked.add(
                exchange.getRequestURI() + (authorization == null ? "" : " " + authorization));
          }
          server.answer(exchange);
          exchange.close();
        });
    http.start();
  }

  @AfterEach
  void stop() {
    http.stop(0);
  }

  private byte[] read(String path, @Nullable String token) throws IOException {
    return read(path, token, Duration.ofMinutes(1));
  }

  private byte[] read(String path, @Nullable String token, Duration timeout) throws IOException {
    var prefix = URI.create("http://localhost:" + http.getAddress().getPort() + "/log/");
    try (var log = new HttpLog(prefix, token, timeout, Duration.ofMillis(5))) {
      return log.read(path, LIMIT);
    }
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  private void assertCannotBeRead(String part) {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> read("tile/0/000", null))
        .withMessageContaining(part)
        .isNotInstanceOf(NoSuchFileException.class);
  }

  @Test
  void theTokenGoesWithTheEntriesOnly() throws IOException {
    server = exchange -> send(exchange, 200, "here".getBytes(UTF_8));
    assertThat(read("tile/0/000", "secret")).asString().isEqualTo("here");
    assertThat(read("tile/entries/000", "secret")).asString().isEqualTo("here");
    assertThat(asked).containsExactly("/log/tile/0/000", "/log/tile/entries/000 Bearer secret");
  }

  @Test
  void aBusyServerIsAskedAgainAndNotForEver() throws IOException {
    server = exchange -> send(exchange, asked.size() < 3 ? 503 : 200, "x".getBytes(UTF_8));
    assertThat(read("tile/0/000", null)).hasSize(1);
    assertThat(asked).hasSize(3);
    server = exchange -> send(exchange, 503, new byte[0]);
    assertCannotBeRead("answers 503");
    assertThat(asked).hasSize(6);
  }

  @Test
  void whatIsNotThereIsNotAskedForAgain() {
    server = exchange -> send(exchange, 404, new byte[0]);
    assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> read("tile/0/000", null));
    assertThat(asked).hasSize(1);
  }

  @Test
  void aClosedDoorIsNotAMissingTile() {
    server = exchange -> send(exchange, 401, new byte[0]);
    assertCannotBeRead("is not open to the public (401)");
    server = exchange -> send(exchange, 403, new byte[0]);
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> read("tile/entries/000", "secret"))
        .withMessageContaining("is not open to this token (403)");
  }

  @Test
  void redirectionsAreNotFollowed() {
    server =
        exchange -> {
          exchange.getResponseHeaders().add("Location", "http://elsewhere.example/");
          send(exchange, 302, new byte[0]);
        };
    assertCannotBeRead("answers 302");
  }

  @Test
  void anAnswerHasAnEnd() {
    server = exchange -> send(exchange, 200, new byte[LIMIT + 1]);
    assertThatExceptionOfType(BoundedRead.TooLong.class).isThrownBy(() -> read("x", null));
    server =
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          while (true) {
            exchange.getResponseBody().write(new byte[1 << 16]);
          }
        };
    assertThatExceptionOfType(IOException.class).isThrownBy(() -> read("x", null));
  }

  @Test
  void compressedAnswersAreReadAndBoundedToo() throws IOException {
    server = exchange -> sendZipped(exchange, "here".getBytes(UTF_8));
    assertThat(read("x", null)).asString().isEqualTo("here");
    server = exchange -> sendZipped(exchange, new byte[1 << 20]);
    assertThatExceptionOfType(BoundedRead.TooLong.class).isThrownBy(() -> read("x", null));
  }

  private static void sendZipped(HttpExchange exchange, byte[] body) throws IOException {
    var zipped = new ByteArrayOutputStream();
    try (var zip = new GZIPOutputStream(zipped)) {
      zip.write(body);
    }
    exchange.getResponseHeaders().add("Content-Encoding", "gzip");
    send(exchange, 200, zipped.toByteArray());
  }

  @Test
  void aSlowAnswerIsNotWaitedFor() {
    server =
        exchange -> {
          exchange.sendResponseHeaders(200, LIMIT);
          for (int i = 0; i < LIMIT; i++) { // 20 s, and then it would be whole
            exchange.getResponseBody().write(1);
            exchange.getResponseBody().flush();
            sleep();
          }
        };
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> read("tile/0/000", null, Duration.ofSeconds(1)))
        .withMessageContaining("is not there after 1 s");
  }

  private static void sleep() throws IOException {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @Test
  void onlyHttpIsSpoken() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new HttpLog(URI.create("file:///etc"), null, Duration.ZERO, Duration.ZERO));
  }
}
