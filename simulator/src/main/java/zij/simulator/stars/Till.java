package zij.simulator.stars;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import zij.simulator.people.People;
import zij.simulator.people.Person;
import zij.simulator.store.Sequence;
import zij.simulator.store.Store;

/**
 * Telegram's side of the money: invoices, payments, refunds, the statement and the bot's balance. A
 * payment or refund happens as a whole or not at all. Thread-safe.
 */
public final class Till {
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Where the bot's balance is kept: whole Stars, and billionths of one beside them, 0 or more. */
  private static final long BOT = 0;

  private static final long BOT_NANOSTARS = 1;
  private static final long NANOSTARS_PER_STAR = 1_000_000_000;

  /** Why a refund is not done, in Telegram's words. */
  public enum RefundRefusal {
    /** No payment of that buyer has this charge id. */
    CHARGE_NOT_FOUND,
    /** It was given back before. */
    CHARGE_ALREADY_REFUNDED
  }

  /** A refund that was done, or why it was not. */
  public record Refund(@Nullable Payment payment, @Nullable RefundRefusal refusal) {}

  private final People people;
  private final MVMap<String, Invoice> invoices;
  private final MVMap<String, Payment> payments;
  private final MVMap<Long, StarTransaction> statement;
  private final MVMap<Long, Long> balance;
  private final Sequence receipts;
  private final ReentrantLock lock = new ReentrantLock();

  /** Takes up the kept money. */
  public Till(Store store, People people) {
    this.people = people;
    this.invoices = store.byText("invoices", Invoice.class);
    this.payments = store.byText("payments", Payment.class);
    this.statement = store.byNumber("statement", StarTransaction.class);
    this.balance = store.numbers("bot-balance");
    this.receipts = store.sequence("provider-charge", 1);
  }

  /** A new slug, hard to guess. */
  public static String newSlug() {
    return random(16);
  }

  /** Keeps an invoice. */
  public Invoice issue(Invoice invoice) {
    invoices.put(invoice.slug(), invoice);
    return invoice;
  }

  /** The invoice of a link's slug. */
  public Optional<Invoice> invoice(String slug) {
    return Optional.ofNullable(invoices.get(slug));
  }

  /** Bot API {@code StarAmount} of the bot; negative after more went out than came in. */
  public ObjectNode botBalance() {
    lock.lock();
    try {
      long stars = balance.getOrDefault(BOT, 0L);
      long nanostars = balance.getOrDefault(BOT_NANOSTARS, 0L);
      boolean below = stars < 0 && nanostars > 0; // both have one sign
      ObjectNode json = JsonNodeFactory.instance.objectNode();
      json.put("amount", below ? stars + 1 : stars);
      if (nanostars != 0) {
        json.put("nanostar_amount", below ? nanostars - NANOSTARS_PER_STAR : nanostars);
      }
      return json;
    } finally {
      lock.unlock();
    }
  }

  /** Moves the Stars, or nothing and empty when the buyer has too few. */
  Optional<Payment> charge(Person buyer, Invoice invoice) {
    long date = Instant.now().getEpochSecond();
    Payment payment =
        new Payment(
            "stx" + random(48),
            buyer.id() + "_" + receipts.next(),
            buyer.id(),
            invoice,
            date,
            false);
    lock.lock();
    try {
      if (!people.move(buyer.id(), -invoice.amount())) {
        return Optional.empty();
      }
      payments.put(payment.chargeId(), payment);
      write(payment, date, true);
      return Optional.of(payment);
    } finally {
      lock.unlock();
    }
  }

  /** Gives all Stars of a payment back to its buyer, once. */
  public Refund refund(long userId, String chargeId) {
    lock.lock();
    try {
      @Nullable Payment payment = payments.get(chargeId);
      if (payment == null || payment.userId() != userId) {
        return new Refund(null, RefundRefusal.CHARGE_NOT_FOUND);
      }
      if (payment.refunded()) {
        return new Refund(null, RefundRefusal.CHARGE_ALREADY_REFUNDED);
      }
      people.move(userId, payment.invoice().amount());
      Payment refunded = payment.asRefunded();
      payments.put(chargeId, refunded);
      write(refunded, Instant.now().getEpochSecond(), false);
      return new Refund(refunded, null);
    } finally {
      lock.unlock();
    }
  }

