package zij.server.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static zij.server.Shopper.WALLPAPERS;
import static zij.server.Shopper.WALLPAPERS_PRICE;
import static zij.server.Shopper.wanted;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import zij.language.evidence.EvidenceId;
import zij.server.Answer;
import zij.server.DeskLetters;
import zij.server.RunningServer;
import zij.server.SharedServer;
import zij.server.Shopper;
import zij.server.Updates;
import zij.server.vault.Vault;

/** What of a purchase gets into the log as evidence, and when. */
@ExtendWith(SharedServer.class)
class PurchaseEvidenceTest {
  private final RunningServer server;
  private final long person;
  private final String initData;
  private final Shopper shopper;

  PurchaseEvidenceTest(RunningServer server) {
    this.server = server;
    this.person = server.person("en");
    this.initData = server.launch(person);
    this.shopper = Shopper.signIn(server, person, initData);
  }

  private static String idOf(String raw) {
    return EvidenceId.of(raw.getBytes(UTF_8)).value();
  }

  private List<String> positions(String aggregate, String type) {
    return server.texts(
        "select position from ledger.event where aggregate_id = ? and type = ?", aggregate, type);
  }

  private List<String> records(String raw) {
    return positions("evidence:" + idOf(raw), "evidence.recorded");
  }

  private String referenceOf(String order, String type) {
    return server
        .texts(
            "select convert_from(metadata, 'UTF8')::json->>'evidence' from ledger.event"
                + " where aggregate_id = ? and type = ?",
            order,
            type)
        .getFirst();
  }

  private String payment(String order, String charge) {
    String payload = Updates.payload(server, shopper.invoice(order));
    return Updates.payment(person, charge, payload, WALLPAPERS_PRICE);
  }

  @Test
  void ofLookingAroundNothingIsKeptInTheLog() {
    assertThat(shopper.get("/api/orders").status()).isEqualTo(200);
    assertThat(shopper.get("/api/catalog/products").status()).isEqualTo(200);
    assertThat(records(initData)).isEmpty();
  }

  @Test
  void theSignInIsInTheLogBeforeTheOrderThatRefersToIt() {
    String order = shopper.order();
    assertThat(referenceOf(order, "order.placed")).isEqualTo("initdata:" + idOf(initData));
    assertThat(records(initData)).hasSize(1);
    assertThat(Long.parseLong(records(initData).getFirst()))
        .isLessThan(Long.parseLong(positions(order, "order.placed").getFirst()));
  }

  @Test
  void itIsThereOnceHoweverManySessionsAndOrdersThereAre() throws Exception {
    Shopper again = Shopper.signIn(server, person, initData);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Answer>> orders =
          IntStream.range(0, 16)
              .mapToObj(i ->
                  threads.submit(() ->
                      (i % 2 == 0 ? shopper : again)
                          .place(
                              UUID.randomUUID().toString(),
                              wanted(WALLPAPERS, 1, WALLPAPERS_PRICE))))
              .toList();
      for (Future<Answer> order : orders) assertThat(order.get().status()).isEqualTo(201);
    }
    assertThat(records(initData)).hasSize(1);
  }

  @Test
  void theWholeUpdateIsKeptWithAPaymentThatRefersToIt() {
    String order = shopper.order();
    String update = payment(order, "charge-evidence");
    assertThat(server.webhook(update).status()).isEqualTo(200);
    assertThat(positions(order, "order.paid")).hasSize(1);
    assertThat(referenceOf(order, "order.paid")).isEqualTo("payment:" + idOf(update));
    assertThat(records(update)).hasSize(1);

    assertThat(server.webhook(update).status()).isEqualTo(200);
    assertThat(records(update)).hasSize(1);
  }

  @Test
  void aPaymentOfNoUseHasItsEvidenceToo() {
    String order = shopper.buy();
    String payload =
        server
            .part(zij.server.telegram.InvoicePayload.class)
            .of(zij.language.order.OrderId.parse(order));
    String update = Updates.payment(person, "charge-surplus", payload, WALLPAPERS_PRICE);
    assertThat(server.webhook(update).status()).isEqualTo(200);
    assertThat(referenceOf(order, "order.surplus-charged")).isEqualTo("payment:" + idOf(update));
    assertThat(records(update)).hasSize(1);
  }

  @Test
  void anUpdateThatIsTooLongIsPutAsideWhole() {
    String order = shopper.order();
    String fits = payment(order, "charge-long");
    String filling = " ".repeat(Vault.MAX_BYTES - fits.length());
    assertThat(server.webhook(fits + filling + " ").status()).isEqualTo(200);
    assertThat(positions(order, "order.paid")).isEmpty();
    JsonNode aside = new DeskLetters(server.owner()).update(order).orElseThrow();
    assertThat(aside.path("letter").path("cause").asString()).contains("too large");

    assertThat(server.webhook(fits + filling).status()).isEqualTo(200);
    assertThat(positions(order, "order.paid")).hasSize(1);
    assertThat(records(fits + filling)).hasSize(1);
  }

  @Test
  void nobodysNameIsReadableInTheLog() {
    assertThat(initData).contains("first_name");
    String order = shopper.buy();
    assertThat(positions(order, "order.paid")).hasSize(1);
    assertThat(
            server.texts(
                "select count(*) from ledger.event where convert_from(payload, 'UTF8')"
                    + " || convert_from(metadata, 'UTF8') similar to '%(first_name|username)%'"))
        .containsExactly("0");
  }
}
