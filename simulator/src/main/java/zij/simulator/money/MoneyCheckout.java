package zij.simulator.money;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import zij.simulator.chat.Chats;
import zij.simulator.people.Person;
import zij.simulator.store.Store;
import zij.simulator.webhook.Deliveries;

/**
 * A buyer paying with money (Bot API, "Payments"): the bot is asked with a {@code shipping_query}
 * what sending costs, then with a {@code pre_checkout_query}, each time with ten seconds to answer;
 * then the provider takes the money, and a {@code successful_payment} tells of it. Everybody has
 * money enough. Thread-safe.
 */
public final class MoneyCheckout {
  private static final SecureRandom RANDOM = new SecureRandom();

  /** The bot's answer to a shipping query. */
  public record Shipping(boolean ok, List<ShippingChoice> choices, String message) {}

  /**
   * What came of an address, or of a payment.
   *
   * @param status failed or paid; of an address, failed or offered
   * @param error Telegram's name of the trouble, or null
   * @param message what the buyer reads about it, or null
   * @param requestedInfo names the address with what was offered for it, or null
   * @param choices that were offered; none of a payment
   * @param chargeId the telegram_payment_charge_id, or null
   */
  public record Result(
      String status,
      @Nullable String error,
      @Nullable String message,
      @Nullable String requestedInfo,
      List<ShippingChoice> choices,
      @Nullable String chargeId) {
    static Result failed(String error, @Nullable String message) {
      return new Result("failed", error, message, null, List.of(), null);
    }
  }

  private record Offered(long userId, String slug, OrderInfo info, List<ShippingChoice> choices) {}

  private record Answer(boolean ok, String message) {}

  private final MVMap<String, MoneyInvoice> invoices;
  private final MVMap<String, Offered> offered;
  private final Chats chats;
  private final Deliveries deliveries;
  private final Questions<Shipping> shippings;
  private final Questions<Answer> checkouts;
  private final AtomicInteger receipts = new AtomicInteger();

  /** A checkout whose bot may take {@code limit} to answer. */
  public MoneyCheckout(Store store, Chats chats, Deliveries deliveries, Duration limit) {
    this.invoices = store.byText("money-invoices", MoneyInvoice.class);
    this.offered = store.byText("requested-info", Offered.class);
    this.chats = chats;
    this.deliveries = deliveries;
    this.shippings = new Questions<>(limit);
    this.checkouts = new Questions<>(limit);
  }

  /** Keeps an invoice. */
  public MoneyInvoice issue(MoneyInvoice invoice) {
    invoices.put(invoice.slug(), invoice);
    return invoice;
  }

  /** The invoice of a link's slug. */
  public Optional<MoneyInvoice> invoice(String slug) {
    return Optional.ofNullable(invoices.get(slug));
  }

  /** Asks the bot how it can be sent there. */
  public Result address(Person buyer, MoneyInvoice invoice, OrderInfo info)
      throws InterruptedException {
    Optional<String> trouble = info.trouble();
    if (trouble.isPresent()) return Result.failed(trouble.get(), null);
    if (shippings.full() || deliveries.full()) return flooded();
    Optional<Shipping> answer =
        shippings.ask(
            id(),
            id -> {
              ObjectNode query = query(id, buyer, invoice);
              query.set("shipping_address", info.address());
              deliveries.send(buyer.id(), "shipping_query", "shipping_query", query);
            });
    if (answer.isEmpty()) {
      return Result.failed("SHIPPING_BOT_TIMEOUT", "The bot didn't respond in time.");
    }
    if (!answer.get().ok()) {
      return Result.failed("SHIPPING_NOT_AVAILABLE", answer.get().message());
    }
    String id = id();
    List<ShippingChoice> choices = answer.get().choices();
    offered.put(id, new Offered(buyer.id(), invoice.slug(), info, choices));
    return new Result("offered", null, null, id, choices, null);
  }

  /** Pays with one of the choices that were offered for an address. */
  public Result pay(Person buyer, MoneyInvoice invoice, String requestedInfo, String choice)
      throws InterruptedException {
    Offered known = offered.get(requestedInfo);
    if (known == null || known.userId() != buyer.id() || !known.slug().equals(invoice.slug())) {
      return Result.failed("REQUESTED_INFO_INVALID", null);
    }
    Optional<ShippingChoice> chosen =
        known.choices().stream().filter(offer -> offer.id().equals(choice)).findFirst();
    if (chosen.isEmpty()) return Result.failed("SHIPPING_OPTION_INVALID", null);
    if (checkouts.full() || deliveries.full()) return flooded();
    long total = invoice.amount() + chosen.get().amount();
    Optional<Answer> answer =
        checkouts.ask(
            id(),
            id -> {
              ObjectNode query = query(id, buyer, invoice);
              fill(query, invoice, total, chosen.get(), known.info());
              deliveries.send(buyer.id(), "pre_checkout_query", "pre_checkout_query", query);
            });
    if (answer.isEmpty()) {
      return Result.failed("BOT_PRECHECKOUT_TIMEOUT", "The bot didn't respond in time.");
    }
    if (!answer.get().ok()) {
      return Result.failed("BOT_PRECHECKOUT_FAILED", answer.get().message());
    }
    return paid(buyer, invoice, total, chosen.get(), known.info());
  }

  /** The bot's answer to a shipping query; false when no such query is open. */
  public boolean answerShipping(String queryId, Shipping answer) {
    return shippings.answer(queryId, answer);
  }

  /** The bot's answer to a pre-checkout query; false when no such query is open. */
  public boolean answer(String queryId, boolean ok, String message) {
    return checkouts.answer(queryId, new Answer(ok, message));
  }

  private Result paid(
      Person buyer, MoneyInvoice invoice, long total, ShippingChoice choice, OrderInfo info) {
    String charge = "mny" + id();
    ObjectNode paid = JsonNodeFactory.instance.objectNode();
    fill(paid, invoice, total, choice, info);
    paid.put("invoice_payload", invoice.payload())
        .put("telegram_payment_charge_id", charge)
        .put("provider_payment_charge_id", "provider-" + receipts.incrementAndGet() + "-" + id());
    chats.paid(buyer, invoice.title(), invoice.currency(), total, paid);
    return new Result("paid", null, null, null, List.of(), charge);
  }

  private static ObjectNode query(String id, Person buyer, MoneyInvoice invoice) {
    ObjectNode query = JsonNodeFactory.instance.objectNode().put("id", id);
    query.set("from", buyer.user());
    return query.put("invoice_payload", invoice.payload());
  }

  private static void fill(
      ObjectNode target, MoneyInvoice invoice, long total, ShippingChoice choice, OrderInfo info) {
    target
        .put("currency", invoice.currency())
        .put("total_amount", total)
        .put("shipping_option_id", choice.id());
    target.set("order_info", info.json());
  }

  private static Result flooded() {
    return Result.failed("FLOOD_WAIT_1", "Too many payments at once");
  }

  private static String id() {
    byte[] some = new byte[16];
    RANDOM.nextBytes(some);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(some);
  }
}