  /**
   * The store where the buyer got the Stars takes the payment back. The bot loses them, however few
   * it has, and nobody is told; the buyer gets money from the store, not Stars.
   *
   * @return false when there is no such payment, or when it went back before
   */
  public boolean chargeBack(String chargeId) {
    lock.lock();
    try {
      @Nullable Payment payment = payments.get(chargeId);
      if (payment == null || payment.refunded()) {
        return false;
      }
      Payment back = payment.asRefunded();
      payments.put(chargeId, back);
      write(back, Instant.now().getEpochSecond(), false);
      return true;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Adds a line that comes from elsewhere: what another product of the same bot sold, or, without a
   * person, what its owner moved to or from Fragment.
   *
   * @return its id
   */
  public String enter(long userId, int amount, int nanostars, boolean incoming, String payload) {
    boolean whole = amount >= 0 && nanostars >= 0 && nanostars < NANOSTARS_PER_STAR;
    if (!whole || (amount | nanostars) == 0) {
      throw new IllegalArgumentException("A transaction has an amount above zero");
    }
    String id = "stx" + random(48);
    lock.lock();
    try {
      write(
          new StarTransaction(
              id, amount, nanostars, Instant.now().getEpochSecond(), incoming, userId, payload, 0));
      return id;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes over what happened before the simulator was there, as a whole or not at all. Buyers got
   * the Stars for it when they spent them, so a payment leaves them as many as before; a refund
   * gives them Stars.
   *
   * @return how many lines the statement has now
   * @throws IllegalArgumentException that says which line cannot be, and why
   */
  public long takeOver(List<PastLine> lines) {
    lock.lock();
    try {
      @Nullable StarTransaction last = statement.get(statement.sizeAsLong() - 1);
      Map<String, Payment> after =
          new PastMoney(payments, people)
              .after(lines, last == null ? 0 : last.date(), Instant.now().getEpochSecond());
      for (PastLine line : lines) {
        Payment payment = Objects.requireNonNull(after.get(line.charge()), "it was checked");
        payments.put(line.charge(), payment);
        if (line.kind() == PastLine.Kind.REFUND) {
          people.move(payment.userId(), payment.invoice().amount());
        }
        write(payment, line.date(), line.kind() == PastLine.Kind.PAYMENT);
      }
      return statement.sizeAsLong();
    } finally {
      lock.unlock();
    }
  }

  /** Part of the statement, oldest first, after skipping {@code offset} lines. */
  public ArrayNode statement(long offset, int limit) {
    ArrayNode lines = JsonNodeFactory.instance.arrayNode();
    for (long at = offset; at < offset + limit; at++) {
      @Nullable StarTransaction line = statement.get(at);
      if (line == null) {
        break;
      }
      lines.add(line.json(line.userId() == 0 ? null : people.find(line.userId()).orElseThrow()));
    }
    return lines;
  }

  private void write(Payment payment, long date, boolean incoming) {
    Invoice invoice = payment.invoice();
    write(
        new StarTransaction(
            payment.chargeId(),
            invoice.amount(),
            0,
            date,
            incoming,
            payment.userId(),
            invoice.payload(),
            invoice.subscriptionPeriod()));
  }

  /** The balance is the sum of the statement. */
  private void write(StarTransaction line) {
    statement.put(statement.sizeAsLong(), line);
    int sign = line.incoming() ? 1 : -1;
    long nanostars = balance.getOrDefault(BOT_NANOSTARS, 0L) + (long) sign * line.nanostars();
    long carried = Math.floorDiv(nanostars, NANOSTARS_PER_STAR);
    balance.put(BOT, balance.getOrDefault(BOT, 0L) + (long) sign * line.amount() + carried);
    balance.put(BOT_NANOSTARS, Math.floorMod(nanostars, NANOSTARS_PER_STAR));
  }

  private static String random(int bytes) {
    byte[] some = new byte[bytes];
    RANDOM.nextBytes(some);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(some);
  }
}
