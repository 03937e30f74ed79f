package zij.chaos;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A person with a phone, who does one thing after another until the time is up. */
final class Buyer implements Runnable {
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

  /** What is bought each month. */
  private record Club(String order, String charge) {}

  private final long id;
  private final String name;
  private final World world;
  private final Door door;
  private final Merchant merchant;
  private final Journal journal;
  private final Facts facts;
  private final SplittableRandom random;
  private final String terms;
  private final long deadline;
  private String session = "";
  private int orders;
  private @Nullable Club club;

  /**
   * @param deadline of {@link System#nanoTime}, after which nothing new is begun
   */
  Buyer(
      int number,
      World world,
      Door door,
      Merchant merchant,
      Journal journal,
      Facts facts,
      SplittableRandom random,
      String terms,
      long deadline) {
    this.id = 5_003_000_000L + number;
    this.name = "buyer-" + number;
    this.world = world;
    this.door = door;
    this.merchant = merchant;
    this.journal = journal;
    this.facts = facts;
    this.random = random;
    this.terms = terms;
    this.deadline = deadline;
  }

  @Override
  public void run() {
    try {
      while (session.isEmpty() && isTime()) signIn();
      while (isTime()) {
        Doing doing = Doing.draw(random);
        attempt(doing);
        Thread.sleep(doing.restMs());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isTime() {
    return System.nanoTime() < deadline;
  }

  private void signIn() throws InterruptedException {
    try {
      session = Merchant.signIn(world.telegram, door, id);
    } catch (GaveUpException | IOException e) {
      journal.tell(name, "cannot sign in: " + e.getMessage());
    }
  }

  private void attempt(Doing doing) throws InterruptedException {
    try {
      act(doing);
    } catch (GaveUpException e) {
      journal.tell(name, "goes away: " + e.getMessage());
    } catch (IOException e) {
      journal.tell(name, "Telegram does not answer: " + e);
    }
  }

  private void act(Doing doing) throws GaveUpException, IOException, InterruptedException {
    switch (doing.act()) {
      case BUY -> buy(doing);
      case HESITATE -> hesitate(doing);
      case PAY_TWICE -> payTwice(doing);
      case PAY_LATE -> payLate(doing);
      case CANCEL -> {
        String order = place(doing);
        if (order == null) return;
        if (doing.reloads()) invoice(order);
        pause(doing.firstPauseMs());
        cancel(order);
      }
      case CANCEL_AND_PAY -> cancelAndPay(doing);
      case LEAVE -> {
        String order = place(doing);
        if (order != null && doing.reloads()) invoice(order);
      }
      case GET_REFUND -> {
        String order = buy(doing);
        if (order == null) return;
        pause(doing.secondPauseMs());
        note("refund of " + order, merchant.refund(order));
      }
      case CHARGE_BACK -> chargeBack(doing);
      case SUBSCRIBE -> subscribe(doing);
      case RENEW -> renew(doing);
    }
  }

  // ---- doings

  private @Nullable String buy(Doing doing)
      throws GaveUpException, IOException, InterruptedException {
    String order = place(doing);
    if (order == null) return null;
    String slug = invoice(order);
    if (slug == null) return null;
    pause(doing.firstPauseMs());
    return pay(order, slug, "paid") == null ? null : order;
  }

  private void hesitate(Doing doing) throws GaveUpException, IOException, InterruptedException {
    String order = place(doing);
    String slug = order == null ? null : invoice(order);
    if (order == null || slug == null) return;
    String first = doing.repeats() ? "too_few_stars" : doing.reloads() ? "failed" : "cancelled";
    var _ = pay(order, slug, first);
    pause(doing.firstPauseMs());
    var _ = pay(order, slug, "paid");
  }

  private void payTwice(Doing doing) throws GaveUpException, IOException, InterruptedException {
    String order = place(doing);
    String slug = order == null ? null : invoice(order);
    if (order == null || slug == null) return;
    String first = pending(order, slug);
    String second = pending(order, slug);
    pause(doing.firstPauseMs());
    settle(order, first);
    pause(doing.secondPauseMs());
    settle(order, second);
  }

  private void payLate(Doing doing) throws GaveUpException, IOException, InterruptedException {
    String order = place(doing);
    String slug = order == null ? null : invoice(order);
    if (order == null || slug == null) return;
    String sheet = pending(order, slug);
    // The time is up, and perhaps nobody has noticed yet.
    pause(World.ORDER_SECONDS * 1_000 + doing.secondPauseMs() * 3);
    settle(order, sheet);
  }

  private void cancelAndPay(Doing doing) throws GaveUpException, IOException, InterruptedException {
    String order = place(doing);
    String slug = order == null ? null : invoice(order);
    if (order == null || slug == null) return;
    String sheet = pending(order, slug);
    pause(doing.firstPauseMs());
    cancel(order);
    settle(order, sheet);
  }

  private void chargeBack(Doing doing) throws GaveUpException, IOException, InterruptedException {
    String order = place(doing);
    String slug = order == null ? null : invoice(order);
    if (order == null || slug == null) return;
    String charge = pay(order, slug, "paid");
    if (charge == null) return;
    pause(doing.secondPauseMs());
    var _ = world.telegram.hand("charges/" + charge + "/charge-back", Map.of());
    journal.tell(name, "store takes back " + charge + " of " + order);
    journal.count("charge-backs");
  }

  private void subscribe(Doing doing) throws GaveUpException, IOException, InterruptedException {
    String order = place(doing);
    String slug = order == null ? null : invoice(order);
    if (order == null || slug == null) return;
    String charge = pay(order, slug, "paid");
    if (charge != null) club = new Club(order, charge);
  }

  private void renew(Doing doing) throws GaveUpException, IOException, InterruptedException {
    Club mine = club;
    if (mine == null) {
      subscribe(doing);
      return;
    }
    String path = "/api/subscriptions/" + mine.order;
    switch (doing.secondPauseMs() % 8) {
      case 0 -> note("cancels " + mine, door.post(path + "/cancel", session, ""));
      case 1 -> note("takes up again " + mine, door.post(path + "/reactivate", session, ""));
      case 2, 3 ->
          tell("changes " + mine + " in Telegram: "
              + world.telegram.hand(
                  "users/" + id + "/subscriptions",
                  Map.of("charge", mine.charge, "cancelled", doing.repeats())));
      case 4 -> {
        note("refund of " + mine, merchant.refund(mine.order));
        club = null;
      }
      default -> {
        JsonNode renewed =
            world.telegram.hand("subscriptions/" + mine.charge + "/pass", Map.of());
        tell("renews " + mine + ": " + renewed);
        if (!renewed.has("error")) journal.count("renewals");
      }
    }
  }

  // ---- steps

  /** Places an order; null if it was refused. */
  private @Nullable String place(Doing doing) throws GaveUpException, InterruptedException {
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
  private @Nullable String invoice(String order) throws GaveUpException, InterruptedException {
    Answer invoice = door.post("/api/orders/" + order + "/invoice", session, "");
    if (!invoice.isFine()) note("invoice of " + order, invoice);
    String link = invoice.text("link");
    return invoice.isFine() ? link.substring(link.indexOf('$') + 1) : null;
  }

  private void cancel(String order) throws GaveUpException, InterruptedException {
    Answer cancelled = door.post("/api/orders/" + order + "/cancel", session, "");
    note("cancels " + order, cancelled);
    if (cancelled.isFine()) facts.told(order, cancelled.json().path("position").asLong(-1));
  }

  /** Pays in one go; the charge, or null if nothing was charged. */
  private @Nullable String pay(String order, String slug, String outcome)
      throws IOException, InterruptedException {
    return charged(order, sheet(slug, outcome));
  }

  /** Agrees to pay later; null if the shop did not agree. */
  private @Nullable String pending(String order, String slug)
      throws IOException, InterruptedException {
    JsonNode sheet = sheet(slug, "pending");
    tell("agrees to pay " + order + ": " + sheet);
    return sheet.path("pendingId").asString(null);
  }

  private JsonNode sheet(String slug, String outcome) throws IOException, InterruptedException {
    return world.telegram.hand(
        "users/" + id + "/pay",
        Map.of("slug", slug, "outcome", outcome, "monthSeconds", MONTH_SECONDS));
  }

  private void settle(String order, @Nullable String pending)
      throws IOException, InterruptedException {
    if (pending == null) return;
    var _ =
        charged(
            order,
            world.telegram.hand("payments/" + pending + "/settle", Map.of("outcome", "paid")));
  }

  private @Nullable String charged(String order, JsonNode sheet) {
    tell("pays " + order + ": " + sheet);
    String charge = sheet.path("chargeId").asString(null);
    if (charge != null) journal.count("payments");
    return charge;
  }

  private void note(String what, Answer answer) {
    tell(what + (answer.isFine() ? "" : " refused: " + answer.problem()));
    if (answer.isFine()) return;
    journal.count("refused " + answer.problem());
    if (!EXPECTED.contains(answer.problem())) {
      facts.wrong(new Violation("refusals have a reason", what + ": " + answer.body(), what));
    }
  }

  private void tell(String what) {
    journal.tell(name, what);
  }

  private static void pause(int ms) throws InterruptedException {
    Thread.sleep(ms);
  }
}
