package zij.server.cart;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import zij.language.Quantity;
import zij.language.TelegramUserId;
import zij.language.order.WantedLine;
import zij.language.product.Price;
import zij.language.product.ProductId;

/**
 * What buyers mean to buy, on whichever of their devices they said it. The last word on a product
 * counts, so two devices need not agree. Thread-safe, on all servers together.
 */
@Component
public final class Carts {
  /** As many as one order may have. */
  static final int MAX_LINES = 20;

  /** What nobody touched for so long is forgotten. */
  static final Duration KEPT = Duration.ofDays(90);

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final InstantSource clock;

  Carts(JdbcClient jdbc, PlatformTransactionManager transactions, InstantSource clock) {
    this.jdbc = jdbc;
    this.transactions = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  /** The lines at the prices that the buyer saw, in the order in which they came. */
  List<WantedLine> of(TelegramUserId buyer) {
    return jdbc.sql(
            "select product_id, quantity, price from server.cart_line where buyer = ?"
                + " order by added_at, product_id")
        .param(buyer.value())
        .query((row, _) ->
            new WantedLine(
                new ProductId(row.getString(1)),
                new Quantity(row.getInt(2)),
                Price.of(row.getLong(3))))
        .list();
  }

  /**
   * Sets how many units of a product are wanted, at the price that the buyer sees.
   *
   * @return false if it would be one product too many
   */
  boolean put(TelegramUserId buyer, WantedLine line) {
    return Boolean.TRUE.equals(transactions.execute(_ -> hasRoomFor(buyer, line)));
  }

  private boolean hasRoomFor(TelegramUserId buyer, WantedLine line) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 29))")
        .param(buyer.toString())
        .query((_, _) -> true)
        .single();
    OffsetDateTime now = utc(clock.instant());
    int changed =
        jdbc.sql(
                "update server.cart_line set quantity = ?, price = ?, changed_at = ?"
                    + " where buyer = ? and product_id = ?")
            .params(
                line.quantity().units(),
                line.price().stars().amount(),
                now,
                buyer.value(),
                line.product().value())
            .update();
    if (changed == 1) return true;
    return jdbc.sql(
                "insert into server.cart_line"
                    + " (buyer, product_id, quantity, price, added_at, changed_at)"
                    + " select ?, ?, ?, ?, ?, ?"
                    + " where (select count(*) from server.cart_line where buyer = ?) < ?")
            .params(
                buyer.value(),
                line.product().value(),
                line.quantity().units(),
                line.price().stars().amount(),
                now,
                now,
                buyer.value(),
                MAX_LINES)
            .update()
        == 1;
  }

  /** Takes a product out; nothing if it is not in it. */
  void remove(TelegramUserId buyer, ProductId product) {
    jdbc.sql("delete from server.cart_line where buyer = ? and product_id = ?")
        .params(buyer.value(), product.value())
        .update();
  }

  /** Takes out what was ordered. */
  public void ordered(TelegramUserId buyer, List<WantedLine> lines) {
    jdbc.sql("delete from server.cart_line where buyer = ? and product_id = any (?)")
        .params(
            buyer.value(),
            lines.stream().map(line -> line.product().value()).toArray(String[]::new))
        .update();
  }

  /** Forgets all of it, and whether its buyer wants to be reminded of it. */
  public void forget(TelegramUserId buyer) {
    jdbc.sql("delete from server.cart_reminder where buyer = ?").param(buyer.value()).update();
    jdbc.sql("delete from server.cart_line where buyer = ?").param(buyer.value()).update();
  }

  @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT1H")
  void forgetTheOldest() {
    jdbc.sql("delete from server.cart_line where changed_at < ?")
        .param(utc(clock.instant().minus(KEPT)))
        .update();
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
