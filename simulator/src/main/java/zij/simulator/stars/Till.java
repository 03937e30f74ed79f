package zij.simulator.stars;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
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
  private static final long BOT = 0;

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

  /** The Stars of the bot; negative after more refunds than income. */
  public long botBalance() {
    return balance.getOrDefault(BOT, 0L);
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
      balance.put(BOT, botBalance() + invoice.amount());
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
      int amount = payment.invoice().amount();
      people.move(userId, amount);
      balance.put(BOT, botBalance() - amount);
      Payment refunded = payment.asRefunded();
      payments.put(chargeId, refunded);
      write(refunded, Instant.now().getEpochSecond(), false);
      return new Refund(refunded, null);
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
      lines.add(line.json(people.find(line.userId()).orElseThrow()));
    }
    return lines;
  }

  private void write(Payment payment, long date, boolean incoming) {
    Invoice invoice = payment.invoice();
    statement.put(
        statement.sizeAsLong(),
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

  private static String random(int bytes) {
    byte[] some = new byte[bytes];
    RANDOM.nextBytes(some);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(some);
  }
}
