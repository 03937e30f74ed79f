package zij.server.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.postgresql.ds.PGSimpleDataSource;
import zij.language.order.OrderEvent;
import zij.query.Positions;
import zij.query.order.OrderRows;
import zij.query.projection.Change;
import zij.query.projection.EventLog;
import zij.query.projection.Rebuild;
import zij.query.projection.Rebuilds;
import zij.server.Eventually;
import zij.server.RunningServer;
import zij.server.SharedServer;
import zij.server.Shopper;
import zij.server.StartFailure;

/**
 * The orders view gets another shape, as if a newer server started beside this one, and its first
 * shape again, while people buy. Every row is compared with the log.
 */
@ExtendWith(SharedServer.class)
class ShapeChangeTest {
  private static final int BUYERS = 3;

  private final RunningServer server;
  private final EventLog log;
  private final PGSimpleDataSource owner = new PGSimpleDataSource();
  private final AtomicBoolean enough = new AtomicBoolean();
  private final AtomicInteger bought = new AtomicInteger();

  ShapeChangeTest(RunningServer server) throws SQLException {
    this.server = server;
    this.log = server.part(EventLog.class);
    try (Connection superuser = server.superuser()) {
      owner.setURL(superuser.getMetaData().getURL());
      owner.setUser("postgres");
    }
  }

  @Test
  void everyRowFollowsFromTheLogInEitherShapeWhilePeopleBuy() throws Exception {
    List<CompletableFuture<Void>> buyers = new ArrayList<>();
    for (int i = 0; i < BUYERS; i++) {
      Shopper shopper = server.shopper();
      buyers.add(CompletableFuture.runAsync(() -> buy(shopper)));
    }
    Eventually.holds(() -> bought.get() >= BUYERS);
    KnownVersions newer = new KnownVersions(server.part(Rebuilds.class), owner, log);
    newer.require(List.of(new OrdersWithUnits()));
    // The running server knows the first version, so what is there is what was built.
    long builtTo = number("select built_to from query.projection where name = 'orders'");
    List<String> built = server.texts(OrderStory.ROWS.formatted(builtTo));
    assertThat(built).hasSizeGreaterThanOrEqualTo(BUYERS).isEqualTo(recomputed(builtTo));
    assertThat(number("select count(*) from query.customer_order where units is null")).isZero();

    KnownVersions older = new KnownVersions(server.part(Rebuilds.class), owner, log);
    assertThatExceptionOfType(StartFailure.class)
        .isThrownBy(() -> older.require(List.of(new OrderRows())))
        .withMessageContaining("a newer one ran here");
    assertThat(new Rebuild<>(new OrderRows(), owner, log, _ -> {}).run())
        .isEqualTo(Rebuild.End.SWAPPED);
    int before = bought.get();
    Eventually.holds(() -> bought.get() >= before + BUYERS); // the running server took up again
    enough.set(true);
    for (CompletableFuture<Void> buyer : buyers) buyer.get();
    Eventually.holds(() -> {
      long size = log.size();
      return server.texts(OrderStory.ROWS.formatted(size)).equals(recomputed(size));
    });
  }

  private void buy(Shopper shopper) {
    while (!enough.get()) {
      shopper.buy();
      var _ = shopper.order();
      bought.incrementAndGet();
    }
  }

  private long number(String question) {
    return server.sql().sql(question).query(Long.class).single();
  }

  private List<String> recomputed(long size) {
    OrderRows orders = new OrderRows();
    List<Change<OrderEvent>> events = new ArrayList<>();
    for (var event : log.between(0, size)) {
      long position = Positions.of(event.trackingToken());
      OrderEvent content = orders.read(event, position);
      if (content != null) events.add(new Change<>(position, content));
    }
    return OrderStory.of(events);
  }
}
