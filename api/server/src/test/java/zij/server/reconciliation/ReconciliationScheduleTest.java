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
      assertThat(
              server.texts(
                  "select coalesce(outcome, 'waits') from server.star_transaction"
                      + " where transaction_id = ?",
                  charge))
          .containsExactly("waits");
      buyer.awaitStatus(order, "delivered");
      Eventually.holds(
          () ->
              server
                  .texts("select coalesce(outcome, 'waits') from server.star_transaction")
                  .contains("MATCHED"));
    }
  }

  private static long cursor(Statement statement) {
    return statement.report().path("lastRun").path("cursor").asLong(0);
  }
}
