package zij.server.trace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static zij.server.Shopper.WALLPAPERS;
import static zij.server.Shopper.WALLPAPERS_PRICE;
import static zij.server.Shopper.wanted;

import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import zij.server.Answer;
import zij.server.Eventually;
import zij.server.RunningServer;
import zij.server.Shopper;

/** What a collector gets of one purchase: everything from the tap to the phone, in one tree. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // started before the first test
class PurchaseTraceTest {
  private static final String TAP = "00f067aa0ba902b7";

  /** Each kind of work of a purchase. */
  private static final List<String> KINDS =
      List.of(
          "http post /api/orders",
          "command order.place",
          "append",
          "projection orders",
          "http post /api/orders/{id}/invoice",
          "command order.issue-invoice",
          "bot api createInvoiceLink",
          "telegram pre_checkout_query",
          "telegram successful_payment",
          "command order.confirm-payment",
          "reaction delivery",
          "command order.deliver",
          "reaction notices",
          "bot api sendMessage",
          "stream order");

  private Collector collector;
  private RunningServer server;

  @BeforeAll
  void start() throws Exception {
    collector = new Collector();
    server =
        RunningServer.start(
            Map.of(
                "management.opentelemetry.tracing.export.otlp.endpoint", collector.url(),
                "management.opentelemetry.tracing.export.schedule-delay", "100ms",
                "management.tracing.sampling.probability", "1.0"));
  }

  @AfterAll
  void stop() {
    if (server != null) server.close();
    collector.close();
  }

  @Test
  void isOneTreeFromTheTapToThePhone() throws Exception {
    String trace = UUID.randomUUID().toString().replace("-", "");
    Shopper shopper = server.shopper();
    try (HttpClient phone = HttpClient.newHttpClient()) {
      HttpResponse<InputStream> stream =
          phone.send(
              shopper.request("/api/stream").build(), HttpResponse.BodyHandlers.ofInputStream());
      String order = bought(shopper, trace);
      awaitLine(stream.body(), order, trace);
      phone.shutdownNow();
      Eventually.holds(() -> isWhole(trace));
      assertThat(traceIdsOf(order)).containsExactly(trace);
    }
    String tree = new Tree(collector.of(trace)).text();
    Files.writeString(Path.of("target/trace.txt"), tree);
  }

  private static String bought(Shopper shopper, String trace) {
    Answer placed =
        RunningServer.send(
            tapped(shopper.request("/api/orders"), trace)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(
                    HttpRequest.BodyPublishers.ofString(wanted(WALLPAPERS, 1, WALLPAPERS_PRICE))));
    String order = placed.json().path("orderId").asString();
    Answer invoice =
        RunningServer.send(
            tapped(shopper.request("/api/orders/" + order + "/invoice"), trace)
                .POST(HttpRequest.BodyPublishers.noBody()));
    String link = invoice.json().path("link").asString();
    assertThat(shopper.pay(link, "paid").path("status").asString()).isEqualTo("paid");
    shopper.awaitStatus(order, "delivered");
    return order;
  }

  /** As a phone asks, which does not say that its trace has to be kept. */
  private static HttpRequest.Builder tapped(HttpRequest.Builder request, String trace) {
    return request
        .header("traceparent", "00-" + trace + "-" + TAP + "-00")
        .header("Content-Type", "application/json");
  }

  private static void awaitLine(InputStream stream, String order, String trace) {
    var lines = new java.io.BufferedReader(new java.io.InputStreamReader(stream, UTF_8)).lines();
    boolean isTold =
        lines.anyMatch(
            line -> line.contains(order) && line.contains("\"delivered\"") && line.contains(trace));
    assertThat(isTold).isTrue();
  }

  private boolean isWhole(String trace) {
    List<Collector.Kept> spans = collector.of(trace);
    Set<String> ids = spans.stream().map(Collector.Kept::id).collect(Collectors.toSet());
    Set<String> names = spans.stream().map(Collector.Kept::name).collect(Collectors.toSet());
    if (!names.containsAll(KINDS)) {
      throw new AssertionError("missing of " + KINDS + ":\n" + new Tree(spans).text());
    }
    return spans.stream().allMatch(s -> s.parent().equals(TAP) || ids.contains(s.parent()));
  }

  private List<String> traceIdsOf(String order) {
    return server.texts(
        "select distinct convert_from(metadata, 'UTF8')::json->>'traceId' from ledger.event"
            + " where aggregate_id = ?",
        order);
  }

  /** A tree of names; what a span did several times stands there once. */
  private record Tree(List<Collector.Kept> spans) {
    String text() {
      StringBuilder text = new StringBuilder("tap on the phone\n");
      write(text, Set.of(TAP), 1);
      return text.toString();
    }

    private void write(StringBuilder text, Set<String> parents, int depth) {
      Map<String, Set<String>> children = new TreeMap<>();
      for (Collector.Kept span : spans) {
        if (parents.contains(span.parent())) {
          children.computeIfAbsent(span.name(), _ -> new TreeSet<>()).add(span.id());
        }
      }
      children.forEach((name, ids) -> {
        text.append("  ".repeat(depth)).append(name).append('\n');
        write(text, ids, depth + 1);
      });
    }
  }
}
