package zij.simulator.stars;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import zij.simulator.chat.Chats;
import zij.simulator.people.People;
import zij.simulator.people.Person;
import zij.simulator.store.Store;
import zij.simulator.webhook.Deliveries;

/**
 * A buyer paying an invoice (Bot API, "Payments"): the bot is asked with a {@code
 * pre_checkout_query} and has ten seconds; after its yes the Stars move and a {@code
 * successful_payment} tells it. Thread-safe.
 */
public final class Checkout {
  private static final int OPEN_LIMIT = 10_000;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** What the buyer, or the bank behind, does. */
  public enum Outcome {
    /** Pays. */
    PAID,
    /** Closes the sheet; the bot hears nothing. */
    CANCELLED,
    /** Pays, the bot agrees, and then the charge does not go through. */
    FAILED,
    /** Pays, the bot agrees, and the charge is settled later. */
    PENDING,
    /** Tries to pay, and Telegram says that the Stars do not suffice, whatever the balance. */
    TOO_FEW_STARS
  }

  /**
   * How it ended.
   *
   * @param status as in invoice_closed: paid, cancelled, failed or pending
   * @param error Telegram's name of the trouble, or null
   * @param message what the buyer reads about it, or null
   * @param chargeId the telegram_payment_charge_id of a paid one, or null
   * @param pendingId names a pending one for {@link #settle}, or null
   */
  public record Result(
      String status,
      @Nullable String error,
      @Nullable String message,
      @Nullable String chargeId,
      @Nullable String pendingId) {

    static Result failed(String error, @Nullable String message) {
      return new Result("failed", error, message, null, null);
    }
  }

  private record Answer(boolean ok, String message) {}

  private record Pending(long userId, Invoice invoice, long monthSeconds) {}

  private final Till till;
  private final Subscriptions subscriptions;
  private final People people;
  private final Chats chats;
  private final Deliveries deliveries;
  private final Duration limit;
  private final MVMap<String, Pending> unsettled;
  private final ConcurrentHashMap<String, CompletableFuture<Answer>> asked =
      new ConcurrentHashMap<>();

  /** A checkout whose bot may take {@code limit} to answer. */
  public Checkout(
      Store store,
      Till till,
      Subscriptions subscriptions,
      People people,
      Chats chats,
      Deliveries deliveries,
      Duration limit) {
    this.till = till;
    this.subscriptions = subscriptions;
    this.people = people;
    this.chats = chats;
    this.deliveries = deliveries;
    this.limit = limit;
    this.unsettled = store.byText("unsettled", Pending.class);
  }

  /**
   * Pays, and returns when the outcome is known: at most the bot's time to answer.
   *
   * @param monthSeconds how long a subscription's period lasts; 0 for as long as the invoice says
   */
  public Result pay(Person buyer, Invoice invoice, Outcome outcome, long monthSeconds)
      throws InterruptedException {
    if (outcome == Outcome.CANCELLED) {
      return new Result("cancelled", null, null, null, null);
    }
    if (outcome == Outcome.TOO_FEW_STARS || people.stars(buyer.id()) < invoice.amount()) {
      return tooFew();
    }
    if (asked.size() >= OPEN_LIMIT || deliveries.full()) {
      return Result.failed("FLOOD_WAIT_1", "Too many payments at once");
    }
    @Nullable Answer answer = ask(buyer, invoice);
    if (answer == null) {
      return Result.failed("BOT_PRECHECKOUT_TIMEOUT", "The bot didn't respond in time.");
    }
    if (!answer.ok()) {
      return Result.failed("BOT_PRECHECKOUT_FAILED", answer.message());
    }
    return switch (outcome) {
      case PAID -> settled(buyer, invoice, monthSeconds);
      case PENDING -> later(buyer, invoice, monthSeconds);
      case FAILED -> Result.failed("PAYMENT_FAILED", "The payment did not go through.");
      case CANCELLED, TOO_FEW_STARS -> throw new AssertionError("left above");
    };
  }

  /**
   * Lets a pending payment end.
   *
   * @return empty when there is no such pending payment, or no more
   */
  public Optional<Result> settle(String pendingId, boolean paid) {
    @Nullable Pending pending = unsettled.remove(pendingId);
    if (pending == null) {
      return Optional.empty();
    }
    Person buyer = people.find(pending.userId()).orElseThrow();
    return Optional.of(
        paid
            ? settled(buyer, pending.invoice(), pending.monthSeconds())
            : Result.failed("PAYMENT_FAILED", "The payment did not go through."));
  }

  /**
   * The bot's answer to a pre-checkout query.
   *
   * @return false when no such query is open: unknown, answered before or too old
   */
  public boolean answer(String queryId, boolean ok, String message) {
    @Nullable CompletableFuture<Answer> open = asked.remove(queryId);
    return open != null && open.complete(new Answer(ok, message));
  }

  /** Gives the Stars of a payment back, and tells both sides. */
  public Till.Refund refund(Person buyer, String chargeId) {
    Till.Refund refund = till.refund(buyer.id(), chargeId);
    if (refund.payment() != null) {
      chats.refunded(buyer, refund.payment());
    }
    return refund;
  }

  private @Nullable Answer ask(Person buyer, Invoice invoice) throws InterruptedException {
    String id = Long.toUnsignedString(RANDOM.nextLong());
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    asked.put(id, answer);
    ObjectNode query = JsonNodeFactory.instance.objectNode().put("id", id);
    query.set("from", buyer.user());
    query
        .put("currency", "XTR")
        .put("total_amount", invoice.amount())
        .put("invoice_payload", invoice.payload());
    deliveries.send(buyer.id(), "pre_checkout_query", "pre_checkout_query", query);
    try {
      return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      return null;
    } catch (ExecutionException impossible) {
      throw new IllegalStateException("Answers are only completed with values", impossible);
    } finally {
      asked.remove(id);
    }
  }

  private Result settled(Person buyer, Invoice invoice, long monthSeconds) {
    Optional<Payment> payment = till.charge(buyer, invoice);
    if (payment.isEmpty()) {
      return tooFew();
    }
    Chats.@Nullable Recurring recurring =
        subscriptions
            .begin(payment.get(), monthSeconds)
            .map(begun -> new Chats.Recurring(begun.until(), true))
            .orElse(null);
    chats.paid(buyer, payment.get(), recurring);
    return new Result("paid", null, null, payment.get().chargeId(), null);
  }

  private Result later(Person buyer, Invoice invoice, long monthSeconds) {
    String id = Till.newSlug();
    unsettled.put(id, new Pending(buyer.id(), invoice, monthSeconds));
    return new Result("pending", null, null, null, id);
  }

  private static Result tooFew() {
    return Result.failed("BALANCE_TOO_LOW", "There are not enough Stars for this purchase.");
  }
}
