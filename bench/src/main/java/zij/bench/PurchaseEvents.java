package zij.bench;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.axonframework.serialization.SerializedObject;
import zij.language.Language;
import zij.language.Quantity;
import zij.language.Refusal;
import zij.language.Stars;
import zij.language.TelegramUserId;
import zij.language.order.ChargeId;
import zij.language.order.DeliveredGood;
import zij.language.order.OrderEvent;
import zij.language.order.OrderId;
import zij.language.order.OrderLine;
import zij.language.order.Payment;
import zij.language.product.Good;
import zij.language.product.Price;
import zij.language.product.ProductId;
import zij.ledger.book.LanguageSerializer;
import zij.ledger.log.Appender;
import zij.ledger.log.Entry;
import zij.ledger.log.Leaf;
import zij.ledger.log.LogicalTypeSerializer;

/**
 * Purchases as a shop's log has them: five events each, and for each twentieth order two more,
 * because it was paid twice and the surplus went back.
 */
final class PurchaseEvents {
  /** Events of one purchase at the most. */
  static final int MOST = 7;

  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
  private static final ProductId PRODUCT = new ProductId("silk-road-wallpapers");
  private static final List<OrderLine> LINES =
      List.of(new OrderLine(PRODUCT, "Silk Road wallpapers", new Quantity(1), Price.of(25)));
  private static final Stars TOTAL = new Stars(25);
  private static final byte[] METADATA = "{\"actor\":\"user\"}".getBytes(StandardCharsets.UTF_8);
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Their events stand mixed in the log, as those of people who buy at the same time. */
  private static final int AT_ONCE = 70;

  private final LogicalTypeSerializer serializer = LanguageSerializer.create();

  /** Appends the first so many purchases to an empty log. */
  static void append(DataSource source, int purchases) {
    PurchaseEvents events = new PurchaseEvents();
    try (Appender appender =
        new Appender(source, Appender.Limits.DEFAULT, _ -> {}, new SimpleMeterRegistry())) {
      for (int from = 0; from < purchases; from += AT_ONCE) {
        List<Leaf> mixed = events.leaves(from, Math.min(purchases, from + AT_ONCE));
        mixed.sort(Comparator.comparingLong(leaf -> leaf.entry().sequence()));
        appender.append(mixed);
      }
    }
  }

  /** The events of the purchases with these numbers, encoded and hashed. */
  List<Leaf> leaves(int from, int to) {
    List<Leaf> leaves = new ArrayList<>();
    for (int number = from; number < to; number++) {
      long sequence = 0;
      for (OrderEvent event : purchase(number)) leaves.add(leaf(event, sequence++));
    }
    return leaves;
  }

  private static List<OrderEvent> purchase(int number) {
    TelegramUserId buyer = new TelegramUserId(280_601 + number % 5_000);
    OrderId order = OrderId.of(buyer, "key-" + number);
    Instant at = BEGIN.plusSeconds(number);
    Good good = Good.of("https://example.org/wallpapers.zip");
    List<OrderEvent> events = new ArrayList<>();
    events.add(
        new OrderEvent.Placed(
            order, buyer, Language.ENGLISH, LINES, TOTAL, "9f86d0", at.plusSeconds(1_800), at));
    events.add(new OrderEvent.InvoiceIssued(order, "https://t.me/$abc" + number, at));
    events.add(new OrderEvent.CheckoutApproved(order, "query-" + number, at));
    events.add(new OrderEvent.Paid(order, buyer, LINES, payment("stx" + number), at));
    events.add(
        new OrderEvent.Delivered(
            order, List.of(new DeliveredGood(PRODUCT, "Silk Road wallpapers", good)), at));
    if (number % 20 == 0) {
      Payment again = payment("again" + number);
      events.add(new OrderEvent.SurplusCharged(order, buyer, again, Refusal.ALREADY_PAID, at));
      events.add(new OrderEvent.SurplusRefunded(order, again.charge(), TOTAL, at.plusSeconds(9)));
    }
    return events;
  }

  private static Payment payment(String charge) {
    return new Payment(
        new ChargeId(charge),
        "",
        TOTAL,
        "{\"currency\":\"XTR\",\"total_amount\":25,\"invoice_payload\":\""
            + "x".repeat(80)
            + "\"}");
  }

  private Leaf leaf(OrderEvent event, long sequence) {
    SerializedObject<byte[]> payload = serializer.serialize(event, byte[].class);
    byte[] salt = new byte[Entry.SALT_SIZE];
    RANDOM.nextBytes(salt);
    return Leaf.of(
        new Entry(
            UUID.randomUUID().toString(),
            "order",
            event.order().toString(),
            sequence,
            payload.getType().getName(),
            payload.getType().getRevision(),
            Entry.nanosOf(event.at()),
            payload.getData(),
            METADATA,
            salt));
  }
}
