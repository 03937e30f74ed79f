package zij.server.contract;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import zij.server.Answer;
import zij.server.Counter;
import zij.server.Eventually;
import zij.server.RunningServer;
import zij.server.SharedServer;
import zij.server.Shopper;
import zij.server.terms.Terms;

/** The server answers the mini apps as they rely on; every state is made as people make it. */
@ExtendWith(SharedServer.class)
class ServerContractTest {
  /** What somebody bought and got. */
  private record Bought(Shopper buyer, String order) {
    Bought(Shopper buyer) {
      this(buyer, buyer.buy());
    }
  }

  private final RunningServer server;
  private @Nullable Bought bought;

  ServerContractTest(RunningServer server) {
    this.server = server;
  }

  @Test
  void keepsItsContractsWithTheMiniApps() {
    Contracts.verify(
        server.request("").build().uri().toString(),
        states(),
        "shop-server.json",
        "desk-server.json",
        "audit-server.json",
        "insights-server.json");
  }

  @Test
  void takesWhatTelegramBrings() {
    UpdateStates states = new UpdateStates(server);
    Contracts.verify(
        server.request("").build().uri().toString(), states.all(), "telegram-server.json");
    states.haveCome();
  }

  private Map<String, ProviderStates.State> states() {
    Map<String, ProviderStates.State> states = new HashMap<>();
    states.put("nothing but the shop", Map::of);
    states.put("somebody whom Telegram launched the app for", () -> launched(server.shopper()));
    states.put("the owner, whom Telegram launched the app for", () -> launched(server.owner()));
    states.put("an auditor, whom Telegram launched the app for", () -> launched(server.auditor()));
    states.put("an analyst, whom Telegram launched the app for", () -> launched(server.analyst()));
    states.put("a buyer who is signed in", () -> signedIn(server.shopper()));
    states.put("a cart with two units in it", this::cart);
    states.put("an order that waits for its payment", this::waiting);
    states.put("an order that is paid and delivered", () -> delivered(null));
    states.put(
        "an order that is paid and delivered, seen by the owner", () -> delivered(server.owner()));
    states.put(
        "an order that is paid and delivered, seen by an auditor",
        () -> delivered(server.auditor()));
    states.put("the only order of a product, paid and delivered, seen by an analyst", this::only);
    states.put(
        "an order that can be given back, seen by the owner",
        () -> delivered(new Bought(server.shopper()), server.owner()));
    states.put("the owner, signed in", () -> with(signedIn(server.owner()), "product", name()));
    states.put("a draft of a product", this::draft);
    states.put("an auditor, and a run of the reconciliation", this::reconciled);
    return states;
  }

  private Map<String, Object> launched(Shopper person) {
    return Map.of("initData", server.launch(person.id()));
  }

  private static Map<String, Object> signedIn(Shopper person) {
    return Map.of("token", person.token(), "terms", Terms.sample().version());
  }

  private Map<String, Object> cart() {
    Shopper buyer = server.shopper();
    String line = "{\"quantity\":2,\"price\":%d}".formatted(Shopper.WALLPAPERS_PRICE);
    check(buyer.put("/api/me/cart/lines/" + Shopper.WALLPAPERS, line), 200);
    return signedIn(buyer);
  }

  private Map<String, Object> waiting() {
    Shopper buyer = server.shopper();
    String order = buyer.order();
    buyer.awaitStatus(order, "placed");
    return with(signedIn(buyer), "order", order);
  }

  /** As somebody sees it; null for its buyer. One is enough for all who only look. */
  private Map<String, Object> delivered(@Nullable Shopper viewer) {
    Bought known = bought;
    if (known == null) {
      Shopper buyer = server.shopper();
      known = new Bought(buyer);
      Eventually.holds(() -> buyer.get("/api/me/library").json().path("items").size() == 1);
      bought = known;
    }
    return delivered(known, viewer == null ? known.buyer() : viewer);
  }

  private Map<String, Object> only() {
    Counter counter = Counter.open(server);
    Shopper buyer = server.shopper();
    String order = counter.order(buyer, 1);
    var _ = buyer.pay(buyer.invoice(order), "paid");
    buyer.awaitStatus(order, "delivered");
    counter.close();
    Shopper analyst = server.analyst();
    Map<String, Object> values = delivered(new Bought(buyer, order), analyst);
    String figures =
        "/api/insights/orders?happening=paid&tz=UTC&from=%s&to=%s&product=%s"
            .formatted(values.get("from"), values.get("to"), counter.product());
    Eventually.holds(() -> analyst.get(figures).json().path("orders").size() == 1);
    return with(values, "product", counter.product());
  }

  private Map<String, Object> delivered(Bought known, Shopper viewer) {
    String order = known.order();
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    Map<String, Object> values = new HashMap<>(signedIn(viewer));
    values.put("order", order);
    String position = Long.toString(server.logSize() - 1);
    values.put("position", position);
    // Pact asks once, and does not come back after a 503 as the apps do.
    check(known.buyer().get("/api/orders/" + order + "/receipt?position=" + position), 200);
    check(server.owner().get("/api/desk/orders/" + order + "?position=" + position), 200);
    values.put("payment", payment(order));
    // Midnight may come between the order and the question.
    values.put("from", today.minusDays(6).toString());
    values.put("to", today.plusDays(2).toString());
    return values;
  }

  private long payment(String order) {
    return server
        .auditor()
        .get("/api/ledger/entries?type=order.paid&order=" + order)
        .json()
        .at("/entries/0/position")
        .asLong();
  }

  private Map<String, Object> draft() {
    String product = name();
    Answer made =
        server
            .owner()
            .post(
                "/api/desk/products",
                """
                {"product":"%s","emoji":"🎁","price":40,"good":"Come at seven.","selling":"once",
                 "texts":{"en":{"title":"Contract draft","body":""}}}
                """
                    .formatted(product));
    long position = check(made, 201).json().path("position").asLong();
    Shopper owner = server.owner();
    check(owner.get("/api/desk/products/" + product + "?position=" + position), 200);
    check(owner.get("/api/desk/categories?position=" + position), 200);
    return with(with(signedIn(owner), "product", product), "position", Long.toString(position));
  }

  private Map<String, Object> reconciled() {
    Shopper owner = server.owner();
    Shopper auditor = server.auditor();
    Eventually.holds(() -> owner.post("/api/ledger/reconciliation/runs", "").status() == 200);
    Eventually.holds(() ->
        auditor
            .get("/api/ledger/reconciliation?state=OPEN")
            .json()
            .at("/lastRun/state")
            .asString("")
            .equals("COMPLETE"));
    return signedIn(auditor);
  }

  private static String name() {
    return "contract-" + UUID.randomUUID();
  }

  private static Map<String, Object> with(Map<String, Object> values, String name, Object value) {
    Map<String, Object> more = new HashMap<>(values);
    more.put(name, value);
    return more;
  }

  private static Answer check(Answer answer, int status) {
    if (answer.status() != status) throw new AssertionError(answer.text());
    return answer;
  }
}
