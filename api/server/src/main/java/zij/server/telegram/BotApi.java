package zij.server.telegram;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import zij.server.metrics.Circuits;
import zij.server.trace.Traces;

/**
 * Telegram's Bot API over HTTP. One call, one answer: whether to try again is the caller's
 * decision. Behind a circuit breaker, so that an ailing Telegram is not waited for by everybody.
 * The token is never in a message or a log. Thread-safe.
 */
public final class BotApi implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpClient http;
  private final String base;
  private final Duration timeout;
  private final MeterRegistry meters;
  private final Tracer tracer;
  private final Traces traces;
  private final CircuitBreaker breaker =
      CircuitBreaker.of(
          "bot-api",
          CircuitBreakerConfig.custom()
              .slidingWindowSize(50)
              .minimumNumberOfCalls(20)
              .waitDurationInOpenState(Duration.ofSeconds(5))
              // A quiet shop calls seldom: the first answer tells that Telegram is back.
              .permittedNumberOfCallsInHalfOpenState(1)
              // Who refuses answers.
              .recordException(e -> e instanceof BotApiException b && b.isFailure())
              .build());

  public BotApi(
      URI apiUrl, String botToken, Duration timeout, MeterRegistry meters, Tracer tracer) {
    this.base = apiUrl.toString().replaceAll("/+$", "") + "/bot" + botToken + "/";
    this.timeout = timeout;
    this.meters = meters;
    this.tracer = tracer;
    Circuits.show("bot-api", breaker, meters);
    this.traces = new Traces(tracer);
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
  }

  /**
   * Calls a method.
   *
   * @return its {@code result}
   * @throws BotApiException if Telegram refuses, or does not answer in time
   */
  public JsonNode call(String method, Map<String, ?> parameters) {
    Timer.Sample sample = Timer.start(meters);
    String status = "none";
    try {
      JsonNode result =
          breaker.executeSupplier(() ->
              traces.<JsonNode, RuntimeException>child(
                  "bot api " + method, Span.Kind.CLIENT, () -> exchange(method, parameters)));
      status = "200";
      return result;
    } catch (CallNotPermittedException e) {
      status = "circuit-open";
      throw new BotApiException(method, 0, "Telegram is not answering", Optional.empty());
    } catch (BotApiException e) {
      status = Integer.toString(e.errorCode());
      throw e;
    } finally {
      sample.stop(
          Timer.builder("zij.bot.api")
              .tag("method", method)
              .tag("status", status)
              .register(meters));
    }
  }

  @Override
  public void close() {
    http.close();
  }

  private JsonNode exchange(String method, Map<String, ?> parameters) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + method))
            .timeout(timeout)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(parameters)));
    traceparent().ifPresent(value -> request.header("traceparent", value));
    try {
      HttpResponse<byte[]> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      return result(method, response);
    } catch (IOException e) {
      throw new BotApiException(
          method, 0, "no answer: " + e.getClass().getSimpleName(), Optional.empty());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BotApiException(method, 0, "interrupted", Optional.empty());
    }
  }

  private static JsonNode result(String method, HttpResponse<byte[]> response) {
    JsonNode answer = read(response.body());
    if (!answer.path("ok").isBoolean()) {
      // Whatever stands before Telegram said that; only Telegram says that something is refused.
      int status = response.statusCode();
      throw new BotApiException(
          method,
          status >= 500 || status == 429 ? status : 0,
          "the answer is none of Telegram's (status %d)".formatted(status),
          Optional.empty());
    }
    if (answer.path("ok").asBoolean(false)) return answer.path("result");
    JsonNode retryAfter = answer.path("parameters").path("retry_after");
    throw new BotApiException(
        method,
        answer.path("error_code").asInt(response.statusCode()),
        answer.path("description").asString(""),
        retryAfter.isNumber()
            ? Optional.of(Duration.ofSeconds(retryAfter.asLong()))
            : Optional.empty());
  }

  private static JsonNode read(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (JacksonException e) {
      return MissingNode.getInstance();
    }
  }

  /** W3C trace context, so that a trace goes on at whoever listens to it. */
  private Optional<String> traceparent() {
    var span = tracer.currentSpan();
    if (span == null || span.context().traceId().isEmpty()) return Optional.empty();
    var context = span.context();
    String flags = Boolean.TRUE.equals(context.sampled()) ? "01" : "00";
    return Optional.of("00-" + context.traceId() + "-" + context.spanId() + "-" + flags);
  }
}
