package zij.server.reconciliation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import zij.language.StarAmount;
import zij.language.Stars;
import zij.language.TelegramUserId;
import zij.language.difference.Direction;
import zij.language.order.OrderId;
import zij.server.telegram.ListedTransaction;

/**
 * Telegram's list as far as it was read: a durable copy, whose length is where reading goes on.
 * Thread-safe.
 */
@Component
class StarTransactions {
  /** A line that is compared with what Telegram lists at the same place now. */
  record Known(String id, Direction direction, StarAmount amount, Instant movedAt) {
    static Known of(ListedTransaction listed) {
      return new Known(listed.id(), listed.direction(), listed.amount(), listed.movedAt());
    }

    @Override
    public String toString() {
      return id + " " + direction + " " + amount.inStars().toPlainString() + " at " + movedAt;
    }
  }

  private static final String INSERT =
      """
      insert into server.star_transaction (index, transaction_id, direction, stars, nanostars,
        moved_at, type, user_id, payload, raw, listed_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private static final String OPEN =
      """
      select t.*, m.order_id, m.amount,
        o.index as other_index, o.type as other_type, o.payload as other_payload,
        o.outcome as other_outcome, om.order_id as other_order,
        exists (select from query.difference d where d.transaction_id = t.transaction_id
          and d.direction = t.direction and d.state <> 'RESOLVED') as has_difference
      from server.star_transaction t
      left join query.star_movement m
        on m.charge = t.transaction_id and m.direction = t.direction
      left join server.star_transaction o
        on o.transaction_id = t.transaction_id and o.direction <> t.direction
      left join query.star_movement om
        on om.charge = o.transaction_id and om.direction = o.direction
      where (t.outcome is null or t.outcome in ('CANCELLED_OUT', 'DIFFERENCE')) and t.index > ?
      order by t.index limit ?
      """;

  private static final String NOT_LISTED =
      """
      select m.charge, m.direction, m.order_id, m.amount, m.moved_at
      from query.star_movement m
      left join server.star_transaction t
        on t.transaction_id = m.charge and t.direction = m.direction
      where t.index is null and m.moved_at <= ?
        and not exists (select from query.difference d where d.transaction_id = m.charge
          and d.direction = m.direction and d.state <> 'RESOLVED')
      order by m.moved_at limit ?
      """;

  /** A movement that the log has and Telegram's list has not. */
  record Unlisted(
      String charge, Direction direction, OrderId order, Stars amount, Instant movedAt) {}

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;
  private final TransactionTemplate transactions;

  StarTransactions(
      JdbcClient jdbc, JdbcTemplate batches, PlatformTransactionManager transactionManager) {
    this.jdbc = jdbc;
    this.batches = batches;
    this.transactions = new TransactionTemplate(transactionManager);
  }

  /** How many lines were read so far; where the next page begins. */
  long size() {
    return jdbc.sql("select coalesce(max(index) + 1, 0) from server.star_transaction")
        .query(Long.class)
        .single();
  }

  /** Lines from a place on, in order. */
  List<Known> from(long index, int limit) {
    return jdbc.sql("select * from server.star_transaction where index >= ? order by index limit ?")
        .params(index, limit)
        .query((row, _) ->
            new Known(
                row.getString("transaction_id"),
                Direction.valueOf(row.getString("direction")),
                amount(row),
                instant(row, "moved_at")))
        .list();
  }

  /**
   * Adds a page, as a whole or not at all.
   *
   * @throws ListChanged if a line is listed at another place already
   */
  void add(long firstIndex, List<ListedTransaction> page, Instant now) {
    List<Object[]> rows = new ArrayList<>();
    for (ListedTransaction listed : page) rows.add(row(firstIndex + rows.size(), listed, now));
    try {
      transactions.executeWithoutResult(_ -> batches.batchUpdate(INSERT, rows));
    } catch (DuplicateKeyException e) {
      throw new ListChanged(
          "from place " + firstIndex + " on it repeats what it had at another place");
    }
  }

  private static @Nullable Object[] row(long index, ListedTransaction listed, Instant now) {
    return new @Nullable Object[] {
      index,
      listed.id(),
      listed.direction().name(),
      listed.amount().stars(),
      listed.amount().nanostars(),
      utc(listed.movedAt()),
      listed.type(),
      listed.user().map(TelegramUserId::value).orElse(null),
      listed.payload(),
      listed.raw(),
      utc(now)
    };
  }

  /** Lines after a place whose outcome is not final, beside what the log has of them. */
  List<Line> open(long afterIndex, int limit) {
    return jdbc.sql(OPEN).params(afterIndex, limit).query((row, _) -> line(row)).list();
  }

  void become(long index, LineState outcome) {
    jdbc.sql("update server.star_transaction set outcome = ? where index = ?")
        .params(outcome.name(), index)
        .update();
  }

  /** What the log has since before that moment, Telegram's list has not, and is no difference. */
  List<Unlisted> unlisted(Instant before, int limit) {
    return jdbc.sql(NOT_LISTED)
        .params(utc(before), limit)
        .query((row, _) ->
            new Unlisted(
                row.getString("charge"),
                Direction.valueOf(row.getString("direction")),
                new OrderId(row.getObject("order_id", UUID.class)),
                new Stars(row.getLong("amount")),
                instant(row, "moved_at")))
        .list();
  }

  private static Line line(ResultSet row) throws SQLException {
    UUID order = row.getObject("order_id", UUID.class);
    return new Line(
        row.getLong("index"),
        listed(row),
        outcome(row.getString("outcome")),
        order == null
            ? Optional.empty()
            : Optional.of(new Line.Recorded(new OrderId(order), new Stars(row.getLong("amount")))),
        otherWay(row),
        row.getBoolean("has_difference"));
  }

  private static Optional<Line.OtherWay> otherWay(ResultSet row) throws SQLException {
    if (row.getObject("other_index") == null) return Optional.empty();
    return Optional.of(
        new Line.OtherWay(
            row.getString("other_type"),
            row.getString("other_payload"),
            outcome(row.getString("other_outcome")),
            Optional.ofNullable(row.getObject("other_order", UUID.class)).map(OrderId::new)));
  }

  private static ListedTransaction listed(ResultSet row) throws SQLException {
    return new ListedTransaction(
        row.getString("transaction_id"),
        Direction.valueOf(row.getString("direction")),
        amount(row),
        instant(row, "moved_at"),
        row.getString("type"),
        Optional.ofNullable(row.getObject("user_id", Long.class)).map(TelegramUserId::new),
        row.getString("payload"),
        row.getString("raw"));
  }

  private static StarAmount amount(ResultSet row) throws SQLException {
    return new StarAmount(row.getLong("stars"), row.getInt("nanostars"));
  }

  private static @Nullable LineState outcome(@Nullable String name) {
    return name == null ? null : LineState.valueOf(name);
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
