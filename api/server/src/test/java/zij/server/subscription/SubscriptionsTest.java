package zij.server.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static zij.server.subscription.Subscribers.awaitRenewals;
import static zij.server.subscription.Subscribers.awaitState;
import static zij.server.subscription.Subscribers.see;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import zij.server.Answer;
import zij.server.Eventually;
import zij.server.RunningServer;
import zij.server.SharedServer;
import zij.server.Shopper;

/** Subscriptions as subscribers, the shop and Telegram see them. */
@ExtendWith(SharedServer.class)
class SubscriptionsTest {
  private static final long PRICE = 70;
  private static final String DESK = "/api/desk/subscriptions/";

  private final RunningServer server;
  private final Shopper shopper;
  private final Subscribers club;

  SubscriptionsTest(RunningServer server) {
    this.server = server;
    this.shopper = server.shopper();
    this.club = Subscribers.of(server, PRICE);
  }

  private boolean wasTold(String words) {
    return server
        .look("users/" + shopper.id() + "/messages")
        .valueStream()
        .anyMatch(message -> message.path("text").asString("").contains(words));
  }

  private Answer cancel(String order) {
    return shopper.post("/api/subscriptions/" + order + "/cancel", "");
  }

  private Answer reactivate(String order) {
    return shopper.post("/api/subscriptions/" + order + "/reactivate", "");
  }

  @Test
  void itIsPaidAgainWhenItsTimeHasComeAndOnceHoweverOftenThatIsTold() {
    String order = club.subscribe(shopper);
    String until = see(shopper, order).path("paidUntil").asString();
    var _ =
        server.phone(
            "faults", Map.of("kind", "duplicate", "topic", "successful_payment", "times", 1));
    club.pass(shopper);
    awaitRenewals(shopper, order, 1);
    club.pass(shopper);
    awaitRenewals(shopper, order, 2);
    assertThat(see(shopper, order).path("paidUntil").asString()).isGreaterThan(until);
    assertThat(shopper.stars()).isEqualTo(100_000 - 3 * PRICE);
    assertThat(club.types(order))
        .containsExactly("subscription.started", "subscription.renewed", "subscription.renewed");
    Eventually.holds(() -> wasTold("was renewed"));
    assertThat(shopper.see(order).path("surplus")).isEmpty();
    JsonNode desk = server.owner().get(DESK + order).json();
    assertThat(desk.path("payments")).hasSize(3);
    assertThat(
            server
                .owner()
                .get("/api/desk/orders/" + order)
                .json()
                .path("story")
                .valueStream()
                .map(it -> it.path("type").asString()))
        .containsSubsequence("order.paid", "subscription.renewed", "subscription.renewed");
  }

  @Test
  void whoCancelsHereKeepsItAndMayTakeThatBack() {
    String order = club.subscribe(shopper);
    assertThat(cancel(order).status()).isEqualTo(200);
    awaitState(shopper, order, "cancelled");
    assertThat(club.inTelegram(shopper).path("state").asString()).isEqualTo("canceled");
    assertThat(see(shopper, order).path("cancelledBy").asString()).isEqualTo("BUYER");
    assertThat(see(shopper, order).path("access").asBoolean()).isTrue();
    assertThat(shopper.see(order).path("deliveries")).isNotEmpty();
    Eventually.holds(() -> wasTold("will not be renewed"));
    assertThat(reactivate(order).status()).isEqualTo(200);
    awaitState(shopper, order, "active");
    assertThat(club.inTelegram(shopper).path("state").asString()).isEqualTo("active");
    assertThat(server.shopper().post("/api/subscriptions/" + order + "/cancel", "").problem())
        .isEqualTo("404 SUBSCRIPTION_UNKNOWN");
    assertThat(cancel("none").problem()).isEqualTo("404 SUBSCRIPTION_UNKNOWN");
  }

  @Test
  void whatWasCancelledInTelegramGoesOnThereAndEndsWithItsPeriod() {
    String order = club.subscribe(shopper, 1);
    club.cancelInTelegram(shopper, true);
    Eventually.holds(() -> club.types(order).contains("subscription.cancelled"));
    awaitState(shopper, order, "lapsed");
    assertThat(reactivate(order).problem()).isEqualTo("409 SUBSCRIPTION_ENDED");
    JsonNode seen = shopper.see(order);
    assertThat(seen.path("subscription").path("access").asBoolean()).isFalse();
    assertThat(seen.path("deliveries")).as("what it gave is not told any more").isEmpty();
    Eventually.holds(() -> wasTold("has ended"));

    String again = club.subscribe(shopper);
    club.cancelInTelegram(shopper, true);
    JsonNode both = shopper.get("/api/subscriptions").json().path("subscriptions");
    assertThat(both.valueStream().map(it -> it.path("orderId").asString()))
        .containsExactly(again, order);
  }

  @Test
  void withoutStarsItFailsAndGoesOnWhenThereAreSome() {
    String order = club.subscribe(shopper);
    var _ = server.phone("users/" + shopper.id() + "/stars", Map.of("add", -shopper.stars()));
    club.pass(shopper);
    awaitState(shopper, order, "failed");
    Eventually.holds(() -> wasTold("not enough Stars"));
    assertThat(see(shopper, order).path("access").asBoolean()).isTrue();
    assertThat(reactivate(order).problem()).isEqualTo("409 RENEWAL_FAILED");
    var _ = server.phone("users/" + shopper.id() + "/stars", Map.of("add", 500));
    club.pass(shopper);
    awaitState(shopper, order, "active");
    awaitRenewals(shopper, order, 1);
  }

