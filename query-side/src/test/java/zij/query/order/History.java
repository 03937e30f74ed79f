package zij.query.order;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
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

/** What may have happened to some orders, mixed as they happened at the same time. */
public final class History {
  static final Instant AT = Instant.parse("2026-11-21T09:00:00.123456Z");
  static final ProductId TEA = new ProductId("green-tea");

  private History() {}

  static TelegramUserId buyer(int number) {
    return new TelegramUserId(7_000 + number);
  }

  static OrderId order(int buyer, int number) {
    return OrderId.of(buyer(buyer), "key-" + number);
  }

  static OrderEvent.Placed placed(int buyer, int number) {
    return new OrderEvent.Placed(
        order(buyer, number),
        buyer(buyer),
        Language.ENGLISH,
        lines(),
        new Stars(100),
        "print",
        AT.plusSeconds(1_800 + number),
        AT);
  }

  private static List<OrderLine> lines() {
    return List.of(new OrderLine(TEA, "Green tea", new Quantity(2), Price.of(50)));
  }

  static Payment payment(String charge) {
    return new Payment(new ChargeId(charge), "", new Stars(100), "{}");
  }

  static OrderEvent.Paid paid(OrderEvent.Placed placed, String charge) {
    return new OrderEvent.Paid(
        placed.order(), placed.buyer(), placed.lines(), payment(charge), AT.plusSeconds(5));
  }

  /** The life of one order, one of several that are possible. */
  private static List<OrderEvent> life(OrderEvent.Placed placed, Random random) {
    OrderId id = placed.order();
    List<OrderEvent> life = new ArrayList<>(List.of(placed));
    if (random.nextBoolean()) life.add(new OrderEvent.InvoiceIssued(id, "https://t.me/$x", AT));
    if (random.nextBoolean()) {
      life.add(new OrderEvent.CheckoutRefused(id, "q0", Refusal.AMOUNT_DIFFERS, AT));
    }
    if (random.nextBoolean()) life.add(new OrderEvent.CheckoutApproved(id, "q1", AT));
    switch (random.nextInt(4)) {
      case 0 -> life.add(new OrderEvent.Cancelled(id, AT.plusSeconds(9)));
      case 1 -> life.add(new OrderEvent.Expired(id, AT.plusSeconds(9)));
      default -> {
        if (random.nextInt(4) == 0) life.add(new OrderEvent.Expired(id, AT.plusSeconds(3)));
        life.add(paid(placed, "charge-" + id));
        Good good = Good.of("https://example.org/tea");
        life.add(
            new OrderEvent.Delivered(
                id, List.of(new DeliveredGood(TEA, "Green tea", good)), AT.plusSeconds(6)));
        ChargeId charge = new ChargeId("charge-" + id);
        switch (random.nextInt(4)) {
          case 0 -> life.add(new OrderEvent.Refunded(id, charge, new Stars(100), AT));
          case 1 -> life.add(new OrderEvent.ChargedBack(id, charge, new Stars(100), AT));
          default -> {}
        }
      }
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      ChargeId charge = new ChargeId("surplus-" + i + "-" + id);
      life.add(
          new OrderEvent.SurplusCharged(
              id, placed.buyer(), payment(charge.value()), Refusal.ALREADY_PAID, AT));
      if (random.nextBoolean()) {
        life.add(new OrderEvent.SurplusRefunded(id, charge, new Stars(100), AT));
      }
    }
    return life;
  }

  /** The lives of so many orders, mixed; the same seed gives the same. */
  public static List<OrderEvent> mixed(int orders, long seed) {
    Random random = new Random(seed);
    List<List<OrderEvent>> lives = new ArrayList<>();
    for (int i = 0; i < orders; i++) lives.add(new ArrayList<>(life(placed(i % 3, i), random)));
    List<OrderEvent> history = new ArrayList<>();
    while (!lives.isEmpty()) {
      Collections.shuffle(lives, random);
      history.add(lives.getFirst().removeFirst());
      lives.removeIf(List::isEmpty);
    }
    return history;
  }
}
