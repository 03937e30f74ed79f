package zij.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static zij.server.Shopper.WALLPAPERS;
import static zij.server.Shopper.WALLPAPERS_PRICE;
import static zij.server.Shopper.wanted;

import java.net.http.HttpRequest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;
import zij.server.Answer;
import zij.server.RunningServer;
import zij.server.SharedServer;
import zij.server.Shopper;

/** One trace id from the request to whatever it leads to (W3C Trace Context). */
@ExtendWith(SharedServer.class)
class TraceTest {
  private final RunningServer server;
  private final Shopper shopper;

  TraceTest(RunningServer server) {
    this.server = server;
    this.shopper = server.shopper();
  }

  private static String trace() {
    return UUID.randomUUID().toString().replace("-", "");
  }

  private Answer traced(String trace, HttpRequest.Builder request, String body) {
    return RunningServer.send(
        request
            .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  @Test
  void isInTheProblem() {
    String trace = trace();
    Answer answer = traced(trace, shopper.request("/api/orders"), "{");
    assertThat(answer.json().path("traceId").asString()).isEqualTo(trace);
    Answer unsigned = traced(trace, server.request("/api/orders"), "{}");
    assertThat(unsigned.problem()).isEqualTo("401 UNAUTHENTICATED");
    assertThat(unsigned.json().path("traceId").asString()).isEqualTo(trace);
  }

  @Test
  void goesFromTheRequestIntoTheEventAndToTheBotApi() {
    String trace = trace();
    Answer placed =
        traced(
            trace,
            shopper.request("/api/orders").header("Idempotency-Key", "traced"),
            wanted(WALLPAPERS, 1, WALLPAPERS_PRICE));
    String order = placed.json().path("orderId").asString();
    Answer invoice = traced(trace, shopper.request("/api/orders/" + order + "/invoice"), "");
    assertThat(invoice.status()).isEqualTo(200);
    assertThat(server.botApi().calls("createInvoiceLink"))
        .anyMatch(call -> call.body().contains(order) && call.traceparent().contains(trace));

    var metadata =
        server.texts(
            "select convert_from(metadata, 'UTF8') from ledger.event where aggregate_id = ?",
            order);
    assertThat(metadata)
        .hasSize(2)
        .allSatisfy(json -> {
          var who = JsonMapper.shared().readTree(json);
          assertThat(who.path("traceId").asString()).isEqualTo(trace);
          assertThat(who.path("user").asString()).isEqualTo(Long.toString(shopper.id()));
          assertThat(who.path("actor").asString()).isEqualTo("user");
          assertThat(who.path("operation").asString()).isIn("order.place", "order.issue-invoice");
          assertThat(who.path("evidence").asString()).matches("initdata:[0-9a-f]{64}");
        });
  }

  /** The webhook's trace goes on through the delivery to the message that tells the buyer. */
  @Test
  void goesFromThePaymentToTheMessage() {
    String order = shopper.buy();
    zij.server.Eventually.holds(() ->
        server.botApi().calls("sendMessage").stream()
            .anyMatch(call -> call.body().contains(number(order))));
    var traces =
        server
            .texts(
                "select convert_from(metadata, 'UTF8')::json->>'traceId' from ledger.event"
                    + " where aggregate_id = ? and type in ('order.paid', 'order.delivered')",
                order)
            .stream()
            .distinct()
            .toList();
    assertThat(traces).hasSize(1);
    assertThat(server.botApi().calls("sendMessage"))
        .anyMatch(call ->
            call.body().contains(number(order)) && call.traceparent().contains(traces.getFirst()));
  }

  private static String number(String order) {
    return order.substring(0, 8).toUpperCase(java.util.Locale.ROOT);
  }
}
