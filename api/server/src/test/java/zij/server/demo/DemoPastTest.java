package zij.server.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import zij.ledger.log.Extent;
import zij.ledger.log.LogVerdict;
import zij.ledger.log.LogVerifier;
import zij.ledger.log.Progress;
import zij.ledger.log.VerifierKey;
import zij.ledger.log.VerifierKeys;
import zij.server.Eventually;
import zij.server.RunningServer;
import zij.server.StartFailure;
import zij.server.ledger.BookCommand;

/** A demo's past is a shop's past like any: everything that can be checked holds. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoPastTest {
  private static final int ORDERS = Integer.getInteger("demo.orders", 400);

  private RunningServer server;

  @BeforeAll
  void start() {
    server = RunningServer.start(Map.of("zij.demo.orders", "" + ORDERS, "zij.demo.seed", "7"));
    Eventually.holds(() ->
        server
            .texts("select count(*)::text from query.customer_order")
            .equals(List.of("" + ORDERS)));
    Eventually.holds(() ->
        server
            .texts(
                "select (select max(position) from query.entry)"
                    + " = (select size - 1 from ledger.head)")
            .equals(List.of("t")));
    Eventually.holds(() ->
        server
            .texts("select position = (select size - 1 from ledger.head) from book.head")
            .equals(List.of("t")));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private long count(String question) {
    return Long.parseLong(server.texts("select count(*)::text from " + question).getFirst());
  }

  @Test
  void hasOrdersThatEndedInEveryWay() {
    assertThat(server.texts("select distinct status from query.customer_order order by 1"))
        .containsExactly("cancelled", "charged_back", "delivered", "expired", "refunded");
    assertThat(count("query.customer_order where surplus <> '[]'")).isPositive();
    assertThat(count("query.customer_order where refusal is not null")).isPositive();
    assertThat(count("(select buyer from query.customer_order group by 1 having count(*) > 1) b"))
        .isPositive();
  }

  @Test
  void liesMonthsBackInTheEventsAndInTheEntries() {
    assertThat(
            server.texts("select (max(at) - min(at) > interval '45 days')::text from query.entry"))
        .containsExactly("true");
    // Entries follow each other in the order of their times, within the ten minutes of a window.
    assertThat(
            count(
                "(select at, lag(at) over (order by position) as before from query.entry"
                    + " where type like 'order.%') e where before - at > interval '10 minutes'"))
        .isZero();
    assertThat(
            server.texts(
                "select distinct actor from query.entry where type like 'order.%'"
                    + " and at < now() - interval '25 minutes'"))
        .containsExactly("system:demo");
  }

  @Test
  void theLogHolds() throws Exception {
    VerifierKeys keys = VerifierKeys.of(VerifierKey.parse(server.get("/log/vkey").text().strip()));
    try (var connection = server.superuser()) {
      assertThat(LogVerifier.verify(connection, keys, Extent.ALL, Progress.NONE))
          .isInstanceOf(LogVerdict.Holds.class);
    }
  }

  @Test
  void theBookHolds() throws Exception {
    StringWriter out = new StringWriter();
    String url;
    try (var connection = server.superuser()) {
      url = connection.getMetaData().getURL();
    }
    int status =
        new CommandLine(new BookCommand())
            .setOut(new PrintWriter(out))
            .execute("verify", "--database", url, "--user", "postgres");
    assertThat(status).as(out.toString()).isZero();
  }

  @Test
  void reconciliationFindsNothingToTheLastStar() {
    JsonNode run = server.owner().post("/api/ledger/reconciliation/runs", "").json().path("run");
    assertThat(run.path("state").asString("")).as(run.toString()).isEqualTo("COMPLETE");
    for (String what : new String[] {"recovered", "wentBack", "found"}) {
      assertThat(run.path(what).asInt(-1)).as(run.toString()).isZero();
    }
    JsonNode balances = run.path("balances");
    assertThat(balances.path("telegram")).isEqualTo(balances.path("listed"));
    assertThat(balances.path("telegram")).isEqualTo(balances.path("recorded"));
    assertThat(balances.path("telegram")).isEqualTo(balances.path("book"));
    assertThat(balances.path("misposted").asInt(-1)).isZero();
    assertThat(count("query.difference")).isZero();
  }

  @Test
  void nobodyIsToldOfThePastAndNothingIsPaidBackAgain() {
    // Ids of the past begin like this.
    assertThat(server.botApi().calls("sendMessage"))
        .noneMatch(call -> call.body().contains("\"chat_id\":51"));
    assertThat(server.botApi().calls("refundStarPayment")).isEmpty();
    assertThat(count("server.dead_letter")).isZero();
  }

  @Test
  void visitsLeadToTheOrders() {
    String days =
        "?from=%s&to=%s"
            .formatted(
                Instant.now().minus(Duration.ofDays(100)).atOffset(ZoneOffset.UTC).toLocalDate(),
                Instant.now().atOffset(ZoneOffset.UTC).toLocalDate().plusDays(1));
    JsonNode funnel = server.owner().get("/api/insights/funnel" + days).json();
    JsonNode total = funnel.path("total");
    assertThat(total.path("launch").asLong(0)).isGreaterThan(total.path("view").asLong(0));
    assertThat(total.path("view").asLong(0)).isGreaterThan(total.path("cart").asLong(0));
    assertThat(total.path("invoice").asLong(0)).isGreaterThan(total.path("paid").asLong(0));
    long paid = count("query.customer_order where paid_at is not null");
    assertThat(funnel.path("orders").path("paid").asLong(0)).isEqualTo(paid);
    assertThat(total.path("paid").asLong(0))
        .isEqualTo(funnel.path("orders").path("paidSeen").asLong(0))
        .isGreaterThan(paid * 9 / 10);
  }

  @Test
  void sellsOnAfterIt() {
    String order = server.shopper().buy();
    assertThat(order).isNotEmpty();
  }

  @Test
  void isMadeOnceOnly() {
    DemoPast again = server.part(DemoPast.class);
    assertThatThrownBy(again::begin)
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("has a log already");
  }

  @Test
  void theSameSeedPlansTheSame() {
    Instant now = InstantSource.system().instant();
    Map<String, List<Instant>> moments = new HashMap<>();
    for (String name : new String[] {"one", "two"}) {
      moments.put(name, PastDays.moments(500, now, new Random(3)));
    }
    assertThat(moments.get("one")).isEqualTo(moments.get("two")).isSorted().hasSize(500);
    Set<Object> buyers = new HashSet<>();
    PastBuyers one = new PastBuyers(new Random(3));
    PastBuyers two = new PastBuyers(new Random(3));
    for (int i = 0; i < 100; i++) {
      PastBuyers.Buyer buyer = one.next();
      assertThat(two.next()).isEqualTo(buyer);
      buyers.add(buyer);
    }
    assertThat(buyers).hasSizeBetween(20, 80);
  }
}
