package zij.server.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Receivers that do what they should not. */
@SuppressWarnings("NullAway.Init") // started before each test
class WebhookClientTest {
  private final AtomicInteger elsewhere = new AtomicInteger();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/large", exchange -> answer(exchange, 200, 100_000));
    server.createContext(
        "/moved",
        exchange -> {
          exchange.getResponseHeaders().add("Location", "/elsewhere");
          answer(exchange, 302, 0);
        });
    server.createContext(
        "/elsewhere",
        exchange -> {
          elsewhere.incrementAndGet();
          answer(exchange, 200, 0);
        });
    server.createContext("/silent", _ -> pause());
    server.createContext("/endless", WebhookClientTest::goOnForEver);
    server.createContext(
        "/busy",
        exchange -> {
          exchange.getResponseHeaders().add("Retry-After", "77");
          answer(exchange, 429, 0);
        });
    server.createContext("/gone", exchange -> answer(exchange, 410, 0));
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private static void answer(HttpExchange exchange, int status, int length) throws IOException {
    byte[] body = "x\0".repeat(length / 2).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, length == 0 ? -1 : body.length);
    try (var out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  private static void goOnForEver(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    try (var out = exchange.getResponseBody()) {
      while (true) out.write(new byte[64 * 1024]);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(Duration.ofMinutes(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private WebhookClient.Answer send(String path, Duration limit) throws IOException {
    try (var client = new WebhookClient(SystemDefaultDnsResolver.INSTANCE, limit)) {
      URI uri = URI.create("http://localhost:" + server.getAddress().getPort() + path);
      return client.send(uri, Map.of(), new byte[] {'{', '}'});
    }
  }

  @Test
  void keepsTheBeginningOfALargeAnswer() throws IOException {
    WebhookClient.Answer answer = send("/large", Duration.ofMinutes(1));
    assertThat(answer.isGood()).isTrue();
    assertThat(answer.answer()).isEqualTo("x".repeat(WebhookClient.ANSWER_MAX / 2));
  }

  @Test
  void doesNotReadToTheEndOfAnAnswerWithoutOne() throws IOException {
    WebhookClient.Answer answer = send("/endless", Duration.ofMinutes(10));
    assertThat(answer.isGood()).isTrue();
  }

  @Test
  void hearsWhoWantsToBeLeftAloneForAWhile() throws IOException {
    WebhookClient.Answer answer = send("/busy", Duration.ofMinutes(1));
    assertThat(answer.isGood()).isFalse();
    assertThat(answer.retryAfter()).isEqualTo(Duration.ofSeconds(77));
  }

  @Test
  void hearsWhoWantsToBeLeftAloneForEver() throws IOException {
    assertThat(send("/gone", Duration.ofMinutes(1)).isGone()).isTrue();
  }

  @Test
  void followsNoRedirect() throws IOException {
    WebhookClient.Answer answer = send("/moved", Duration.ofMinutes(1));
    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.isGood()).isFalse();
    assertThat(elsewhere.get()).isZero();
  }

  @Test
  void doesNotWaitForWhoSaysNothing() throws IOException {
    WebhookClient.Answer answer = send("/silent", Duration.ofMillis(300));
    assertThat(answer.status()).isNull();
    assertThat(answer.failure()).isNotEmpty();
  }
}
