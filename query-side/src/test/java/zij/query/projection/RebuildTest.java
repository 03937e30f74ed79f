package zij.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import zij.language.order.OrderEvent;
import zij.query.TestViews;
import zij.query.order.History;
import zij.query.order.OrderRows;
import zij.query.projection.RebuildStatus.Building;
import zij.query.projection.RebuildStatus.State;

/** Tables built anew: the same rows, whatever happens in between. */
class RebuildTest {
  private static final long SEED = 20_261_122;
  private static final int BATCH = 20;

  private final TestViews views = TestViews.create();
  private final MemoryLog log = new MemoryLog(History.mixed(40, SEED));
  private final OrderRows orders = new OrderRows();
  private final Follower follower = new Follower(views.dsl(), log, SEED);
  private volatile boolean hurry;
  private final Rebuilds rebuilds = new Rebuilds(views.dsl());

  private Rebuild<OrderEvent> rebuild(
      Projection<OrderEvent> projection, Consumer<RebuildProgress> progress) {
    return new Rebuild<>(projection, views.owner(), log, progress, BATCH);
  }

  private Rebuild.End run(Projection<OrderEvent> projection) throws SQLException {
    return rebuild(projection, _ -> {}).run();
  }

  /** Runs and stops after so many batches. */
  private void stopAfter(int batches, Projection<OrderEvent> projection) throws SQLException {
    List<Rebuild<OrderEvent>> itself = new ArrayList<>();
    itself.add(
        rebuild(
            projection,
            at -> {
              if (at.position() == (long) batches * BATCH) itself.getFirst().stop();
            }));
    assertThat(itself.getFirst().run()).isEqualTo(Rebuild.End.STOPPED);
  }

  private List<String> rows() {
    return views.rows("customer_order", "order_id");
  }

  private List<String> followed() {
    follower.catchUp(orders);
    List<String> rows = rows();
    assertThat(rows).hasSize(40);
    return rows;
  }

  private Building building() {
    return Objects.requireNonNull(rebuilds.find("orders").orElseThrow().rebuild());
  }

  private boolean isSiteThere() {
    return views
        .dsl()
        .fetchExists(
            views.dsl().selectOne().from("pg_namespace").where("nspname = 'query_rebuild_orders'"));
  }

  @Test
  void damagedRowsAreWhatTheLogSaysAgain() throws SQLException {
    List<String> rows = followed();
    views.dsl().execute("update query.customer_order set status = 'placed', total = 1");
    views.dsl().execute("delete from query.customer_order where buyer = 7001");
    assertThat(run(orders)).isEqualTo(Rebuild.End.SWAPPED);
    assertThat(rows()).isEqualTo(rows);
    assertThat(rebuilds.find("orders").orElseThrow().rebuild()).isNull();
    assertThat(isSiteThere()).isFalse();
  }

  @Test
  void aProcessorThatLagsPassesOverWhatIsThere() throws SQLException {
    assertThat(run(new WiderOrders())).isEqualTo(Rebuild.End.SWAPPED);
    List<String> rows = rows();
    assertThat(rows).hasSize(40);
    follower.catchUp(new WiderOrders());
    assertThat(rows()).as("counted once").isEqualTo(rows);
  }

  @Test
  void aProcessorOfAnotherVersionWritesNothing() throws SQLException {
    var _ = run(new WiderOrders());
    List<String> rows = rows();
    assertThatExceptionOfType(OtherVersionException.class)
        .isThrownBy(() -> follower.step(orders, 10))
        .withMessage(
            "the tables of projection orders are of version 2, this program knows version 1");
    assertThat(rows()).isEqualTo(rows);
    assertThat(run(orders)).as("and back").isEqualTo(Rebuild.End.SWAPPED);
    follower.catchUp(orders);
    assertThat(rows()).hasSize(40).noneMatch(row -> row.contains("units"));
  }

  @Test
  void goesOnWhereItWasStopped() throws SQLException {
    List<String> rows = followed();
    views.dsl().execute("update query.customer_order set total = 1");
    List<String> damaged = rows();
    stopAfter(2, orders);
    assertThat(rows()).as("the old ones serve").isEqualTo(damaged);
    assertThat(building().state()).isEqualTo(State.STOPPED);
    assertThat(building().progress().position()).isEqualTo(2L * BATCH);

    List<Long> positions = new ArrayList<>();
    Rebuild<OrderEvent> second = rebuild(orders, at -> positions.add(at.position()));
    assertThat(second.run()).isEqualTo(Rebuild.End.SWAPPED);
    assertThat(positions.getFirst()).isEqualTo(2L * BATCH);
    assertThat(rows()).isEqualTo(rows);
  }

  @Test
  void stopsWhenSomebodyAsksForItInTheDatabase() throws SQLException {
    Rebuild<OrderEvent> asked =
        rebuild(
            orders,
            _ -> {
              assertThat(building().state()).isEqualTo(State.RUNNING);
              rebuilds.askToStop("orders");
            });
    assertThat(asked.run()).isEqualTo(Rebuild.End.STOPPED);
    assertThat(building().progress().position()).isEqualTo(BATCH);
    assertThat(run(orders)).as("the wish is gone").isEqualTo(Rebuild.End.SWAPPED);
  }

  @Test
  void whatWasNotFinishedCanBeForgotten() throws SQLException {
    List<String> rows = followed();
    stopAfter(2, orders);
    assertThat(rebuild(orders, _ -> {}).forget()).isTrue();
    assertThat(rebuilds.find("orders").orElseThrow().rebuild()).isNull();
    assertThat(isSiteThere()).isFalse();
    assertThat(rows()).isEqualTo(rows);
  }

