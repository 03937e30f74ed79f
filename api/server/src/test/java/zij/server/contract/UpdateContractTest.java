package zij.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import zij.server.telegram.Webhook;
import zij.simulator.Simulator;
import zij.simulator.SimulatorOptions;

/**
 * What the simulator brings to a webhook is what the Bot API's documentation says, to the field.
 */
class UpdateContractTest {
  private final HttpClient http = HttpClient.newHttpClient();
  private Simulator simulator;
  private QuestionRelay relay;

  @BeforeEach
  void start() throws IOException {
    simulator =
        Simulator.start(
            SimulatorOptions.defaults()
                .withPort(0)
                .withTimes(Duration.ofMillis(100), Duration.ofMinutes(1), Duration.ofHours(24)));
    relay = new QuestionRelay();
    bot(
        "setWebhook",
        Map.of(
            "url", relay.url() + "/telegram/webhook",
            "secret_token", UpdateExchanges.SECRET,
            "allowed_updates", Webhook.ALLOWED_UPDATES));
    phone("users", Map.of("id", UpdateExchanges.BUYER, "stars", 1_000));
  }

  @AfterEach
  void stop() {
    simulator.close();
    relay.close();
    http.close();
  }

  @Test
  void isWhatTelegramBrings() {
    try (PlayedSide server = PlayedSide.between("telegram", "server")) {
      brings(
          server,
          this::refund,
          UpdateExchanges.QUERY,
          UpdateExchanges.PAID,
          UpdateExchanges.REFUNDED);
      brings(server, this::refused, UpdateExchanges.QUERY_REFUSED);
      brings(
          server,
          () -> phone("subscriptions/" + charge(subscribe()) + "/pass", Map.of()),
          UpdateExchanges.QUERY,
          UpdateExchanges.SUBSCRIBED,
          UpdateExchanges.RENEWED);
      brings(
          server,
          this::cancel,
          UpdateExchanges.QUERY,
          UpdateExchanges.SUBSCRIBED,
          UpdateExchanges.CANCELLED);
      brings(server, this::address, UpdateExchanges.SHIPPING);
      server.isApproved();
    }
  }

  private void brings(PlayedSide server, Runnable act, Exchange... exchanges) {
    server.meets(
        List.of(exchanges),
        url -> {
          relay.leadTo(url);
          act.run();
        });
  }

  private void refund() {
    String charge = charge(pay(invoice(Map.of()), "paid"));
    bot(
        "refundStarPayment",
        Map.of("user_id", UpdateExchanges.BUYER, "telegram_payment_charge_id", charge));
  }

  private void refused() {
    JsonNode result = pay(invoice(Map.of()), "failed");
    assertThat(result.path("message").asString()).isNotEmpty();
  }

  private JsonNode subscribe() {
    return pay(invoice(Map.of("subscription_period", UpdateExchanges.MONTH)), "paid");
  }

  private void cancel() {
    String charge = charge(subscribe());
    phone(
        "users/" + UpdateExchanges.BUYER + "/subscriptions",
        Map.of("charge", charge, "cancelled", true));
  }

  /** Telegram takes the ways to send it there, and shows them. */
  private void address() {
    String slug =
        slug(
            Map.of(
                "provider_token",
                simulator.providerToken(),
                "currency",
                "UZS",
                "prices",
                List.of(Map.of("label", "Bowl", "amount", 18_000_000)),
                "need_shipping_address",
                true,
                "is_flexible",
                true));
    Map<String, ?> info =
        Map.of(
            "name", "Dilnoza",
            "phone", "+998901234567",
            "country", "UZ",
            "city", "Samarqand",
            "street1", "Registon ko'chasi 1",
            "postCode", "140100");
    JsonNode offered =
        phone("users/" + UpdateExchanges.BUYER + "/address", Map.of("slug", slug, "info", info));
    assertThat(offered.toString()).contains("courier");
  }

  private JsonNode pay(String slug, String expected) {
    JsonNode result =
        phone("users/" + UpdateExchanges.BUYER + "/pay", Map.of("slug", slug, "outcome", "paid"));
    assertThat(result.path("status").asString("")).as(result.toString()).isEqualTo(expected);
    return result;
  }

  private static String charge(JsonNode paid) {
    return paid.path("chargeId").asString();
  }

  private String invoice(Map<String, ?> more) {
    Map<String, Object> stars = new HashMap<>(more);
    stars.put("provider_token", "");
    stars.put("currency", "XTR");
    stars.put("prices", List.of(Map.of("label", "Map", "amount", UpdateExchanges.PRICE)));
    return slug(stars);
  }

  private String slug(Map<String, ?> more) {
    Map<String, Object> parameters = new HashMap<>(more);
    parameters.put("title", "Star map");
    parameters.put("description", "A map of stars");
    parameters.put("payload", UpdateExchanges.PAYLOAD);
    String link = bot("createInvoiceLink", parameters).path("result").asString();
    return link.substring(link.indexOf('$') + 1);
  }

  private JsonNode bot(String method, Map<String, ?> parameters) {
    JsonNode answer = post("/bot" + simulator.botToken() + "/" + method, parameters);
    assertThat(answer.path("ok").asBoolean()).as(answer.toString()).isTrue();
    return answer;
  }

  private JsonNode phone(String path, Map<String, ?> body) {
    return post("/simulator/api/" + path, body);
  }

  private JsonNode post(String path, Map<String, ?> body) {
    String json = JsonMapper.shared().writeValueAsString(body);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(simulator.url() + path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build();
    try {
      String answer = http.send(request, HttpResponse.BodyHandlers.ofString()).body();
      return JsonMapper.shared().readTree(answer);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
