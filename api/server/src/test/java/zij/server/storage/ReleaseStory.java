package zij.server.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import zij.language.role.Role;
import zij.server.Answer;
import zij.server.Counter;
import zij.server.Eventually;
import zij.server.RunningServer;
import zij.server.Shopper;
import zij.server.parcel.PostShop;
import zij.server.subscription.Subscribers;

/** A bit of everything that a shop does, so that a release's fixture has it in its log. */
record ReleaseStory(RunningServer server, Shopper owner, Shopper buyer) {
  /** Who bought most. */
  static final long BUYER = 5_005_000_001L;

  static final long FRIEND = 5_005_000_002L;
  private static final long SLOW = 5_005_000_003L;
  private static final long GONE = 5_005_000_004L;

  private static final String PROMOTION =
      """
      {"code":"RELEASE","name":"Release","reduction":{"percent":20},"from":"2020-01-01T00:00:00Z"}
      """;

  /** Stands for nobody among those who ask. */
  static final long ANYBODY = 0;

  /**
   * What somebody asked, and what the answer was.
   *
   * @param by a Telegram id, or {@link #ANYBODY}
   */
  record Asked(long by, String path, JsonNode answer) {}

  /**
   * What somebody could still have done, and was not done.
   *
   * @param body JSON
   */
  record Deed(long by, String path, String body) {}

  /**
   * All that later releases are asked and told.
   *
   * @param checkpoint of the whole log
   * @param receipt of the first order
   * @param product of which a keys' pool is left, for {@link Counter#PRICE} Stars
   * @param code of a promotion that goes on
   */
  record Told(
      String checkpoint,
      String receipt,
      String product,
      String code,
      List<Asked> questions,
      List<Deed> deeds) {}

  static ReleaseStory of(RunningServer server) {
    return new ReleaseStory(server, server.owner(), known(server, BUYER));
  }

  /** The person with this id, who opens the shop. */
  static Shopper known(RunningServer server, long id) {
    server.phone("users", Map.of("id", id, "languageCode", "en", "stars", 100_000));
    return Shopper.signIn(server, id, server.launch(id));
  }

