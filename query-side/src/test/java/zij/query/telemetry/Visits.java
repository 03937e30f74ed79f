package zij.query.telemetry;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import zij.language.Language;
import zij.language.Quantity;
import zij.language.Stars;
import zij.language.TelegramUserId;
import zij.language.order.ChargeId;
import zij.language.order.OrderEvent;
import zij.language.order.OrderId;
import zij.language.order.OrderLine;
import zij.language.order.Payment;
import zij.language.product.Price;
import zij.language.product.ProductId;

/** Seeded random visits, what they told, and what became of the orders that they placed. */
final class Visits {
  static final List<String> PRODUCTS = List.of("tea", "map", "stars");
  private static final List<String> SOURCES = List.of("", "channel", "friend");
  private static final List<String> VITALS = List.of("LCP", "INP", "CLS", "FCP", "TTFB");

  final List<TelemetryRecord> records = new ArrayList<>();
  final List<OrderEvent> orders = new ArrayList<>();
  private final Random random;

  /** So many visits that begin within so long after a moment; the same seed gives the same. */
  Visits(int count, Instant first, Duration within, long seed) {
    random = new Random(seed);
    for (int i = 0; i < count; i++) {
      visit(first.plusMillis(random.nextLong(within.toMillis())), i);
    }
    // Some orders are placed without any visit that told of it.
    for (int i = 0; i < count / 10; i++) {
      order(first.plusMillis(random.nextLong(within.toMillis())), 900_000 + i);
    }
  }

  static TelemetryRecord.Visit visitOf(UUID id, @Nullable String person) {
    return new TelemetryRecord.Visit(id, "shop", person, 1, "en", "ios", "8.0", "iOS 18", "1", "");
  }

  static TelemetryRecord record(TelemetryRecord.Visit visit, int seq, Instant at, TelemetryKind k) {
    return new TelemetryRecord(visit, seq, at, k, null, null, null, null);
  }

  private <T> T any(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private void visit(Instant began, int number) {
    TelemetryRecord.Visit visit =
        new TelemetryRecord.Visit(
            new UUID(random.nextLong(), random.nextLong()),
            any(List.of("shop", "audit")),
            random.nextBoolean() ? "%032x".formatted(random.nextInt(40)) : null,
            any(List.of(1.0, 2.0, 4.0)),
            any(List.of("uz", "ru", "en")),
            any(List.of("ios", "android", "tdesktop")),
            any(List.of("8.0", "7.10")),
            any(List.of("iOS 18", "Android WebView 128")),
            "1",
            any(SOURCES));
    List<TelemetryKind> kinds = new ArrayList<>();
    if (random.nextInt(20) > 0) kinds.add(TelemetryKind.LAUNCH); // beacons get lost
    for (TelemetryKind kind : TelemetryKind.values()) {
      for (int times = random.nextInt(3); times > 0; times--) kinds.add(kind);
    }
    int length = 1 + random.nextInt(kinds.size());
    Instant at = began;
    for (int seq = 0; seq < length; seq++) {
      records.add(told(visit, seq, at, kinds.get(seq), number));
      at = at.plusMillis(random.nextLong(Duration.ofMinutes(90).toMillis()));
    }
  }

  private TelemetryRecord told(
      TelemetryRecord.Visit visit, int seq, Instant at, TelemetryKind kind, int number) {
    boolean ofProduct = kind == TelemetryKind.ADD || kind == TelemetryKind.VIEW;
    ProductId product = ofProduct && random.nextInt(4) > 0 ? new ProductId(any(PRODUCTS)) : null;
    // Now and then two visits claim the same order.
    OrderId order =
        kind == TelemetryKind.CHECKOUT
            ? order(at, random.nextInt(8) == 0 ? number / 2 : number * 10 + seq)
            : null;
    String detail =
        switch (kind) {
          case LAUNCH_FAILED -> any(List.of("OUTSIDE", "INIT_DATA_STALE"));
          case ERROR -> any(List.of("TypeError: a", "RangeError: b"));
          case VITAL -> any(VITALS);
          default -> null;
        };
    Double value = kind == TelemetryKind.VITAL ? (double) random.nextInt(5_000) : null;
    return new TelemetryRecord(visit, seq, at, kind, product, order, value, detail);
  }

  /** An order, perhaps with an invoice, perhaps paid; the same number is the same order. */
  private OrderId order(Instant at, int number) {
    TelegramUserId buyer = new TelegramUserId(7_000 + number);
    OrderId id = OrderId.of(buyer, "key-" + number);
    if (orders.stream().anyMatch(event -> event.order().equals(id))) return id;
    ProductId product = new ProductId(any(PRODUCTS));
    List<OrderLine> lines =
        List.of(new OrderLine(product, "Something", new Quantity(1), Price.of(50)));
    Instant expires = at.plusSeconds(1_800);
    orders.add(
        new OrderEvent.Placed(
            id, buyer, Language.ENGLISH, lines, new Stars(50), "print", expires, at));
    if (random.nextInt(4) == 0) return id;
    orders.add(new OrderEvent.InvoiceIssued(id, "https://t.me/$x", at));
    if (random.nextInt(3) == 0) return id;
    Payment payment = new Payment(new ChargeId("charge-" + number), "", new Stars(50), "{}");
    orders.add(new OrderEvent.Paid(id, buyer, lines, payment, at.plusSeconds(60)));
    if (random.nextInt(5) == 0) {
      orders.add(new OrderEvent.Refunded(id, payment.charge(), new Stars(50), at.plusSeconds(90)));
    }
    return id;
  }
}
