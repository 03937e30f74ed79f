package zij.server.order;

import static org.assertj.core.api.Assertions.assertThat;
import static zij.server.Shopper.WALLPAPERS_PRICE;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import zij.server.Eventually;
import zij.server.RunningServer;
import zij.server.SharedServer;
import zij.server.Shopper;
import zij.server.Updates;
import zij.server.ZijProperties;

/** Orders that nobody pays in time. */
@ExtendWith(SharedServer.class)
class LapseTest {
  private final RunningServer server;
  private final OrderExpiry expiry;
  private final Duration after;

  LapseTest(RunningServer server) {
    this.server = server;
    this.expiry = server.part(OrderExpiry.class);
    this.after = server.part(ZijProperties.class).orders().expireAfter();
  }

  private List<String> types(String order) {
    return server.texts(
        "select type from ledger.event where aggregate_id = ? order by sequence", order);
  }

  @Test
  void anOrderLapsesInItsTimeAndALatePaymentIsTakenAllTheSame() {
    Shopper shopper = server.shopper();
    Instant before = Instant.now();
    String order = shopper.order();
    String link = shopper.invoice(order);
    String payload = Updates.payload(server, link);
    shopper.awaitStatus(order, "invoiced");
    expiry.round(before.plus(after).minusMillis(1));
    assertThat(types(order)).as("not before its time").doesNotContain("order.expired");

    Eventually.holds(() -> { // each round has its limit, and others' orders are due too
      expiry.round(Instant.now().plus(after));
      return types(order).contains("order.expired");
    });
    shopper.awaitStatus(order, "expired");
    assertThat(shopper.see(order).path("closedAt").isNull()).isFalse();
    assertThat(shopper.post("/api/orders/" + order + "/invoice", "").problem())
        .isEqualTo("409 ORDER_EXPIRED");
    assertThat(shopper.post("/api/orders/" + order + "/cancel", "").problem())
        .isEqualTo("409 ORDER_EXPIRED");
    assertThat(shopper.pay(link, "paid").path("message").asString()).contains("lapsed");

    String charge = "late-" + order;
    String late = Updates.payment(shopper.id(), charge, payload, WALLPAPERS_PRICE);
    assertThat(server.webhook(late).status()).isEqualTo(200);
    shopper.awaitStatus(order, "delivered");
    assertThat(shopper.see(order).path("closedAt").isNull()).isTrue();
    assertThat(shopper.see(order).path("charge").asString()).isEqualTo(charge);
  }
}
