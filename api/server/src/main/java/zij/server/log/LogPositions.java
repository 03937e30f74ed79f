package zij.server.log;

import java.util.Optional;
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

  /** Whether the log has an event at this position. */
  public boolean isReached(long position) {
    return jdbc.sql("select size > ? from ledger.head")
        .param(position)
        .query(Boolean.class)
        .single();
  }

  /** Position of the order's newest event that is not behind this position; empty if none is. */
  public Optional<Long> lastUpTo(OrderId order, long position) {
    return jdbc.sql(
            "select position from ledger.event where aggregate_id = ? and position <= ?"
                + " order by sequence desc limit 1")
        .params(order.toString(), position)
        .query(Long.class)
        .optional();
  }

  /** The order whose event is at this position; empty if it is an event of something else. */
  public Optional<OrderId> orderAt(long position) {
    return jdbc.sql(
            "select aggregate_id from ledger.event where position = ? and type like 'order.%'")
        .param(position)
        .query(String.class)
        .optional()
        .map(OrderId::parse);
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
