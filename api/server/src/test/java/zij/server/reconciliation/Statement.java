package zij.server.reconciliation;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import zij.server.Answer;
import zij.server.RunningServer;
import zij.server.Shopper;

/** A hand on Telegram's side of the money, and on the server's reconciliation. */
final class Statement {
  private final RunningServer server;
  private final Shopper owner;

  /** What was done here can be seen from this position on. */
  private long position;

  private Statement(RunningServer server) {
    this.server = server;
    this.owner = server.owner();
  }

  static Statement of(RunningServer server) {
    return new Statement(server);
  }

  Shopper owner() {
    return owner;
  }

  /** Runs now. */
  JsonNode run() {
    Answer answer = owner.post("/api/ledger/reconciliation/runs", "");
    if (answer.status() != 200) throw new AssertionError(answer.text());
    reached(answer);
    return answer.json().path("run");
  }

  private void reached(Answer answer) {
    position = Math.max(position, answer.json().path("position").asLong(-1));
  }

  JsonNode report() {
    return owner.get("/api/ledger/reconciliation?position=" + position).json();
  }

  /** The first page of the differences in a state. */
  JsonNode differences(String state) {
    return owner
        .get("/api/ledger/reconciliation?limit=100&state=" + state + "&position=" + position)
        .json()
        .path("differences");
  }

  /** The difference about a transaction, which must be there. */
  JsonNode difference(String state, String transaction) {
    return differences(state)
        .valueStream()
        .filter(d -> d.path("transaction").asString().equals(transaction))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no such difference: " + transaction));
  }

  Answer settle(String difference, String decision, String note) {
    Answer answer =
        owner.post(
            "/api/ledger/differences/" + difference + "/settlement",
            "{\"decision\":\"%s\",\"note\":\"%s\"}".formatted(decision, note));
    if (answer.status() == 200) reached(answer);
    return answer;
  }

  /** The next so many updates of a topic are lost. */
  void lose(String topic, int times) {
    var _ = server.phone("faults", Map.of("kind", "drop", "topic", topic, "times", times));
  }

  /** Pays an order of this buyer's; answers the charge. */
  static String pay(Shopper buyer, String order) {
    JsonNode paid = buyer.pay(buyer.invoice(order), "paid");
    if (!paid.path("status").asString("").equals("paid")) throw new AssertionError(paid.toString());
    return paid.path("chargeId").asString();
  }

  /** A payment of which the server never hears. */
  String payUnheard(Shopper buyer, String order) {
    lose("successful_payment", 1);
    return pay(buyer, order);
  }

  void chargeBack(String charge) {
    var _ = server.phone("charges/" + charge + "/charge-back", Map.of());
  }

  /** Somebody with the bot's token gives a payment back. */
  void refund(Shopper buyer, String charge) {
    JsonNode done =
        server.bot(
            "refundStarPayment",
            Map.of("user_id", buyer.id(), "telegram_payment_charge_id", charge));
    if (!done.asBoolean(false)) throw new AssertionError("not refunded: " + charge);
  }

  /** A transaction of another product of the same bot, or of its owner if there is no user. */
  String elsewhere(long user, int stars, int nanostars, boolean incoming) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("userId", user);
    entry.put("amount", stars);
    entry.put("nanostars", nanostars);
    entry.put("incoming", incoming);
    entry.put("payload", "another-product-7");
    return server.phone("statement", entry).path("id").asString();
  }

  /** What Telegram says the bot has, in nanostars. */
  long telegramBalance() {
    JsonNode balance = server.bot("getMyStarBalance");
    return balance.path("amount").asLong() * 1_000_000_000
        + balance.path("nanostar_amount").asLong(0);
  }

  /** An amount of a report in nanostars. */
  static long nanostars(JsonNode amount) {
    return amount.path("stars").asLong() * 1_000_000_000 + amount.path("nanostars").asLong();
  }
}
