package zij.server.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import zij.server.Eventually;
import zij.server.RunningServer;
import zij.server.Shopper;

/** Reconciliation runs by itself, and gives updates their time. */
class ReconciliationScheduleTest {
  @Test
  void recoversByItselfWhatIsOlderThanTheGrace() {
    Map<String, String> settings =
        Map.of("zij.reconciliation.every", "200ms", "zij.reconciliation.grace", "10s");
    try (RunningServer server = RunningServer.start(settings)) {
      Shopper buyer = server.shopper();
      Statement statement = Statement.of(server);
      String order = buyer.order();
      String charge = statement.payUnheard(buyer, order);
      Eventually.holds(() -> cursor(statement) == 1);
      buyer.awaitStatus(order, "delivered");
      // By their times, and Telegram's are whole seconds.
      assertThat(
              server.texts(
                  "select (e.at_nanos / 1e9 - extract(epoch from t.moved_at) >= 10)::text"
                      + " from ledger.event e, server.star_transaction t"
                      + " where e.aggregate_id = ? and e.type = 'order.paid'"
                      + " and t.transaction_id = ?",
                  order,
                  charge))
          .containsExactly("true");
      Eventually.holds(() ->
          server
              .texts("select coalesce(outcome, 'waits') from server.star_transaction")
              .contains("MATCHED"));
    }
  }

  private static long cursor(Statement statement) {
    return statement.report().path("lastRun").path("cursor").asLong(0);
  }
}
