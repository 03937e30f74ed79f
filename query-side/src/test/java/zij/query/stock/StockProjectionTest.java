package zij.query.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static zij.query.schema.Tables.STOCK;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import zij.language.Quantity;
import zij.language.TelegramUserId;
import zij.language.order.OrderId;
import zij.language.product.ProductId;
import zij.language.stock.KeyId;
import zij.language.stock.StockEvent;
import zij.language.stock.Units;
import zij.query.TestViews;
import zij.query.stock.StockLevel.Kind;

class StockProjectionTest {
  private static final Instant AT = Instant.parse("2026-11-21T09:00:00.123Z");
  private static final Instant DUE = AT.plusSeconds(120);
  private static final ProductId TEA = new ProductId("tea");
  private static final ProductId MAP = new ProductId("map");
  private static final OrderId ORDER = OrderId.of(new TelegramUserId(7), "key");
  private static final OrderId OTHER = OrderId.of(new TelegramUserId(8), "key");

  private final TestViews views = TestViews.create();
  private final List<String> told = new ArrayList<>();
  private final StockProjection projection =
      new StockProjection(views.dsl(), () -> told.add(String.valueOf(shown())));
  private final Stocks stocks = new Stocks(views.dsl());
  private final List<StockEvent> log = new ArrayList<>();

  private void see(int from, int to) {
    TestViews.inBatch(() -> {
      for (int i = from; i < to; i++) {
        projection.on(log.get(i), new GlobalSequenceTrackingToken(i));
      }
    });
  }

  private void happen(StockEvent... events) {
    int from = log.size();
    log.addAll(List.of(events));
    see(from, log.size());
  }

  private @Nullable Integer shown() {
    return views
        .dsl()
        .fetchValue(
            DSL.field(DSL.select(STOCK.SHOWN).from(STOCK).where(STOCK.PRODUCT_ID.eq("tea"))));
  }

  private static StockEvent counted(int units) {
    return new StockEvent.Counted(TEA, new Units(units), AT);
  }

  private static StockEvent reserved(OrderId order, int units, Instant until) {
    return new StockEvent.Reserved(TEA, order, new Quantity(units), until, AT);
  }

  private static StockEvent released(OrderId order, int units) {
    return new StockEvent.Released(TEA, order, new Quantity(units), AT);
  }

  private static StockEvent taken(OrderId order, int units) {
    return new StockEvent.Taken(TEA, order, new Quantity(units), List.of(), AT);
  }

  private static KeyId key(int n) {
    return new KeyId("k".repeat(20) + n + "A");
  }

  private void levelIs(Kind kind, int onHand, int reserved, long sold) {
    assertThat(stocks.level(TEA))
        .isEqualTo(
            new StockLevel(
                "tea", kind, onHand, reserved, onHand - reserved, sold, 5, log.size() - 1));
  }

  @Test
  void aProductThatNobodyCountsIsThereWithoutEnd() {
    assertThat(stocks.level(TEA)).isEqualTo(new StockLevel("tea", Kind.ENDLESS, 0, 0, 0, 0, 5, -1));
  }

  @Test
  void unitsComeAndGo() {
    happen(counted(10));
    levelIs(Kind.COUNTED, 10, 0, 0);
    happen(new StockEvent.Added(TEA, new Units(5), AT));
    happen(new StockEvent.Removed(TEA, new Units(3), AT));
    levelIs(Kind.COUNTED, 12, 0, 0);
    happen(reserved(ORDER, 2, DUE), reserved(OTHER, 3, DUE));
    levelIs(Kind.COUNTED, 12, 5, 0);
    happen(reserved(ORDER, 4, DUE.plusSeconds(60)));
    levelIs(Kind.COUNTED, 12, 7, 0);
    happen(taken(ORDER, 4), released(OTHER, 3));
    levelIs(Kind.COUNTED, 8, 0, 4);
    happen(taken(OTHER, 1));
    levelIs(Kind.COUNTED, 7, 0, 5);
    happen(reserved(OTHER, 1, DUE), new StockEvent.CountingStopped(TEA, AT));
    levelIs(Kind.ENDLESS, 0, 0, 5);
    assertThat(stocks.due(DUE, 10)).isEmpty();
  }

