package zij.server.log;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import zij.language.order.OrderId;

/** Where in the log an order's events stand. Thread-safe. */
@Component
public class LogPositions {
  private final JdbcClient jdbc;

  LogPositions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Position of the order's last event.
   *
   * @throws IllegalStateException if there is no such order
   */
  public long last(OrderId order) {
    return jdbc.sql(
            "select position from ledger.event where aggregate_id = ?"
                + " order by sequence desc limit 1")
        .param(order.toString())
        .query(Long.class)
        .optional()
        .orElseThrow(() -> new IllegalStateException("no events of order " + order));
  }

  /**
   * Position of the order's first event, at which it was placed.
   *
   * @throws IllegalStateException if there is no such order
   */
  public long first(OrderId order) {
    return jdbc.sql("select position from ledger.event where aggregate_id = ? and sequence = 0")
        .param(order.toString())
        .query(Long.class)
        .optional()
        .orElseThrow(() -> new IllegalStateException("no events of order " + order));
  }
}
