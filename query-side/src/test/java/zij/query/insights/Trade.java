package zij.query.insights;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import zij.language.Language;
import zij.language.Quantity;
import zij.language.Refusal;
import zij.language.Stars;
import zij.language.TelegramUserId;
import zij.language.credit.CreditId;
import zij.language.difference.Note;
import zij.language.order.ChargeId;
import zij.language.order.OrderEvent;
import zij.language.order.OrderId;
import zij.language.order.OrderLine;
import zij.language.order.Payment;
import zij.language.product.Price;
import zij.language.product.ProductId;
import zij.language.promotion.Discount;
import zij.language.promotion.PromotionId;

/** What may have happened in a shop over some weeks; the same seed gives the same. */
final class Trade {
  static final List<String> PRODUCTS = List.of("plov", "samsa", "tea", "halva", "non");
  private static final List<Language> LANGUAGES =
      List.of(Language.ENGLISH, Language.RUSSIAN, Language.UZBEK, Language.UZBEK_CYRILLIC);
  private static final List<Refusal> REFUSALS =
      List.of(Refusal.AMOUNT_DIFFERS, Refusal.PRODUCT_UNAVAILABLE, Refusal.ORDER_EXPIRED);

  private record Timed(Instant when, OrderEvent event) {}

  private final Random random;
  private final Instant begin;
  private final Duration length;
  private final int buyers;
  private final List<Timed> all = new ArrayList<>();
  private Instant now = Instant.EPOCH;

  private Trade(Random random, Instant begin, Duration length, int buyers) {
    this.random = random;
    this.begin = begin;
    this.length = length;
    this.buyers = buyers;
  }

  /** So many orders of so many people, in the order of the log. */
  static List<OrderEvent> of(long seed, Instant begin, Duration length, int orders, int buyers) {
    Trade trade = new Trade(new Random(seed), begin, length, buyers);
    for (int i = 0; i < orders; i++) trade.order(i);
    trade.all.sort(Comparator.comparing(Timed::when));
    return trade.all.stream().map(Timed::event).toList();
  }

  /** Later by up to so many seconds; rarely, the clock that tells it is wrong by half a minute. */
  private Instant later(int seconds) {
    now = now.plusSeconds(1 + random.nextInt(seconds)).plusNanos(random.nextInt(1_000_000_000));
    return random.nextInt(40) == 0 ? now.minusSeconds(30) : now;
  }

  private void add(OrderEvent event) {
    all.add(new Timed(now, event));
  }

  private Instant beginning() {
    Instant at = begin.plusSeconds(random.nextLong(length.toSeconds()));
    // Where days, weeks and quarters begin is where sums go wrong.
    boolean edge = random.nextInt(4) == 0;
    return edge ? Instant.ofEpochSecond(at.getEpochSecond() / 900 * 900) : at;
  }

  private void order(int number) {
    now = beginning();
    // A few people buy often.
    int who = random.nextInt(1 + random.nextInt(buyers));
    TelegramUserId buyer = new TelegramUserId(7_000 + who);
    OrderId id = OrderId.of(buyer, "key-" + number);
    List<OrderLine> lines = lines();
    Stars full = new Stars(lines.stream().mapToLong(line -> line.amount().amount()).sum());
    Discount discount = discount(full);
    Stars worth = discount == null ? full : full.minus(discount.off());
    Stars credit = credit(worth);
    Stars total = credit == null ? worth : worth.minus(credit);
    Language language = LANGUAGES.get((who + random.nextInt(10) / 9) % LANGUAGES.size());
    add(
        new OrderEvent.Placed(
            id,
            buyer,
            language,
            lines,
            discount,
            credit,
            total,
            "print",
            now.plusSeconds(1_800),
            now));
    if (total.equals(Stars.ZERO)) {
      add(new OrderEvent.Given(id, buyer, lines, discount, credit, now));
      if (credit != null) givenBack(id, buyer, total, worth);
      return;
    }
    if (random.nextInt(8) > 0) add(new OrderEvent.InvoiceIssued(id, "https://t.me/$x", later(60)));
    while (random.nextInt(6) == 0) {
      Refusal reason = REFUSALS.get(random.nextInt(REFUSALS.size()));
      add(new OrderEvent.CheckoutRefused(id, "q" + now, reason, later(60)));
    }
    if (random.nextInt(5) > 0) add(new OrderEvent.CheckoutApproved(id, "q", later(60)));
    switch (random.nextInt(8)) {
      case 0 -> {
        add(new OrderEvent.Cancelled(id, later(600)));
        if (random.nextInt(3) == 0) surplus(id, buyer, total, Refusal.ORDER_CANCELLED);
      }
      case 1 -> add(new OrderEvent.Expired(id, later(3_600)));
      case 2 -> {} // still open
      default -> {
        paid(id, buyer, lines, total);
        givenBack(id, buyer, total, worth);
      }
    }
  }

