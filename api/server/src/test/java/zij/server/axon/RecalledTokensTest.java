package zij.server.axon;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import zij.server.Eventually;
import zij.server.RunningServer;
import zij.server.SharedServer;
import zij.server.Shopper;

/**
 * What a crash of PostgreSQL takes back of the views is made again, by servers that live on. Found
 * by chaos, seed 2: a cancelled order was shown as placed for ever.
 */
@ExtendWith(SharedServer.class)
class RecalledTokensTest {
  private final RunningServer server;

  RecalledTokensTest(RunningServer server) {
    this.server = server;
  }

  @Test
  void aViewIsMadeAgainWhenItsLastMomentIsGone() throws Exception {
    Shopper shopper = server.shopper();
    String order = shopper.order();
    shopper.awaitStatus(order, "placed");
    String placed =
        server
            .texts("select position::text from ledger.event where aggregate_id = ?", order)
            .getFirst();
    crashTakesBack(order, Long.parseLong(placed) - 1);
    shopper.awaitStatus(order, "placed");
  }

  /** An event that comes first, before anybody looks at the claims again, changes nothing. */
  @Test
  void whatComesNextDoesNotHideWhatIsGone() throws Exception {
    Shopper shopper = server.shopper();
    String order = shopper.order();
    assertThat(shopper.post("/api/orders/" + order + "/cancel", "").status()).isEqualTo(200);
    shopper.awaitStatus(order, "cancelled");
    String placed =
        server
            .texts("select position::text from ledger.event where aggregate_id = ?", order)
            .getFirst();
    crashTakesBack(order, Long.parseLong(placed) - 1);
    for (int i = 0; i < 20; i++) {
      String next = shopper.order(); // of either segment
      assertThat(next).isNotEqualTo(order);
    }
    shopper.awaitStatus(order, "cancelled");
    Eventually.holds(() ->
        server
            .texts(
                "select 1::text from server.token_entry where processor_name = 'orders'"
                    + " and owner is null")
            .isEmpty());
  }

  /** Rows and tokens go together: they were committed together. */
  private void crashTakesBack(String order, long before) throws SQLException {
    try (Connection superuser = server.superuser()) {
      superuser.setAutoCommit(false);
      try (var row =
              superuser.prepareStatement(
                  "delete from query.customer_order where order_id = ?::uuid");
          var token =
              superuser.prepareStatement(
                  "update server.token_entry set token = convert_to(?, 'UTF8')"
                      + " where processor_name = 'orders'")) {
        token.setString(1, "{\"globalIndex\":" + before + "}");
        assertThat(token.executeUpdate()).isPositive();
        row.setString(1, order);
        assertThat(row.executeUpdate()).isEqualTo(1);
      }
      superuser.commit();
    }
  }
}