  @Test
  void nobodySubscribesTwiceNorTogetherWithOtherThingsNorForLess() {
    String order = club.subscribe(shopper);
    String body = Shopper.wanted(club.product(), 1, PRICE);
    Answer second = shopper.place(UUID.randomUUID().toString(), body);
    assertThat(second.problem()).isEqualTo("409 ALREADY_SUBSCRIBED");
    assertThat(second.json().path("order").asString()).isEqualTo(order);
    Shopper other = server.shopper();
    Answer two = other.place("two", Shopper.wanted(club.product(), 2, PRICE));
    assertThat(two.problem()).isEqualTo("422 SUBSCRIPTION_ALONE");
    assertThat(dear().problem()).isEqualTo("422 SUBSCRIPTION_PRICE_TOO_HIGH");
  }

  private Answer dear() {
    return server
        .owner()
        .put("/api/desk/products/" + club.product() + "/price", "{\"price\":10001}");
  }

  /** Two orders were placed before either was paid. */
  @Test
  void theSecondOfTwoOrdersIsNotPaid() {
    String first = club.order(shopper);
    String second = club.order(shopper);
    club.pay(shopper, first, 0);
    awaitState(shopper, first, "active");
    JsonNode refused = shopper.pay(shopper.invoice(second), "paid");
    assertThat(refused.path("status").asString()).isEqualTo("failed");
    assertThat(refused.path("message").asString()).contains("subscribed to this already");
  }

  @Test
  void whatGoesBackEndsItAtOnceAndTelegramTakesNoMore() {
    String order = club.subscribe(shopper);
    Answer back =
        server.owner().post("/api/desk/orders/" + order + "/refund", "{\"reason\":\"Asked.\"}");
    assertThat(back.status()).isEqualTo(200);
    awaitState(shopper, order, "revoked");
    assertThat(shopper.see(order).path("deliveries")).isEmpty();
    Eventually.holds(() -> club.inTelegram(shopper).path("state").asString("").equals("canceled"));
  }

  /** What is paid for stays, whichever payment it was that went back. */
  @Test
  void aRenewalPaysOnWhenTheFirstPaymentGoesBack() {
    String order = club.subscribe(shopper);
    club.pass(shopper);
    awaitRenewals(shopper, order, 1);
    Answer back =
        server.owner().post("/api/desk/orders/" + order + "/refund", "{\"reason\":\"Asked.\"}");
    assertThat(back.status()).isEqualTo(200);
    shopper.awaitStatus(order, "refunded");
    assertThat(see(shopper, order).path("state").asString()).isEqualTo("active");
    assertThat(shopper.see(order).path("deliveries")).hasSize(1);
  }

  @Test
  void whoIsErasedPaysNoMore() {
    var _ = club.subscribe(shopper);
    assertThat(shopper.delete("/api/me?confirm=" + shopper.id()).status()).isEqualTo(200);
    Eventually.holds(() -> club.inTelegram(shopper).path("state").asString("").equals("canceled"));
  }

  @Test
  void theShopCancelsAndGivesARenewalBack() {
    String order = club.subscribe(shopper);
    club.pass(shopper);
    awaitRenewals(shopper, order, 1);
    Shopper owner = server.owner();
    assertThat(owner.post(DESK + order + "/cancel", "").status()).isEqualTo(200);
    awaitState(shopper, order, "cancelled");
    assertThat(reactivate(order).problem()).isEqualTo("409 CANCELLED_BY_SHOP");
    JsonNode payments = owner.get(DESK + order).json().path("payments");
    String charge = payments.path(1).path("charge").asString();
    String wish = "{\"charge\":\"%s\",\"reason\":\"Asked.\"}";
    String first = payments.path(0).path("charge").asString();
    assertThat(owner.post(DESK + order + "/refunds", wish.formatted(first)).problem())
        .isEqualTo("409 CHARGE_UNKNOWN");
    assertThat(owner.post(DESK + order + "/refunds", wish.formatted(charge)).status())
        .isEqualTo(200);
    awaitState(shopper, order, "revoked");
    Eventually.holds(() -> shopper.stars() == 100_000 - PRICE);
    assertThat(club.types(order))
        .endsWith("subscription.refund-requested", "subscription.refunded", "subscription.revoked");
    assertThat(
            owner
                .get("/api/desk/subscriptions?state=revoked")
                .json()
                .path("subscriptions")
                .valueStream()
                .map(it -> it.path("orderId").asString()))
        .contains(order);
  }

  @Test
  void onlyTheOwnerSeesAllOfThem() {
    assertThat(shopper.get("/api/desk/subscriptions").status()).isEqualTo(403);
    assertThat(server.get("/api/subscriptions").status()).isEqualTo(401);
    assertThat(server.owner().get("/api/desk/subscriptions?limit=101").problem())
        .isEqualTo("400 INVALID_PARAMETER");
  }
}