  /** Of every fourth order; of every twentieth all of it. */
  private @Nullable Discount discount(Stars full) {
    int kind = random.nextInt(20);
    if (kind > 4) return null;
    PromotionId promotion = PromotionId.automatic("rule " + kind % 2);
    long off = kind == 0 ? full.amount() : 1 + random.nextLong(full.amount() - 1);
    return new Discount(promotion, null, new Stars(off));
  }

  /** Of every fifth order a part; of every twenty-fifth all of it. */
  private @Nullable Stars credit(Stars worth) {
    int kind = random.nextInt(25);
    if (kind > 4 || worth.equals(Stars.ZERO)) return null;
    return kind == 0 ? worth : new Stars(1 + random.nextLong(worth.amount()));
  }

  private void paid(OrderId id, TelegramUserId buyer, List<OrderLine> lines, Stars total) {
    if (random.nextInt(8) == 0) add(new OrderEvent.Expired(id, later(3_600)));
    ChargeId charge = new ChargeId("charge-" + id);
    Payment payment = new Payment(charge, "", total, "{}");
    add(new OrderEvent.Paid(id, buyer, lines, payment, later(120)));
    add(new OrderEvent.Delivered(id, List.of(), later(5)));
    while (random.nextInt(10) == 0) surplus(id, buyer, total, Refusal.ALREADY_PAID);
  }

  /** A part as store credit, all of it, or one after the other; most orders keep what they got. */
  private void givenBack(OrderId id, TelegramUserId buyer, Stars total, Stars worth) {
    TelegramUserId owner = new TelegramUserId(1);
    Note why = new Note("Because.");
    if (random.nextInt(5) == 0) {
      Stars part = new Stars(1 + random.nextLong(worth.amount()));
      CreditId credit = new CreditId(new UUID(random.nextLong(), random.nextLong()));
      add(new OrderEvent.Credited(id, buyer, credit, part, owner, why, later(9 * 86_400)));
      if (random.nextBoolean()) return;
      add(new OrderEvent.CreditWithdrawn(id, buyer, part, owner, why, later(9 * 86_400)));
    }
    int days = 1 + random.nextInt(20);
    ChargeId charge = new ChargeId("charge-" + id);
    switch (random.nextInt(10)) {
      case 0 ->
          add(
              total.equals(Stars.ZERO)
                  ? new OrderEvent.CreditReturned(
                      id, buyer, worth, owner, why, later(days * 86_400))
                  : new OrderEvent.Refunded(id, charge, total, later(days * 86_400)));
      case 1 -> {
        if (total.equals(Stars.ZERO)) return; // no store has anything to take back
        add(new OrderEvent.ChargedBack(id, charge, total, later(days * 86_400)));
      }
      default -> {}
    }
  }

  private void surplus(OrderId id, TelegramUserId buyer, Stars total, Refusal reason) {
    ChargeId charge = new ChargeId("surplus-" + random.nextInt() + id);
    Payment payment = new Payment(charge, "", total, "{}");
    add(new OrderEvent.SurplusCharged(id, buyer, payment, reason, later(600)));
    add(new OrderEvent.SurplusRefunded(id, charge, total, later(60)));
  }

  private List<OrderLine> lines() {
    List<OrderLine> lines = new ArrayList<>();
    int first = random.nextInt(PRODUCTS.size());
    int count = 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      int product = (first + i) % PRODUCTS.size();
      lines.add(
          new OrderLine(
              new ProductId(PRODUCTS.get(product)),
              "Title",
              new Quantity(1 + random.nextInt(3)),
              Price.of(10 + product * 7L)));
    }
    return lines;
  }
}
