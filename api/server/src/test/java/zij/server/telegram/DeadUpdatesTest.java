package zij.server.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static zij.server.Shopper.WALLPAPERS_PRICE;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import zij.server.DeskLetters;
import zij.server.RunningServer;
import zij.server.SharedServer;
import zij.server.Shopper;
import zij.server.Updates;

/** Updates that can never be handled: acknowledged, kept as they came, and shown to the owner. */
@ExtendWith(SharedServer.class)
class DeadUpdatesTest {
  private final RunningServer server;
  private final Shopper shopper;

  DeadUpdatesTest(RunningServer server) {
    this.server = server;
    this.shopper = server.shopper();
  }

  private String payload(String order) {
    return Updates.payload(server, shopper.invoice(order));
  }

  private JsonNode newest() {
    return new DeskLetters(server.owner()).newest();
  }

  private List<String> types(String order) {
    return server.texts(
        "select type from ledger.event where aggregate_id = ? order by sequence", order);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[1]",
        "7",
        "\"text\"",
        "{\"update_id\":1,}",
        "\u0000\u0001",
        "{\"update_id\":5,\"pre_checkout_query\":{}}",
        "{\"update_id\":5,\"pre_checkout_query\":7}",
        "{\"update_id\":5,\"pre_checkout_query\":{\"id\":\"q\",\"from\":{\"id\":-3},"
            + "\"currency\":\"XTR\",\"total_amount\":25,\"invoice_payload\":\"\"}}",
        "{\"update_id\":5,\"message\":{\"successful_payment\":{}}}",
        "{\"update_id\":5,\"message\":{\"successful_payment\":[]}}",
        "{\"update_id\":5,\"message\":{\"from\":{\"id\":7},\"successful_payment\":"
            + "{\"currency\":\"USD\",\"total_amount\":1,\"telegram_payment_charge_id\":\"c\"}}}",
        "{\"update_id\":5,\"message\":{\"from\":{\"id\":7},\"successful_payment\":"
            + "{\"currency\":\"XTR\",\"total_amount\":-1,\"telegram_payment_charge_id\":\"c\"}}}",
        "{\"update_id\":5,\"message\":{\"from\":{\"id\":\"x\"},\"successful_payment\":"
            + "{\"currency\":\"XTR\",\"total_amount\":1,\"telegram_payment_charge_id\":\"c\"}}}"
      })
  void putsPoisonAsideAndAcknowledgesIt(String update) {
    assertThat(server.webhook(update).status()).isEqualTo(200);
    JsonNode newest = newest();
    assertThat(newest.path("content").asString()).isEqualTo(update.replace('\0', '\uFFFD'));
    assertThat(newest.path("letter").path("cause").asString()).isNotEmpty();
  }

  @Test
  void putsAsidePaymentsForNoOrderOfOurs() {
    String order = shopper.order();
    String payload = payload(order);
    for (String forged :
        List.of("", "zij1:" + order, "zij1:" + order + ":AAAA", payload + "A", "theirs:" + order)) {
      String update = Updates.payment(shopper.id(), "charge-forged", forged, WALLPAPERS_PRICE);
      assertThat(server.webhook(update).status()).isEqualTo(200);
      assertThat(newest().path("content").asString()).isEqualTo(update);
    }
    assertThat(types(order)).doesNotContain("order.paid", "order.surplus-charged");
  }

  @Test
  void putsAsideWhatIsLargerThanAnyUpdate() {
    byte[] huge = new byte[3 << 20];
    java.util.Arrays.fill(huge, (byte) ' ');
    assertThat(server.webhook(huge).status()).isEqualTo(200);
    assertThat(newest().path("letter").path("cause").asString()).contains("longer than any");
  }

  /** Its event would not fit into the log; it must not hold up the buyer's other updates. */
  @Test
  void putsAsideAPaymentThatIsTooLargeForTheLog() {
    String order = shopper.order();
    String update =
        Updates.payment(shopper.id(), "charge-large", payload(order), WALLPAPERS_PRICE)
            .replace("\"currency\"", "\"more\":\"" + "x".repeat(70_000) + "\",\"currency\"");
    assertThat(server.webhook(update).status()).isEqualTo(200);
    assertThat(newest().path("content").asString()).isEqualTo(update);
    assertThat(types(order)).doesNotContain("order.paid");
    assertThat(server.webhook(update.replaceAll("x{70000}", "x")).status()).isEqualTo(200);
    shopper.awaitStatus(order, "delivered");
  }
}
