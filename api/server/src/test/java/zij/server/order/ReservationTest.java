package zij.server.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import zij.command.order.Supply;
import zij.language.order.OrderId;
import zij.server.Counter;
import zij.server.Eventually;
import zij.server.RunningServer;
import zij.server.SharedServer;
import zij.server.Shopper;
import zij.server.Updates;
import zij.server.telegram.InvoicePayload;

/** Counted products, from Telegram's question to the payment, and when it does not come. */
@ExtendWith(SharedServer.class)
class ReservationTest {
  private static final int BUYERS = 200;
  private static final long STARS = 100_000;

  private final RunningServer server;
  private final Counter seat;

  ReservationTest(RunningServer server) {
    this.server = server;
    this.seat = Counter.open(server);
  }

  @AfterEach
  void close() {
    seat.close();
  }

  private record Buyer(Shopper shopper, String order, String payload) {}

  private static <T> List<T> atOnce(List<Callable<T>> tasks) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<T> answers = new ArrayList<>();
      for (Future<T> done : threads.invokeAll(tasks)) answers.add(done.get());
      return answers;
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    }
  }

  private Buyer buyer() {
    Shopper shopper = server.shopper();
    String order = seat.order(shopper, 1);
    return new Buyer(shopper, order, server.part(InvoicePayload.class).of(OrderId.parse(order)));
  }

  private List<String> types(String order) {
    return server.texts(
        "select type from ledger.event where aggregate_id = ? order by sequence", order);
  }

  /** One winner, and nobody charged for nothing. */
  @Test
  void theLastUnitHasOneWinnerAmongTwoHundredBuyers() throws Exception {
    seat.with(1);
    List<Callable<Buyer>> coming = new ArrayList<>();
    for (int n = 0; n < BUYERS; n++) coming.add(this::buyer);
    List<Buyer> buyers = atOnce(coming);

    List<Callable<JsonNode>> questions = new ArrayList<>();
    for (Buyer buyer : buyers) {
      String query = "last-" + buyer.order();
      String update =
          Updates.preCheckout(buyer.shopper().id(), query, buyer.payload(), Counter.PRICE);
      questions.add(() -> server.webhook(update).json());
    }
    long begin = System.nanoTime();
    List<JsonNode> answers = atOnce(questions);
    Duration took = Duration.ofNanos(System.nanoTime() - begin); // a figure to look at, no limit
    System.out.println("ReservationTest: 200 buyers of one unit settled in " + took);

    List<Buyer> winners = new ArrayList<>();
    for (int n = 0; n < BUYERS; n++) {
      if (answers.get(n).path("ok").asBoolean(false)) winners.add(buyers.get(n));
      else
        assertThat(answers.get(n).path("error_message").asString())
            .isEqualTo("One of the products is sold out. Nothing was charged.");
    }
    assertThat(winners).hasSize(1);

    Buyer winner = winners.getFirst();
    String charge = "charge-" + winner.order();
    String paid = Updates.payment(winner.shopper().id(), charge, winner.payload(), Counter.PRICE);
    assertThat(server.webhook(paid).status()).isEqualTo(200);
    winner.shopper().awaitStatus(winner.order(), "delivered");
    for (Buyer buyer : buyers) {
      if (buyer.equals(winner)) continue;
      assertThat(types(buyer.order())).containsExactly("order.placed", "order.checkout-refused");
      assertThat(buyer.shopper().stars()).isEqualTo(STARS);
    }
    assertThat(seat.level().path("sold").asInt()).isEqualTo(1);
    assertThat(seat.level().path("onHand").asInt()).isZero();
  }

  @Test
  void whatIsNotPaidInTimeGoesToAnotherAndTheLatePaymentGoesBack() {
    seat.with(1);
    Shopper late = server.shopper();
    Shopper quick = server.shopper();
    String lateOrder = seat.order(late, 1);
    Instant before = Instant.now();
    String pending = late.pay(late.invoice(lateOrder), "pending").path("pendingId").asString();
    assertThat(seat.level().path("reserved").asInt()).isEqualTo(1);

    String order = seat.order(quick, 1);
    String link = quick.invoice(order);
    assertThat(quick.pay(link, "paid").path("message").asString()).contains("sold out");
    server.part(StockRelease.class).round(before.plus(Supply.HOLD).minusMillis(1));
    assertThat(seat.level().path("reserved").asInt()).as("not before its time").isEqualTo(1);
    server.part(StockRelease.class).round(Instant.now().plus(Supply.HOLD));
    assertThat(seat.level().path("reserved").asInt()).isZero();
    assertThat(quick.pay(link, "paid").path("status").asString()).isEqualTo("paid");
    quick.awaitStatus(order, "delivered");

    settle(pending);
    Eventually.holds(
        () -> late.see(lateOrder).path("surplus").path(0).path("refunded").asBoolean(false));
    assertThat(late.stars()).isEqualTo(STARS);
    assertThat(quick.stars()).isEqualTo(STARS - Counter.PRICE);
    assertThat(types(lateOrder)).contains("order.surplus-charged").doesNotContain("order.paid");
    assertThat(seat.level().path("sold").asInt()).isEqualTo(1);
  }

  @Test
  void aLatePaymentThatStillFindsAUnitIsDelivered() {
    seat.with(1);
    Shopper late = server.shopper();
    String order = seat.order(late, 1);
    String pending = late.pay(late.invoice(order), "pending").path("pendingId").asString();
    assertThat(seat.level().path("free").asInt()).isZero();
    server.part(StockRelease.class).round(Instant.now().plus(Supply.HOLD));
    assertThat(seat.level().path("free").asInt()).isEqualTo(1);
    settle(pending);
    late.awaitStatus(order, "delivered");
    assertThat(seat.level().path("onHand").asInt()).isZero();
  }

  /** What is paid is never released, however late it is looked at. */
  @Test
  void whatIsPaidStaysWithItsBuyer() {
    seat.with(2);
    Shopper buyer = server.shopper();
    String order = seat.order(buyer, 1);
    assertThat(buyer.pay(buyer.invoice(order), "paid").path("status").asString()).isEqualTo("paid");
    server.part(StockRelease.class).round(Instant.now().plus(Duration.ofDays(1)));
    buyer.awaitStatus(order, "delivered");
    Eventually.holds(() -> seat.level().path("sold").asInt() == 1);
    assertThat(seat.level().path("free").asInt()).isEqualTo(1);
  }

  @Test
  void moreThanThereAreAreNotSoldAndNothingStaysReserved() {
    seat.with(2);
    Shopper buyer = server.shopper();
    String order = seat.order(buyer, 3);
    assertThat(buyer.pay(buyer.invoice(order), "paid").path("status").asString())
        .isEqualTo("failed");
    assertThat(seat.level().path("free").asInt()).isEqualTo(2);
    assertThat(buyer.stars()).isEqualTo(STARS);
  }

  @Test
  void aStrangerWithTheLinkReservesNothing() {
    seat.with(1);
    Buyer buyer = buyer();
    Shopper stranger = server.shopper();
    String update =
        Updates.preCheckout(stranger.id(), "q-" + buyer.order(), buyer.payload(), Counter.PRICE);
    assertThat(server.webhook(update).json().path("ok").asBoolean(true)).isFalse();
    String wrong =
        Updates.preCheckout(buyer.shopper().id(), "w-" + buyer.order(), buyer.payload(), 1);
    assertThat(server.webhook(wrong).json().path("ok").asBoolean(true)).isFalse();
    assertThat(seat.level().path("reserved").asInt()).isZero();
  }

  @Test
  void shoppersSeeWhatIsLeftOnlyWhenItIsLittle() {
    Eventually.holds(() -> left().equals("null"));
    seat.with(6);
    Eventually.holds(() -> left().equals("null"));
    assertThat(seat.owner().post(seat.path("/removals"), "{\"units\":2}").status()).isEqualTo(200);
    Eventually.holds(() -> left().equals("4"));
    seat.with(0);
    Eventually.holds(() -> left().equals("0"));
    assertThat(seat.owner().delete(seat.path("")).status()).isEqualTo(200);
    Eventually.holds(() -> left().equals("null"));
  }

  private String left() {
    return server.get("/api/catalog/products/" + seat.product()).json().path("left").toString();
  }

  private void settle(String pending) {
    var paid = server.phone("payments/" + pending + "/settle", Map.of("outcome", "paid"));
    assertThat(paid.path("status").asString()).isEqualTo("paid");
  }
}