  @Test
  void keysAreUnits() {
    happen(new StockEvent.KeysAdded(TEA, List.of(key(1), key(2), key(3)), AT));
    happen(new StockEvent.KeyRemoved(TEA, key(2), AT));
    happen(new StockEvent.Taken(TEA, ORDER, new Quantity(1), List.of(key(1)), AT));
    levelIs(Kind.KEYS, 1, 0, 1);
  }

  @Test
  void whatIsDueIsKnownTheLongestDueFirst() {
    happen(counted(10), reserved(ORDER, 1, DUE.plusMillis(1)), reserved(OTHER, 1, DUE));
    assertThat(stocks.due(DUE.minusMillis(1), 10)).isEmpty();
    DueReservation other = new DueReservation(TEA, OTHER, DUE);
    assertThat(stocks.due(DUE, 10)).containsExactly(other);
    assertThat(stocks.due(DUE.plusMillis(1), 10))
        .containsExactly(other, new DueReservation(TEA, ORDER, DUE.plusMillis(1)));
    assertThat(stocks.due(DUE.plusMillis(1), 1)).containsExactly(other);
    happen(reserved(OTHER, 1, DUE.plusSeconds(60)), taken(ORDER, 1));
    assertThat(stocks.due(DUE.plusMillis(1), 10)).isEmpty();
  }

  @Test
  void shoppersAreToldOnlyWhenWhatTheySeeChanges() {
    happen(counted(8));
    happen(taken(ORDER, 2));
    assertThat(told).isEmpty();
    happen(taken(OTHER, 1));
    happen(new StockEvent.LowWaterSet(TEA, new Units(4), AT));
    happen(new StockEvent.LowWaterSet(TEA, new Units(1_000), AT));
    happen(counted(0));
    happen(counted(100));
    happen(counted(101));
    happen(counted(102));
    assertThat(told).containsExactly("5", "null", "5", "0", "100", "null");
  }

  @Test
  void oneProductsEventsAreNotAnothers() {
    happen(counted(3), new StockEvent.Counted(MAP, new Units(7), AT));
    happen(new StockEvent.Reserved(MAP, ORDER, new Quantity(1), DUE, AT), taken(ORDER, 1));
    assertThat(stocks.level(MAP).reserved()).isEqualTo(1);
    assertThat(stocks.level(TEA).onHand()).isEqualTo(2);
  }

  /** A processor may see events again, and cut them into other batches. */
  @Test
  void repetitionAndOtherBatchesMakeNoDifference() {
    happen(counted(50));
    long seed = Long.getLong("zij.seed", System.nanoTime());
    Random random = new Random(seed);
    for (int i = 0; i < 60; i++) {
      OrderId order = OrderId.of(new TelegramUserId(1 + random.nextInt(5)), "k");
      log.add(
          switch (random.nextInt(4)) {
            case 0 -> new StockEvent.Added(TEA, new Units(1), AT);
            case 1 -> reserved(order, 1 + random.nextInt(2), DUE);
            case 2 -> taken(order, 1);
            default -> released(order, 1);
          });
    }
    see(1, log.size());
    List<String> levels = views.rows("stock", "product_id");
    List<String> reservations = views.rows("stock_reservation", "order_id");
    see(0, 20);
    see(10, log.size());
    assertThat(views.rows("stock", "product_id")).as("seed %d", seed).isEqualTo(levels);
    assertThat(views.rows("stock_reservation", "order_id")).isEqualTo(reservations);

    views.dsl().execute("delete from query.stock");
    views.dsl().execute("delete from query.stock_reservation");
    for (int from = 0; from < log.size(); ) {
      int to = Math.min(log.size(), from + 1 + random.nextInt(7));
      see(from, to);
      from = to;
    }
    assertThat(views.rows("stock", "product_id")).as("seed %d", seed).isEqualTo(levels);
    assertThat(views.rows("stock_reservation", "order_id")).isEqualTo(reservations);
  }
}