  /** Lets it happen, waits until all is told to everybody, and asks. */
  Told happen() {
    Counter seats = Counter.open(server).withKeys("KEY-1\nKEY-2\nKEY-3\nKEY-4\nKEY-5");
    Counter counted = Counter.open(server).with(40);
    String code = promotion();
    List<Deed> deeds = new ArrayList<>();

    String first = buyer.buy();
    String cheap = bought(buyer, seats.product(), ",\"code\":\"" + code + "\"");
    String file = bought(buyer, withFile().product(), "");
    String refunded = buyer.buy();
    accepted(owner.post("/api/desk/orders/" + refunded + "/refund", reason("Late.")));
    buyer.awaitStatus(refunded, "refunded");
    String cancelled = counted.order(buyer, 2);
    accepted(buyer.post("/api/orders/" + cancelled + "/cancel", ""));
    accepted(owner.post("/api/desk/orders/" + first + "/credit", credit(10)));
    Eventually.holds(() -> buyer.get("/api/me/credit").json().path("balance").asInt() == 10);
    String byCredit = bought(buyer, counted.product(), ",\"credit\":true");
    deeds.add(new Deed(RunningServer.OWNER, "/api/desk/orders/" + cheap + "/credit", credit(5)));
    deeds.add(new Deed(RunningServer.OWNER, counted.path("/additions"), "{\"units\":3}"));

    Shopper friend = known(server, FRIEND);
    String gift = bought(buyer, seats.product(), ",\"gift\":{\"message\":\"Happy birthday!\"}");
    accepted(friend.post("/api/gifts/" + giftToken(gift) + "/take", ""));
    String wrapped = bought(buyer, seats.product(), ",\"gift\":{\"message\":\"For later.\"}");
    deeds.add(new Deed(FRIEND, "/api/gifts/" + giftToken(wrapped) + "/take", ""));

    String monthly = subscriptions();
    String parcel = parcels(deeds);
    String supportCase = question(deeds);
    waitAndGo();
    accepted(buyer.put("/api/me/cart/lines/" + counted.product(), "{\"quantity\":2,\"price\":25}"));

    settle();
    List<Asked> questions = new ArrayList<>();
    for (String order : List.of(first, cheap, file, refunded, cancelled, byCredit, monthly)) {
      questions.add(ask(BUYER, "/api/orders/" + order));
      questions.add(ask(RunningServer.OWNER, "/api/desk/orders/" + order));
      questions.add(ask(RunningServer.AUDITOR, "/api/ledger/orders/" + order));
      questions.add(ask(RunningServer.AUDITOR, "/api/ledger/orders/" + order + "/evidence"));
      questions.add(ask(RunningServer.AUDITOR, "/api/ledger/orders/" + order + "/postings"));
      questions.add(ask(RunningServer.AUDITOR, "/api/ledger/entries?order=" + order));
    }
    questions.add(ask(FRIEND, "/api/me/gifts/" + gift));
    for (String list : List.of("orders", "me/library", "me/cart", "me/credit", "subscriptions")) {
      questions.add(ask(BUYER, "/api/" + list));
    }
    questions.add(ask(BUYER, "/api/parcels/" + parcel));
    questions.add(ask(RunningServer.OWNER, "/api/desk/parcels/" + parcel));
    questions.add(ask(RunningServer.OWNER, "/api/desk/cases/" + supportCase));
    questions.add(ask(RunningServer.OWNER, "/api/desk/staff"));
    for (Counter one : List.of(seats, counted)) {
      questions.add(ask(RunningServer.OWNER, one.path("")));
      questions.add(ask(RunningServer.OWNER, "/api/desk/products/" + one.product()));
      questions.add(ask(ANYBODY, "/api/catalog/products/" + one.product()));
    }
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    String days = "?from=%s&to=%s".formatted(today.minusDays(1), today.plusDays(2));
    questions.add(ask(RunningServer.ANALYST, "/api/insights/products" + days));
    questions.add(ask(RunningServer.ANALYST, "/api/insights/promotions" + days));
    String receipt = accepted(buyer.get("/api/orders/" + first + "/receipt")).text();
    String checkpoint = server.get("/log/checkpoint").text();
    return new Told(checkpoint, receipt, seats.product(), code, questions, deeds);
  }

  private Asked ask(long by, String path) {
    return new Asked(by, path, answer(server, by, path).json());
  }

  /** Asks as whoever asked; whatever else is answered than "here it is" is a failure. */
  static Answer answer(RunningServer server, long by, String path) {
    return accepted(by == ANYBODY ? server.get(path) : known(server, by).get(path));
  }

  private String promotion() {
    accepted(owner.post("/api/desk/promotions", PROMOTION));
    return "RELEASE";
  }

  /** Orders one of it, pays and waits for the goods; {@code more} are members of the order. */
  static String bought(Shopper buyer, String product, String more) {
    String plain = Shopper.wanted(product, 1, Counter.PRICE);
    String body = plain.substring(0, plain.length() - 1) + more + "}";
    Answer placed = accepted(buyer.place(UUID.randomUUID().toString(), body));
    String order = placed.json().path("orderId").asString();
    JsonNode paid = buyer.pay(buyer.invoice(order), "paid");
    assertThat(paid.path("status").asString("")).as(paid.toString()).isEqualTo("paid");
    buyer.awaitStatus(order, "delivered");
    return order;
  }

  private Counter withFile() {
    Counter counter = Counter.open(server);
    byte[] guide = "%PDF-1.7\nThe stars of Samarkand.\n%%EOF\n".getBytes(UTF_8);
    Answer kept =
        RunningServer.send(
            owner
                .request("/api/desk/files?name=guide.pdf")
                .header("Content-Type", "application/octet-stream")
                .POST(HttpRequest.BodyPublishers.ofByteArray(guide)));
    String hash = accepted(kept).json().path("sha256").asString();
    String good = "{\"file\":{\"sha256\":\"%s\",\"name\":\"guide.pdf\"}}".formatted(hash);
    accepted(owner.put("/api/desk/products/" + counter.product() + "/good", good));
    return counter;
  }

