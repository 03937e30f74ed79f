package zij.server.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static zij.server.Shopper.WALLPAPERS_PRICE;
import static zij.server.reconciliation.Statement.nanostars;
import static zij.server.reconciliation.Statement.pay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import zij.server.Eventually;
import zij.server.RunningServer;
import zij.server.Shopper;
import zij.server.Updates;

/**
 * A long history of sales in which much goes wrong: updates lost for good, orders paid twice,
 * refunds of ours and of others, charge-backs, sales of other products, withdrawals, payments that
 * Telegram does not list, and runs that break off. Everything is explained in the end, to the last
 * billionth of a Star. Another seed can be given by the system property {@code zij.seed}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // started before the first test
class ReconciledHistoryTest {
  private static final int STEPS = 120;
  private static final int ELSEWHERE = 330;
  private static final int MAX_PAGES = 2;

  private record Sale(Shopper buyer, String order, String charge) {}

  private final long seed = Long.getLong("zij.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final List<Sale> sales = new ArrayList<>();
  private final List<String> mustBeDelivered = new ArrayList<>();
  private final List<Shopper> buyers = new ArrayList<>();
  private RunningServer server;
  private Statement statement;
  private int orphans;
  private int neverListed;

  @BeforeAll
  void start() {
    System.out.println("ReconciledHistoryTest: -Dzij.seed=" + seed);
    server =
        RunningServer.start(
            Map.of(
                "zij.reconciliation.grace", "0s",
                "zij.reconciliation.every", "1h",
                "zij.reconciliation.max-pages", "" + MAX_PAGES));
    statement = Statement.of(server);
    for (int i = 0; i < 5; i++) buyers.add(server.shopper());
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void everyStarIsExplainedAndRepeatingChangesNothing() {
    for (int i = 0; i < ELSEWHERE; i++) sellElsewhere();
    breakOffInTheMiddleOfTheList();
    for (int step = 0; step < STEPS; step++) happen();
    JsonNode run = runUntilNothingFollows();

    JsonNode balances = run.path("balances");
    long telegram = statement.telegramBalance();
    assertThat(nanostars(balances.path("telegram"))).as("seed %d", seed).isEqualTo(telegram);
    assertThat(nanostars(balances.path("listed"))).as("seed %d", seed).isEqualTo(telegram);
    assertThat(nanostars(balances.path("recorded")) + nanostars(balances.path("differences")))
        .as("seed %d: %s", seed, run)
        .isEqualTo(telegram);
    assertThat(nanostars(balances.path("waiting"))).as("seed %d", seed).isZero();
    assertThat(nanostars(balances.path("unexplained"))).as("seed %d", seed).isZero();
    assertThat(nanostars(balances.path("book"))).as("seed %d", seed).isEqualTo(telegram);
    assertThat(balances.path("misposted").asInt(-1)).as("seed %d", seed).isZero();
    everyLineWasReadOnce(run);
    theDifferencesAreThoseThatWereMade();
    for (String order : mustBeDelivered) {
      Eventually.holds(() -> types(order).contains("order.delivered"));
    }
    repeatingChangesNothing(run);
    aChangeFarBackIsNoticed();
  }

  private void happen() {
    Shopper buyer = buyers.get(random.nextInt(buyers.size()));
    switch (random.nextInt(13)) {
      case 0, 1 -> sell(buyer, pay(buyer, remember(buyer.order())));
      case 2, 3 -> sell(buyer, statement.payUnheard(buyer, remember(buyer.order())));
      case 4, 5 -> payTwice(buyer);
      case 6 -> takeBack(sale -> statement.refund(sale.buyer(), sale.charge()));
      case 7 ->
          takeBack(sale -> {
            statement.lose("refunded_payment", 1);
            statement.refund(sale.buyer(), sale.charge());
          });
      case 8 -> takeBack(sale -> statement.chargeBack(sale.charge()));
      case 9 -> sellElsewhere();
      case 10 -> payWhatTelegramNeverLists(buyer);
      case 11 -> payInPartWithCredit();
      default -> {
        var _ = statement.run();
      }
    }
  }

  private String lastOrder = "";

  private String remember(String order) {
    lastOrder = order;
    return order;
  }

  private void sell(Shopper buyer, String charge) {
    sales.add(new Sale(buyer, lastOrder, charge));
    mustBeDelivered.add(lastOrder);
  }

  /** Given for one sale, it pays a part of the next; Telegram takes and lists only the rest. */
  private void payInPartWithCredit() {
    if (sales.isEmpty()) return;
    Sale sale = sales.get(random.nextInt(sales.size()));
    String gift =
        "{\"id\":\"%s\",\"amount\":%d,\"reason\":\"Because.\"}"
            .formatted(new UUID(random.nextLong(), random.nextLong()), 1 + random.nextInt(9));
    var _ = server.owner().post("/api/desk/orders/" + sale.order() + "/credit", gift);
    String plain = Shopper.wanted(Shopper.WALLPAPERS, 1, WALLPAPERS_PRICE);
    String wanted = plain.substring(0, plain.length() - 1) + ",\"credit\":true}";
    JsonNode placed = sale.buyer().place("credit " + random.nextLong(), wanted).json();
    String order = remember(placed.path("orderId").asString());
    if (placed.path("total").asLong() == 0) return; // given for credit, and nothing for Telegram
    boolean heard = random.nextBoolean();
    sell(
        sale.buyer(), heard ? pay(sale.buyer(), order) : statement.payUnheard(sale.buyer(), order));
  }

  /** Both sheets were agreed to before either was paid; one of the updates may be lost. */
  private void payTwice(Shopper buyer) {
    String order = buyer.order();
    String link = buyer.invoice(order);
    String first = buyer.pay(link, "pending").path("pendingId").asString();
    String second = buyer.pay(link, "pending").path("pendingId").asString();
    if (random.nextBoolean()) statement.lose("successful_payment", 1);
    settle(first);
    settle(second);
    mustBeDelivered.add(order);
  }

  private void settle(String pending) {
    var _ = server.phone("payments/" + pending + "/settle", Map.of("outcome", "paid"));
  }

  /** Of a sale that was delivered, so that it is known whether it must be. */
  private void takeBack(java.util.function.Consumer<Sale> how) {
    if (sales.isEmpty()) return;
    Sale sale = sales.remove(random.nextInt(sales.size()));
    if (!types(sale.order()).contains("order.delivered")) mustBeDelivered.remove(sale.order());
    how.accept(sale);
  }

  private void sellElsewhere() {
    long user = random.nextInt(5) == 0 ? 0 : buyers.getFirst().id();
    int nanostars = random.nextInt(3) == 0 ? random.nextInt(1_000_000_000) : 0;
    boolean incoming = random.nextInt(3) > 0;
    var _ = statement.elsewhere(user, 1 + random.nextInt(200), nanostars, incoming);
    orphans++;
  }

  private void payWhatTelegramNeverLists(Shopper buyer) {
    String order = buyer.order();
    String payload = Updates.payload(server, buyer.invoice(order));
    String charge = "never-listed-" + order;
    String update = Updates.payment(buyer.id(), charge, payload, WALLPAPERS_PRICE);
    assertThat(server.webhook(update).status()).isEqualTo(200);
    mustBeDelivered.add(order);
    neverListed++;
  }

  private void breakOffInTheMiddleOfTheList() {
    server.botApi().cutAfter("getStarTransactions", 1);
    JsonNode broken = statement.run();
    assertThat(broken.path("state").asString()).isEqualTo("FAILED");
    assertThat(broken.path("cursor").asLong()).isEqualTo(100);
    server.botApi().cut(false);
    JsonNode limited = statement.run();
    assertThat(limited.path("state").asString()).isEqualTo("PARTIAL");
    assertThat(limited.path("cursor").asLong())
        .isEqualTo(298); // each page begins with a known line
  }

  /** Until the list was read to its end, and nothing and no refund was on its way any more. */
  private JsonNode runUntilNothingFollows() {
    List<JsonNode> last = new ArrayList<>();
    Eventually.holds(() -> {
      JsonNode run = statement.run();
      last.add(run);
      return run.path("state").asString().equals("COMPLETE")
          && changes(run) == 0
          && nanostars(run.path("balances").path("waiting")) == 0
          && !run.path("balances").path("book").isNull()
          && surplusIsRefunded();
    });
    return last.getLast();
  }

  private static long changes(JsonNode run) {
    return run.path("added").asLong()
        + run.path("recovered").asLong()
        + run.path("wentBack").asLong()
        + run.path("found").asLong()
        + run.path("resolved").asLong();
  }

  private boolean surplusIsRefunded() {
    return server
        .texts(
            "select (count(*) filter (where type = 'order.surplus-charged')"
                + " - count(*) filter (where type = 'order.surplus-refunded'))::text"
                + " from ledger.event")
        .equals(List.of("0"));
  }

  private void everyLineWasReadOnce(JsonNode run) {
    assertThat(
            server.texts(
                "select count(*) || ' ' || count(distinct (transaction_id, direction)) || ' '"
                    + " || max(index) + 1 || ' ' || count(outcome) from server.star_transaction"))
        .as("seed %d", seed)
        .allSatisfy(counts ->
            assertThat(counts.split(" ", -1)).containsOnly(run.path("cursor").asString()));
  }

  private void theDifferencesAreThoseThatWereMade() {
    JsonNode open = statement.report().path("open");
    assertThat(open.path("ORPHAN").asInt()).as("seed %d", seed).isEqualTo(orphans);
    assertThat(open.path("MISSING_THERE").asInt()).as("seed %d", seed).isEqualTo(neverListed);
    assertThat(open.path("MISSING_HERE").asInt()).as("seed %d", seed).isZero();
    assertThat(open.path("AMOUNT_DIFFERS").asInt()).as("seed %d", seed).isZero();
  }

  private void repeatingChangesNothing(JsonNode run) {
    Eventually.holds(() -> { // reactions to what the last run found have come to their end
      List<String> events = decidedEvents();
      Thread.sleep(1_000);
      return decidedEvents().equals(events);
    });
    List<String> events = decidedEvents();
    for (int i = 0; i < 3; i++) {
      JsonNode again = statement.run();
      assertThat(again.path("balances")).isEqualTo(run.path("balances"));
      assertThat(changes(again)).isZero();
    }
    assertThat(decidedEvents()).isEqualTo(events);
  }

  /** Each run looks at another older page, so that all have their turn. */
  private void aChangeFarBackIsNoticed() {
    try (var superuser = server.superuser();
        var sql = superuser.createStatement()) {
      assertThat(
              sql.executeUpdate(
                  "update server.star_transaction set stars = stars + 1 where index = 150"))
          .isEqualTo(1);
    } catch (java.sql.SQLException e) {
      throw new AssertionError(e);
    }
    Eventually.holds(() -> statement.run().path("state").asString().equals("LIST_CHANGED"));
    assertThat(statement.run().path("message").asString()).contains("at place 150");
  }

  /** All but that somebody looked: auditors leave traces. */
  private List<String> decidedEvents() {
    return server.texts(
        "select event_id from ledger.event where type not like 'audit.%' order by 1");
  }

  private List<String> types(String order) {
    return server.texts(
        "select type from ledger.event where aggregate_id = ? order by position", order);
  }
}
