package zij.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import zij.server.Answer;
import zij.server.Eventually;
import zij.server.RunningServer;
import zij.server.SharedServer;
import zij.server.Shopper;

/** {@code /api/ledger}: the book as auditors see it, after real purchases. */
@ExtendWith(SharedServer.class)
class BookEndpointsTest {
  private static final String AFTER_THE_HOLD = "2099-01-01T00:00:00Z";

  private final RunningServer server;

  BookEndpointsTest(RunningServer server) {
    this.server = server;
  }

  /** An order that was paid, delivered and posted. */
  private String bought(Shopper shopper) {
    String order = shopper.buy();
    Eventually.holds(() -> postings(order).size() == 3);
    return order;
  }

  private JsonNode postings(String order) {
    return json("/api/ledger/orders/" + order + "/postings").path("transactions");
  }

  private JsonNode json(String path) {
    Answer answer = server.owner().get(path);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asString("");
  }

  @Test
  void aPurchaseIsASaleAPaymentAndARelease() {
    String order = bought(server.shopper());
    JsonNode transactions = postings(order);
    assertThat(transactions.valueStream().map(t -> text(t, "kind")))
        .containsExactly("sale", "payment", "release");
    assertThat(transactions.valueStream().map(t -> text(t, "order"))).containsOnly(order);
    JsonNode payment = transactions.path(1).path("postings");
    assertThat(text(payment.path(0), "account")).isEqualTo("telegram-pending");
    assertThat(text(payment.path(0), "amount")).isEqualTo("25");
    assertThat(text(payment.path(0), "asset")).isEqualTo("XTR");
    assertThat(text(payment.path(1), "account")).startsWith("buyer:");
    assertThat(text(payment.path(1), "amount")).isEqualTo("-25");
    long position = transactions.path(0).path("position").asLong();
    assertThat(json("/api/ledger/entries/" + position + "/postings").path("transactions"))
        .isEqualTo(transactions);
  }

  @Test
  void theTrialBalanceIsZero() {
    bought(server.shopper());
    for (String query : List.of("", "?position=3", "?at=" + AFTER_THE_HOLD)) {
      JsonNode trial = json("/api/ledger/accounts" + query);
      assertThat(trial.path("accounts").valueStream().filter(BookEndpointsTest::isOfStars))
          .hasSize(15);
      assertThat(trial.path("totals").valueStream().map(total -> text(total, "balance")))
          .isNotEmpty()
          .containsOnly("0");
    }
    JsonNode now = json("/api/ledger/accounts");
    assertThat(text(line(now, "revenue"), "balance")).startsWith("-");
    String position = "&position=" + now.path("position").asLong();
    JsonNode later = json("/api/ledger/accounts?at=" + AFTER_THE_HOLD + position);
    assertThat(text(line(later, "telegram-pending"), "balance")).isEqualTo("0");
    assertThat(balance(later, "telegram-available"))
        .isEqualByComparingTo(
            balance(now, "telegram-available").add(balance(now, "telegram-pending")));
  }

  private static BigDecimal balance(JsonNode trial, String account) {
    return new BigDecimal(text(line(trial, account), "balance"));
  }

  /** Whoever pays with money in the same shop has balances of their own. */
  private static boolean isOfStars(JsonNode line) {
    return text(line, "asset").equals("XTR");
  }

  private static JsonNode line(JsonNode trial, String account) {
    return trial
        .path("accounts")
        .valueStream()
        .filter(BookEndpointsTest::isOfStars)
        .filter(line -> text(line, "account").equals(account))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aBuyersStatementIsReadInPages() {
    Shopper shopper = server.shopper();
    bought(shopper);
    bought(shopper);
    String path = "/api/ledger/accounts/buyer:" + shopper.id();
    JsonNode first = json(path + "/statement?limit=3");
    assertThat(first.path("lines").valueStream().map(l -> text(l, "balance")))
        .containsExactly("25", "0", "25");
    assertThat(text(first, "closing")).isEqualTo("25");
    JsonNode second = json(path + "/statement?limit=3&cursor=" + text(first, "next"));
    assertThat(text(second, "opening")).isEqualTo("25");
    assertThat(text(second, "closing")).isEqualTo("0");
    assertThat(second.path("next").isNull()).isTrue();
    assertThat(text(json(path), "balance")).isEqualTo("0");
  }

  @Test
  void anUnpaidOrderHasNoPostings() {
    assertThat(postings(server.shopper().order())).isEmpty();
    assertThat(postings(UUID.randomUUID().toString())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "accounts?position=-1",
        "accounts?position=x",
        "accounts?position=999999999",
        "entries/999999999/postings",
        "accounts?at=yesterday",
        "accounts?at=%2B300000-01-01T00:00:00Z",
        "accounts/revenue?asset=stars",
        "accounts/revenue/statement?limit=0",
        "accounts/revenue/statement?limit=501",
        "accounts/revenue/statement?cursor=",
        "accounts/revenue/statement?cursor=AAAA",
        "accounts/revenue/statement?from=0",
        "orders/1/postings",
        "orders/c4d16337-74f8-8384-9484-5cc205912a3e/postings?cursor=1",
        "orders/c4d16337-74f8-8384-9484-5cc205912a3e/postings?limit=501",
        "entries/x/postings",
        "entries/-1/postings"
      })
  void whatCannotBeUnderstoodIsABadRequest(String path) {
    Answer answer = server.owner().get("/api/ledger/" + path);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(text(answer.json(), "code")).isEqualTo("INVALID_PARAMETER");
  }

  @ParameterizedTest
  @ValueSource(strings = {"profit", "buyer", "buyer:0", "revenue:5"})
  void anAccountThatThereIsNotIsNotFound(String account) {
    assertThat(server.owner().get("/api/ledger/accounts/" + account).status()).isEqualTo(404);
  }

  @Test
  void shoppersDoNotSeeTheBook() {
    assertThat(server.shopper().get("/api/ledger/accounts").status()).isEqualTo(403);
    assertThat(server.get("/api/ledger/accounts").status()).isEqualTo(401);
  }

  private record Run(int exit, String out) {}

  private static Run verify(String... arguments) {
    StringWriter out = new StringWriter();
    CommandLine line =
        new CommandLine(new BookCommand())
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(out));
    return new Run(line.execute(arguments), out.toString());
  }

  @Test
  void theCommandRecomputesTheBookOfARunningServer() throws SQLException {
    bought(server.shopper());
    String url;
    try (Connection own = server.part(DataSource.class).getConnection()) {
      url = own.getMetaData().getURL();
    }
    Run run = verify("verify", "--database", url, "--user", "postgres");
    assertThat(run.out).startsWith("holds: ");
    assertThat(run.exit).isZero();
    assertThat(verify("verify", "--database", "jdbc:postgresql://localhost:1/none").exit)
        .isEqualTo(2);
    assertThat(verify("verify").exit).isEqualTo(2);
  }
}
