package zij.ledger.book;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import zij.language.Language;
import zij.language.Quantity;
import zij.language.Refusal;
import zij.language.Stars;
import zij.language.TelegramUserId;
import zij.language.credit.CreditEvent;
import zij.language.order.ChargeId;
import zij.language.order.OrderEvent;
import zij.language.order.OrderId;
import zij.language.order.OrderLine;
import zij.language.order.Payment;
import zij.language.product.Price;
import zij.language.product.ProductEvent;
import zij.language.product.ProductId;

/** What may have happened to orders, over three months. */
final class Story {
  static final Instant AT = Instant.parse("2026-09-01T09:00:00.123456Z");
  static final Duration HOLD = Duration.ofDays(21);
  static final ProductId TEA = new ProductId("green-tea");

  private Story() {}

  static TelegramUserId buyer(int number) {
    return new TelegramUserId(7_000 + number);
  }

  static OrderId order(int number) {
    return OrderId.of(buyer(number % 5), "key-" + number);
  }

  static Amount stars(String decimal) {
    return new Amount(new BigDecimal(decimal));
  }

  static ChargeId charge(String id) {
    return new ChargeId(id);
  }

  static List<OrderLine> lines(long stars) {
    return List.of(new OrderLine(TEA, "Green tea", new Quantity(1), Price.of(stars)));
  }

  static OrderEvent.Placed placed(int number, long stars, Instant at) {
    return new OrderEvent.Placed(
        order(number),
        buyer(number % 5),
        Language.ENGLISH,
        lines(stars),
        new Stars(stars),
        "print",
        at.plusSeconds(1_800),
        at);
  }

  static Payment payment(String charge, long stars) {
    return new Payment(charge(charge), "", new Stars(stars), "{}");
  }

  static OrderEvent.Paid paid(int number, String charge, long stars, Instant at) {
    return new OrderEvent.Paid(
        order(number), buyer(number % 5), lines(stars), payment(charge, stars), at);
  }

  static OrderEvent.SurplusCharged surplus(int number, String charge, long stars, Instant at) {
    return new OrderEvent.SurplusCharged(
        order(number), buyer(number % 5), payment(charge, stars), Refusal.ALREADY_PAID, at);
  }

  static OrderEvent.SurplusRefunded surplusRefunded(
      int number, String charge, long stars, Instant at) {
    return new OrderEvent.SurplusRefunded(order(number), charge(charge), new Stars(stars), at);
  }

  static CreditEvent granted(int number, long stars, Instant at) {
    return new CreditEvent.Granted(buyer(number % 5), order(number), new Stars(stars), at);
  }

  static CreditEvent spent(int number, long stars, Instant at) {
    return new CreditEvent.Spent(buyer(number % 5), order(number), new Stars(stars), at);
  }

  static CreditEvent givenBack(int number, long stars, CreditEvent.Cause cause, Instant at) {
    return new CreditEvent.GivenBack(buyer(number % 5), order(number), new Stars(stars), cause, at);
  }

  private record Dated(Instant at, int nth, Object event) {}

  /** The lives of so many orders, mixed as they happened; the same seed gives the same. */
  static List<Object> mixed(int orders, long seed) {
    Random random = new Random(seed);
    List<Dated> all = new ArrayList<>();
    for (int number = 0; number < orders; number++) {
      for (OrderEvent event : life(number, random)) {
        all.add(new Dated(event.at(), all.size(), event));
      }
      for (CreditEvent event : credit(number, random)) {
        all.add(new Dated(event.at(), all.size(), event));
      }
    }
    all.add(new Dated(AT, all.size(), new ProductEvent.Published(TEA, AT)));
    all.sort(Comparator.comparing(Dated::at).thenComparingInt(Dated::nth));
    return all.stream().map(Dated::event).toList();
  }

  /** Given for an order, and what became of it. */
  private static List<CreditEvent> credit(int number, Random random) {
    if (random.nextInt(3) > 0) return List.of();
    Instant at = AT.plusSeconds(random.nextInt(60 * 86_400));
    long stars = 1L + random.nextInt(100);
    List<CreditEvent> events = new ArrayList<>(List.of(granted(number, stars, at)));
    Instant later = at.plusSeconds(60);
    switch (random.nextInt(4)) {
      case 0 ->
          events.add(
              new CreditEvent.Withdrawn(buyer(number % 5), order(number), new Stars(stars), later));
      case 1 -> events.add(spent(number, stars, later));
      case 2 -> {
        events.add(spent(number, stars, later));
        CreditEvent.Cause[] causes = CreditEvent.Cause.values();
        events.add(
            givenBack(number, stars, causes[random.nextInt(causes.length)], later.plusSeconds(9)));
      }
      default -> {}
    }
    return events;
  }

  private static List<OrderEvent> life(int number, Random random) {
    Instant at = AT.plusSeconds(random.nextInt(30 * 86_400));
    long stars = 1L + random.nextInt(500);
    List<OrderEvent> life = new ArrayList<>();
    life.add(placed(number, stars, at));
    if (random.nextInt(5) == 0) {
      life.add(new OrderEvent.Cancelled(order(number), at.plusSeconds(9)));
    } else {
      life.add(paid(number, "charge-" + number, stars, at.plusSeconds(20)));
      ChargeId charge = charge("charge-" + number);
      Instant later = at.plusSeconds(30 + random.nextInt(40 * 86_400));
      switch (random.nextInt(5)) {
        case 0 -> life.add(new OrderEvent.Refunded(order(number), charge, new Stars(stars), later));
        case 1 ->
            life.add(new OrderEvent.ChargedBack(order(number), charge, new Stars(stars), later));
        default -> {}
      }
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      String charge = "surplus-" + i + "-" + number;
      Instant charged = at.plusSeconds(30 + i);
      life.add(surplus(number, charge, stars, charged));
      if (random.nextInt(3) > 0) {
        Instant refunded = charged.plusSeconds(random.nextInt(40 * 86_400));
        life.add(surplusRefunded(number, charge, stars, refunded));
      }
    }
    return life;
  }
}