  private String giftToken(String order) {
    String link = buyer.see(order).path("gift").path("link").asString("");
    return link.substring(link.indexOf("gift_") + "gift_".length());
  }

  /** One that has ended, which is answered, and one that goes on. */
  private String subscriptions() {
    Subscribers club = Subscribers.of(server, 70);
    String order = club.order(buyer);
    club.pay(buyer, order, 1);
    club.cancelInTelegram(buyer, true);
    Subscribers.awaitState(buyer, order, "lapsed");
    String goesOn = club.subscribe(known(server, SLOW));
    assertThat(goesOn).isNotEmpty();
    return order;
  }

  private String parcels(List<Deed> deeds) {
    PostShop post = new PostShop(server, PostShop.open(server).bowl(), buyer);
    String sent = paidParcel(post);
    String tracking = "{\"tracking\":\"RR123456789UZ\"}";
    accepted(owner.post("/api/desk/parcels/" + sent + "/sent", tracking));
    Eventually.holds(
        () -> buyer.get("/api/parcels/" + sent).json().path("state").asString().equals("sent"));
    String waits = "/api/desk/parcels/" + paidParcel(post) + "/sent";
    deeds.add(new Deed(RunningServer.OWNER, waits, tracking));
    return sent;
  }

  private String paidParcel(PostShop post) {
    String parcel = post.order();
    String slug = post.slug(parcel);
    var _ = post.pay(slug, post.address(slug, "UZ"), "courier");
    Eventually.holds(
        () -> buyer.get("/api/parcels/" + parcel).json().path("state").asString().equals("paid"));
    return parcel;
  }

  private String question(List<Deed> deeds) {
    say("/support");
    say("The file does not open");
    JsonNode[] cases = new JsonNode[1];
    Eventually.holds(() -> {
      cases[0] = owner.get("/api/desk/cases?state=waiting").json().path("cases").path(0);
      return cases[0].has("caseId");
    });
    String id = cases[0].path("caseId").asString();
    String answers = "/api/desk/cases/" + id + "/answers";
    String answer = "{\"id\":\"%s\",\"text\":\"%s\"}";
    accepted(owner.post(answers, answer.formatted(UUID.randomUUID(), "Try again")));
    String later = answer.formatted(UUID.randomUUID(), "And again");
    deeds.add(new Deed(RunningServer.OWNER, answers, later));
    return id;
  }

  private void say(String text) {
    int before = messages();
    server.phone("users/" + BUYER + "/messages", Map.of("text", text));
    Eventually.holds(() -> messages() >= before + 2);
  }

  private int messages() {
    return server.look("users/" + BUYER + "/messages").size();
  }

  /** Somebody who does not pay, somebody who is forgotten, and somebody who helps. */
  private void waitAndGo() {
    Shopper slow = known(server, SLOW);
    assertThat(slow.invoice(slow.order())).isNotEmpty();
    Shopper gone = known(server, GONE);
    assertThat(gone.buy()).isNotEmpty();
    accepted(gone.delete("/api/me?confirm=" + GONE));
    assertThat(Shopper.withRole(server, Role.SUPPORT).id()).isPositive();
  }

  /** Until everybody who follows the log is at its end, and all of it is under a checkpoint. */
  private void settle() {
    String behind =
        """
        select processor_name from server.token_entry where processor_name <> '__config'
        and coalesce((convert_from(token, 'UTF8')::jsonb ->> 'globalIndex')::bigint, -1) + 1
          < (select size from ledger.head)\
        """;
    Eventually.holds(() -> {
      String signed = server.get("/log/checkpoint").text().lines().toList().get(1);
      return Long.parseLong(signed) == server.logSize() && server.texts(behind).isEmpty();
    });
  }

  private static String reason(String why) {
    return "{\"reason\":\"" + why + "\"}";
  }

  private static String credit(int stars) {
    return "{\"id\":\"%s\",\"amount\":%d,\"reason\":\"Half was missing.\"}"
        .formatted(UUID.randomUUID(), stars);
  }

  static Answer accepted(Answer answer) {
    if (answer.status() >= 300) throw new AssertionError(answer.status() + " " + answer.text());
    return answer;
  }
}
