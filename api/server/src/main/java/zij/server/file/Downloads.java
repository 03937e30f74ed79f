package zij.server.file;

import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import zij.language.order.OrderId;
import zij.language.product.Selling;

/**
 * How often files were fetched. A link counts once, when it is first used: download managers ask
 * for a file in pieces, and again where they were broken off. Thread-safe, on all servers together.
 */
public final class Downloads {
  /** A link answers as often, whole or in pieces; no download manager needs more. */
  static final int MAX_REQUESTS = 1_000;

  /** As many are told of an order. */
  static final int MAX_TOLD = 500;

  /** A download that began. */
  public record Download(String product, Instant at) {}

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final InstantSource clock;
  private final int limit;

  /**
   * @param limit downloads of each line of an order
   */
  Downloads(
      JdbcClient jdbc, PlatformTransactionManager transactions, InstantSource clock, int limit) {
    this.jdbc = jdbc;
    this.transactions = new TransactionTemplate(transactions);
    this.clock = clock;
    this.limit = limit;
  }

  /**
   * How often each product's file was fetched for an order; products without are left out.
   *
   * @param since what was fetched before does not count
   */
  public Map<String, Integer> begun(OrderId order, Instant since) {
    return jdbc
        .sql(
            "select product_id, count(*) from server.file_download where order_id = ?"
                + " and first_at >= ? group by product_id")
        .params(order.value(), since.atOffset(ZoneOffset.UTC))
        .query((row, _) -> Map.entry(row.getString(1), row.getInt(2)))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /**
   * From when on downloads count against the limit.
   *
   * @param monthly whether the order is paid again with each period; then each has its own
   */
  public Instant since(boolean monthly) {
    return monthly ? clock.instant().minus(Selling.PERIOD) : Instant.EPOCH;
  }

  /** How often a line's file may still be fetched. */
  public int left(int begun) {
    return Math.max(0, limit - begun);
  }

  /** The downloads of an order, the first of them first. */
  public List<Download> of(OrderId order) {
    return jdbc.sql(
            "select product_id, first_at from server.file_download where order_id = ?"
                + " order by first_at, link limit ?")
        .params(order.value(), MAX_TOLD)
        .query((row, _) ->
            new Download(row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant()))
        .list();
  }

  /**
   * Counts a request by a link.
   *
   * @param since links that were first used before do not count against the limit
   * @return whether it may be answered
   */
  boolean begin(FileLink link, Instant since) {
    return Boolean.TRUE.equals(transactions.execute(_ -> isOneMore(link, since)));
  }

  private boolean isOneMore(FileLink link, Instant since) {
    Object[] line = {link.order().value(), link.product().value()};
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 22))")
        .param(link.order() + " " + link.product())
        .query((_, _) -> true)
        .single();
    int again =
        jdbc.sql(
                "update server.file_download set requests = least(requests + 1, ?)"
                    + " where order_id = ? and product_id = ? and link = ? returning requests")
            .params(MAX_REQUESTS + 1, line[0], line[1], link.id())
            .query(Integer.class)
            .optional()
            .orElse(0);
    if (again > 0) return again <= MAX_REQUESTS;
    return jdbc.sql(
                "insert into server.file_download (order_id, product_id, link, first_at, requests)"
                    + " select ?, ?, ?, ?, 1 where (select count(*) from server.file_download"
                    + " where order_id = ? and product_id = ? and first_at >= ?) < ?")
            .params(
                line[0],
                line[1],
                link.id(),
                clock.instant().atOffset(ZoneOffset.UTC),
                line[0],
                line[1],
                since.atOffset(ZoneOffset.UTC),
                limit)
            .update()
        == 1;
  }
}
