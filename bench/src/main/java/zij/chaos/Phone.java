package zij.chaos;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a buyer's hand can do, in the shop and in Telegram; all of it is told. For one thread. */
final class Phone {
  /** Refusals that follow from what buyers do to each other and to themselves. */
  private static final Set<String> EXPECTED =
      Set.of(
          "409 OUT_OF_STOCK",
          "409 CODE_USED_UP",
          "409 ALREADY_PAID",
          "409 ORDER_CANCELLED",
          "409 ORDER_EXPIRED",
          "409 CHECKOUT_IN_PROGRESS",
          "409 PAYMENT_RETURNED",
          "409 ALREADY_SUBSCRIBED",
          "409 NOT_PAID",
          "409 ALREADY_REFUNDED",
          "409 CHARGED_BACK",
          "409 REFUND_REQUESTED",
          "409 SUBSCRIPTION_ENDED",
          "409 RENEWAL_FAILED",
          "409 CANCELLED_IN_TELEGRAM",
          "404 SUBSCRIPTION_UNKNOWN");

  /** A month is an hour: long enough for a run, in which time is made to pass by hand. */
  private static final int MONTH_SECONDS = 3_600;

  private final long id;
  private final String name;
  private final String terms;
  private final Door door;
  private final Telegram telegram;
  private final Journal journal;
  private final Facts facts;
  private final String session;
  private int orders;

  /** Signs in. */
  Phone(int number, Telegram telegram, Door door, Journal journal, Facts facts, String terms)
      throws IOException, InterruptedException, GaveUpException {
    this.id = 5_003_000_000L + number;
    this.name = "buyer-" + number;
    this.terms = terms;
    this.door = door;
    this.telegram = telegram;
    this.journal = journal;
    this.facts = facts;
    this.session = Merchant.signIn(telegram, door, id);
  }

  /** Asks the shop in this person's name. */
  Answer post(String path) throws GaveUpException, InterruptedException {
    return door.post(path, session, "");
  }

  /** Asks Telegram for something that this person can do there. */
  JsonNode hand(String what, Map<String, ?> body) throws IOException, InterruptedException {
    return telegram.hand("users/" + id + "/" + what, body);
  }

  /** Places an order; null if it was refused. */
  @Nullable String place(Doing doing) throws GaveUpException, InterruptedException {
    String key = name + "-" + orders++;
    String code = doing.hasCode() ? ",\"code\":\"" + Shop.CODE + "\"" : "";
    String body =
        """
        {"language":"en","lines":[{"product":"%s","quantity":1,"price":%d}]%s,\
        "consent":{"terms":"%s","language":"en"}}\
        """
            .formatted(doing.product(), Shop.price(doing.product()), code, terms);
    Map<String, String> headers = Map.of("Idempotency-Key", key);
    Answer placed = door.ask("POST", "/api/orders", session, body, headers);
    String order = placed.text("orderId");
    note(doing.act() + " " + doing.product() + " under " + key + ": " + order, placed);
    if (!placed.isFine()) return null;
    journal.count("orders placed");
    long position = placed.json().path("position").asLong(-1);
    facts.told(order, position);
    if (doing.product().equals(Shop.KEYED)) facts.keyed(order, session);
    if (doing.repeats()) {
      Answer again = door.ask("POST", "/api/orders", session, body, headers);
      if (!again.text("orderId").equals(order)) {
        String what = "the same key was answered first " + placed + ", then " + again;
        facts.wrong(new Violation("one key, one order", what, order));
      }
    }
    if (doing.reloads()) look(order, position);
    return order;
  }

  /** What one has just done is there. */
  private void look(String order, long position) throws GaveUpException, InterruptedException {
    Answer seen = door.get("/api/orders/" + order + "?position=" + position, session);
    if (!seen.isFine() || seen.json().path("position").asLong(-1) < position) {
      String what = "placed at " + position + ", shown is " + seen;
      facts.wrong(new Violation("what one did is shown", what, order));
    }
  }

  /** The slug of the invoice; null if there is none. */
  @Nullable String invoice(String order) throws GaveUpException, InterruptedException {
    Answer invoice = door.post("/api/orders/" + order + "/invoice", session, "");
    if (!invoice.isFine()) note("invoice of " + order, invoice);
    String link = invoice.text("link");
    return invoice.isFine() ? link.substring(link.indexOf('$') + 1) : null;
  }

  void cancel(String order) throws GaveUpException, InterruptedException {
    Answer cancelled = door.post("/api/orders/" + order + "/cancel", session, "");
    note("cancels " + order, cancelled);
    if (cancelled.isFine()) facts.told(order, cancelled.json().path("position").asLong(-1));
  }

  /** Pays in one go; the charge, or null if nothing was charged. */
  @Nullable String pay(String order, String slug, String outcome)
      throws IOException, InterruptedException {
    return charged(order, sheet(slug, outcome));
  }

  /** Agrees to pay later; null if the shop did not agree. */
  @Nullable String pending(String order, String slug) throws IOException, InterruptedException {
    JsonNode sheet = sheet(slug, "pending");
    tell("agrees to pay " + order + ": " + sheet);
    return sheet.path("pendingId").asString(null);
  }

  private JsonNode sheet(String slug, String outcome) throws IOException, InterruptedException {
    return telegram.hand(
        "users/" + id + "/pay",
        Map.of("slug", slug, "outcome", outcome, "monthSeconds", MONTH_SECONDS));
  }

  void settle(String order, @Nullable String pending) throws IOException, InterruptedException {
    if (pending == null) return;
    var _ =
        charged(order, telegram.hand("payments/" + pending + "/settle", Map.of("outcome", "paid")));
  }

  private @Nullable String charged(String order, JsonNode sheet) {
    tell("pays " + order + ": " + sheet);
    String charge = sheet.path("chargeId").asString(null);
    if (charge != null) journal.count("payments");
    return charge;
  }

  void note(String what, Answer answer) {
    tell(what + (answer.isFine() ? "" : " refused: " + answer.problem()));
    if (answer.isFine()) return;
    journal.count("refused " + answer.problem());
    if (!EXPECTED.contains(answer.problem())) {
      facts.wrong(new Violation("refusals have a reason", what + ": " + answer.body(), what));
    }
  }

  void tell(String what) {
    journal.tell(name, what);
  }
}
