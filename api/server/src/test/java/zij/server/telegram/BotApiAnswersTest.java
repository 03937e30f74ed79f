package zij.server.telegram;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.tracing.Tracer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is made of answers that Telegram itself gives, and of those that only stand before it. */
@SuppressWarnings("NullAway.Init") // started before each test
class BotApiAnswersTest {
  private static final String TOKEN = "1:secret";

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private HttpServer server;
  private BotApi api;
  private volatile int status = 200;
  private volatile String body = "";

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] answer = body.getBytes(UTF_8);
          exchange.sendResponseHeaders(status, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
    URI address = URI.create("http://localhost:" + server.getAddress().getPort());
    api = new BotApi(address, TOKEN, Duration.ofSeconds(10), meters, Tracer.NOOP);
  }

  @AfterEach
  void stop() {
    api.close();
    server.stop(0);
  }

  private BotApiException refusal(int status, String body) {
    this.status = status;
    this.body = body;
    return catchThrowableOfType(
        BotApiException.class, () -> api.call("refundStarPayment", Map.of()));
  }

  /** A page of a proxy refuses nothing: whether Telegram heard of the call is not known. */
  @Test
  void aPageInsteadOfAnAnswerSaysNothingOfTheOutcome() {
    for (int status : new int[] {200, 302, 400, 403, 404}) {
      BotApiException e = refusal(status, "<html>blocked</html>");
      assertThat(e.errorCode()).as("%d", status).isZero();
      assertThat(e.isTransient()).isTrue();
      assertThat(e.isFailure()).isTrue();
      assertThat(e).hasMessageContaining("status " + status).hasMessageNotContaining(TOKEN);
    }
    for (int status : new int[] {500, 502, 503}) {
      assertThat(refusal(status, "<html>Bad Gateway</html>").errorCode()).isEqualTo(status);
    }
    assertThat(refusal(429, "slow down").isFailure()).isFalse();
    for (String nothing : new String[] {"", "{}", "[]", "null", "{\"ok\":\"false\"}"}) {
      assertThat(refusal(200, nothing).errorCode()).as(nothing).isZero();
    }
    assertThat(meters.get("zij.bot.api").tag("status", "0").timer().count()).isEqualTo(10);
  }

  @Test
  void aRefusalIsTelegramsWordAndSoAnAnswer() {
    BotApiException e =
        refusal(400, "{\"ok\":false,\"error_code\":400,\"description\":\"CHARGE_NOT_FOUND\"}");
    assertThat(e.errorCode()).isEqualTo(400);
    assertThat(e).hasMessageContaining("CHARGE_NOT_FOUND");
    assertThat(e.isTransient()).isFalse();
    assertThat(e.isFailure()).isFalse();
    BotApiException busy =
        refusal(
            429,
            "{\"ok\":false,\"error_code\":429,\"description\":\"Too Many Requests\","
                + "\"parameters\":{\"retry_after\":7}}");
    assertThat(busy.retryAfter()).contains(Duration.ofSeconds(7));
    assertThat(busy.isTransient()).isTrue();
  }

  /** Refusals open no circuit: whoever refuses answers. Failures do. */
  @Test
  void onlyFailuresOpenTheCircuit() {
    for (int i = 0; i < 60; i++) {
      assertThat(refusal(400, "{\"ok\":false,\"error_code\":400}").errorCode()).isEqualTo(400);
    }
    for (int i = 0; i < 60; i++) {
      var _ = refusal(502, "{\"ok\":false,\"error_code\":502}");
    }
    assertThat(meters.get("zij.circuit.open").tag("circuit", "bot-api").gauge().value())
        .isEqualTo(1);
    assertThat(meters.get("zij.bot.api").tag("status", "circuit-open").timer().count())
        .isPositive();
    assertThat(refusal(200, "{\"ok\":true,\"result\":true}").errorCode()).isZero();
  }
}