  @Test
  void whatWasBegunInAnotherVersionIsThrownAway() throws SQLException {
    stopAfter(2, orders);
    assertThat(run(new WiderOrders())).isEqualTo(Rebuild.End.SWAPPED);
    assertThat(rows()).hasSize(40).allMatch(row -> row.contains("\"units\": 2"));
    assertThat(rebuilds.find("orders").orElseThrow().version()).isEqualTo(2);
  }

  @Test
  void aProjectionIsBuiltOnceAtATime() throws SQLException {
    List<Rebuild.End> others = new ArrayList<>();
    Rebuild<OrderEvent> first = rebuild(orders, _ -> others.add(end(orders)));
    assertThat(first.run()).isEqualTo(Rebuild.End.SWAPPED);
    assertThat(others).isNotEmpty().containsOnly(Rebuild.End.BUSY);
  }

  private Rebuild.End end(Projection<OrderEvent> projection) {
    try {
      return run(projection);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aBatchIsBounded() {
    for (int batch : List.of(9, 50_001)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Rebuild<>(orders, views.owner(), log, _ -> {}, batch))
          .withMessage("a batch has 10 to 50000 events");
    }
  }

  @Test
  void aFailureIsToldAndWhatWasBuiltIsKept() throws SQLException {
    List<String> rows = followed();
    Projection<OrderEvent> failing = new FailingOrders(3L * BATCH);
    assertThatThrownBy(() -> run(failing)).hasMessage("no more");
    assertThat(building().state()).isEqualTo(State.FAILED);
    assertThat(building().failure()).isEqualTo("no more");
    assertThat(building().progress().position()).isEqualTo(3L * BATCH);
    assertThat(rows()).isEqualTo(rows);
    assertThat(run(orders)).isEqualTo(Rebuild.End.SWAPPED);
    assertThat(rows()).isEqualTo(rows);
  }

  @Test
  void theSwapWaitsForWhoeverStillReads() throws Exception {
    List<String> rows = followed();
    try (Connection reader = views.owner().getConnection()) {
      reader.setAutoCommit(false);
      reader.createStatement().execute("select * from query.customer_order");
      CompletableFuture<Rebuild.End> end = CompletableFuture.supplyAsync(() -> end(orders));
      Thread.sleep(1_500); // longer than the swap waits at a time
      assertThat(rows()).as("others read on").isEqualTo(rows);
      assertThat(end).isNotDone();
      reader.commit();
      assertThat(end.get()).isEqualTo(Rebuild.End.SWAPPED);
    }
    assertThat(rows()).isEqualTo(rows);
  }

  /** One thread appends, one follows, and the shape changes twice. */
  @Test
  void nothingIsMissedOrCountedTwiceUnderLoad() throws Exception {
    follower.catchUp(orders);
    List<OrderEvent> more = History.mixed(150, SEED + 1);
    List<OrderEvent> known = History.mixed(40, SEED);
    more.removeIf(e -> known.stream().anyMatch(k -> k.order().equals(e.order())));
    CompletableFuture<Void> appending = CompletableFuture.runAsync(() -> append(more));
    CompletableFuture<Void> following = CompletableFuture.runAsync(() -> follow(appending));
    for (int i = 0; i < 3; i++) {
      assertThat(run(new WiderOrders())).isEqualTo(Rebuild.End.SWAPPED);
    }
    hurry = true;
    following.get();

    List<String> kept = rows();
    assertThat(kept).hasSize(150);
    views.dsl().execute("delete from query.customer_order");
    WiderOrders wider = new WiderOrders();
    for (int i = 0; i < log.size(); i++) {
      OrderEvent event = (OrderEvent) log.between(i, i + 1).getFirst().getPayload();
      wider.write(views.dsl(), List.of(new Change<>(i, event)));
    }
    assertThat(kept).as("one by one").isEqualTo(rows());
  }

  private void append(List<OrderEvent> events) {
    try {
      for (OrderEvent event : events) {
        boolean isLast = event.equals(events.getLast());
        do { // the last one comes after all, however slowly they are rebuilt
          if (!hurry) Thread.sleep(20);
        } while (isLast && !hurry);
        log.append(event);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As a server of the first version, and after the swap as one of the second. */
  private void follow(CompletableFuture<Void> appending) {
    Projection<OrderEvent> version = orders;
    while (true) {
      boolean last = appending.isDone();
      try {
        if (follower.step(version, 5) && last) return;
      } catch (OtherVersionException e) {
        version = new WiderOrders();
      }
    }
  }

  /** As a process that is killed, whose rows and notes were committed together. */
  @Test
  void goesOnAfterKillMinus9() throws Exception {
    List<String> rows = followed();
    views.dsl().execute("update query.customer_order set total = 1");
    try (RebuildProcess process = RebuildProcess.start(views.ownerUrl(), SEED, BATCH)) {
      process.awaitPosition(3 * BATCH);
      process.kill();
    }
    long reached = building().progress().position();
    assertThat(reached).isBetween(3L * BATCH, log.size() - 1);
    awaitState(State.STOPPED);
    List<Long> positions = new ArrayList<>();
    assertThat(rebuild(orders, at -> positions.add(at.position())).run())
        .isEqualTo(Rebuild.End.SWAPPED);
    assertThat(positions.getFirst()).isEqualTo(reached);
    assertThat(rows()).isEqualTo(rows);
  }

  private void awaitState(State state) throws InterruptedException {
    for (int i = 0; i < 6_000 && building().state() != state; i++) Thread.sleep(10);
    assertThat(building().state()).isEqualTo(state);
  }
}
