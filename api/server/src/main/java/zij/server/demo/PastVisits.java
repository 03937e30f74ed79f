package zij.server.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import zij.language.order.OrderId;
import zij.language.product.ProductId;
import zij.query.telemetry.Telemetry;
import zij.query.telemetry.TelemetryKind;
import zij.query.telemetry.TelemetryRecord;
import zij.server.demo.PastBuyers.Buyer;
import zij.server.telemetry.Pseudonyms;

/** What the mini apps told in the past, as far back as telemetry is kept. */
final class PastVisits {
  /** Visits that come to nothing, for each that places an order. */
  private static final int LOOKERS = 4;

  private final Telemetry telemetry;
  private final Pseudonyms pseudonyms;
  private final Instant first;
  private final List<ProductId> products;
  private final Random random;
  private final PastBuyers lookers;
  private final List<TelemetryRecord> waiting = new ArrayList<>();
  private final Map<Instant, Long> signIns = new TreeMap<>();
  private int seq;

  /**
   * @param first what was before it is not kept any more
   * @param products to look at, the most popular first
   */
  PastVisits(
      Telemetry telemetry,
      Pseudonyms pseudonyms,
      Instant first,
      Instant last,
      List<ProductId> products,
      Random random) {
    this.telemetry = telemetry;
    this.pseudonyms = pseudonyms;
    this.first = first;
    this.products = products;
    this.random = random;
    this.lookers = new PastBuyers(random);
    telemetry.makeDays(
        first.atOffset(ZoneOffset.UTC).toLocalDate(),
        last.atOffset(ZoneOffset.UTC).toLocalDate().plusDays(1));
  }

  /** The visit that placed an order, and those of others at about that time who placed none. */
  void around(PastOrder order) {
    if (order.placedAt().isBefore(first.plus(Duration.ofDays(1)))) return;
    buying(order);
    for (int i = random.nextInt(2 * LOOKERS + 1); i > 0; i--) {
      looking(lookers.looker(), order.placedAt().minusMillis(random.nextInt(3_600_000)));
    }
  }

  /** Writes what is left. */
  void end() {
    write(0);
    signIns.forEach((hour, count) -> telemetry.countSignIns(hour, "ok", count));
  }

  private void buying(PastOrder order) {
    Instant began = order.placedAt().minusMillis(40_000 + random.nextInt(120_000));
    TelemetryRecord.Visit visit = visit(order.buyer());
    launch(visit, began);
    tell(visit, began.plusMillis(1_100), TelemetryKind.VIEW, null, null, null, null);
    Instant at = began.plusMillis(9_000);
    for (var line : order.lines()) {
      tell(visit, at, TelemetryKind.VIEW, line.product(), null, null, null);
      tell(visit, at.plusMillis(4_000), TelemetryKind.ADD, line.product(), null, null, null);
      at = at.plusMillis(9_000);
    }
    tell(visit, at, TelemetryKind.CART, null, null, null, null);
    Instant placed = order.placedAt();
    tell(visit, placed, TelemetryKind.CHECKOUT, null, order.id(), null, null);
    if (order.hasInvoice()) {
      Instant open = placed.plusMillis(2_300);
      tell(visit, open, TelemetryKind.INVOICE, null, order.id(), null, null);
      String ended = order.isPaid() ? "paid" : "cancelled";
      tell(visit, open.plusMillis(70_000), TelemetryKind.SHEET, null, order.id(), null, ended);
    }
    vitals(visit, placed.plusMillis(90_000));
  }

  private void looking(Buyer somebody, Instant began) {
    TelemetryRecord.Visit visit = visit(somebody);
    if (random.nextInt(100) < 2) {
      tell(visit, began, TelemetryKind.LAUNCH, null, null, 300.0, null);
      String why = random.nextInt(3) == 0 ? "INIT_DATA_STALE" : "NO_ANSWER";
      tell(visit, began.plusSeconds(2), TelemetryKind.LAUNCH_FAILED, null, null, null, why);
      return;
    }
    launch(visit, began);
    tell(visit, began.plusMillis(1_200), TelemetryKind.VIEW, null, null, null, null);
    Instant at = began.plusMillis(6_000);
    for (int looks = random.nextInt(4); looks > 0; looks--) {
      ProductId product = PastShop.popular(products, random);
      tell(visit, at, TelemetryKind.VIEW, product, null, null, null);
      at = at.plusMillis(5_000 + random.nextInt(30_000));
      if (random.nextInt(8) > 0) continue;
      tell(visit, at, TelemetryKind.ADD, product, null, null, null);
      if (random.nextBoolean()) {
        tell(visit, at.plusMillis(3_000), TelemetryKind.CART, null, null, null, null);
      }
    }
    vitals(visit, at.plusMillis(10_000));
  }

  private void launch(TelemetryRecord.Visit visit, Instant began) {
    double ms = 180 + 400 * random.nextDouble();
    tell(visit, began, TelemetryKind.LAUNCH, null, null, ms, null);
    double shown = ms + 150 + 700 * random.nextDouble();
    tell(visit, began.plusMillis(900), TelemetryKind.LAUNCHED, null, null, shown, null);
    Instant hour = Instant.ofEpochSecond(Math.floorDiv(began.getEpochSecond(), 3_600) * 3_600);
    var _ = signIns.merge(hour, 1L, Long::sum);
  }

  private void vitals(TelemetryRecord.Visit visit, Instant at) {
    vital(visit, at, "LCP", 500 + 900 * Math.abs(random.nextGaussian()));
    vital(visit, at, "INP", 30 + 90 * Math.abs(random.nextGaussian()));
    vital(visit, at, "CLS", 0.02 * Math.abs(random.nextGaussian()));
    if (random.nextInt(200) == 0) {
      String what = "TypeError: Load failed";
      tell(visit, at, TelemetryKind.ERROR, null, null, null, what);
    }
  }

  private void vital(TelemetryRecord.Visit visit, Instant at, String name, double value) {
    tell(visit, at, TelemetryKind.VITAL, null, null, value, name);
  }

  private TelemetryRecord.Visit visit(Buyer buyer) {
    seq = 0;
    boolean isIos = buyer.platform().equals("ios");
    String webview =
        isIos ? "iOS 1" + (7 + random.nextInt(2)) : "Android WebView " + (126 + random.nextInt(6));
    return new TelemetryRecord.Visit(
        new UUID(random.nextLong(), random.nextLong()),
        "shop",
        pseudonyms.of(buyer.id()),
        1,
        buyer.language().tag(),
        buyer.platform(),
        isIos ? "9.1" : "9.0",
        buyer.platform().equals("tdesktop") ? "Chrome 128" : webview,
        "0.1.0",
        buyer.source());
  }

  private void tell(
      TelemetryRecord.Visit visit,
      Instant at,
      TelemetryKind kind,
      @Nullable ProductId product,
      @Nullable OrderId order,
      @Nullable Double value,
      @Nullable String detail) {
    waiting.add(new TelemetryRecord(visit, seq++, at, kind, product, order, value, detail));
    write(Telemetry.MAX_BATCH);
  }

  private void write(int unless) {
    while (waiting.size() > unless) {
      List<TelemetryRecord> batch =
          waiting.subList(0, Math.min(waiting.size(), Telemetry.MAX_BATCH));
      var _ = telemetry.write(batch);
      batch.clear();
    }
  }
}
