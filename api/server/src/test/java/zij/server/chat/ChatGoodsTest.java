package zij.server.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import zij.server.Answer;
import zij.server.Counter;
import zij.server.DeskLetters;
import zij.server.Eventually;
import zij.server.RunningServer;
import zij.server.SharedServer;
import zij.server.Shopper;

/** Private chats that are sold: in come those who paid, and nobody else. */
@ExtendWith(SharedServer.class)
class ChatGoodsTest {
  private final RunningServer server;
  private final Counter counter;
  private final String good;
  private long room;

  ChatGoodsTest(RunningServer server) {
    this.server = server;
    this.counter = Counter.open(server);
    this.good = "/api/desk/products/" + counter.product() + "/good";
  }

  @BeforeEach
  void sell() {
    room = room(RunningServer.OWNER, "Circle", Map.of());
    Answer set = set(room);
    assertThat(set.status()).as(set.text()).isEqualTo(200);
  }

  @AfterEach
  void close() {
    counter.close();
  }

  private long room(long owner, String title, Map<String, ?> more) {
    server.owner(); // who is on a phone from now on
    Map<String, Object> body = new HashMap<>(Map.of("title", title, "owner", owner));
    body.putAll(more);
    return server.phone("rooms", body).path("id").asLong(0);
  }

  private Answer set(long chat) {
    return counter.owner().put(good, "{\"chat\":" + chat + "}");
  }

  private String bought(Shopper buyer) {
    String order = counter.order(buyer, 1);
    buyer.pay(buyer.invoice(order), "paid");
    buyer.awaitStatus(order, "delivered");
    return order;
  }

  private static JsonNode place(Shopper buyer, String order) {
    return buyer.see(order).path("deliveries").path(0).path("chat");
  }

  private static void awaitState(Shopper buyer, String order, String state) {
    Eventually.holds(() -> place(buyer, order).path("state").asString("").equals(state));
  }

  private String link(Shopper buyer, String order) {
    Eventually.holds(() -> place(buyer, order).path("link").isString());
    return place(buyer, order).path("link").asString();
  }

  private String follow(Shopper person, String link) {
    return server
        .phone("users/" + person.id() + "/join", Map.of("link", link))
        .path("standing")
        .asString("");
  }

  /** What a person is to the room now. */
  private String standing(Shopper person) {
    Stream<JsonNode> people = server.look("rooms/" + room).path("people").valueStream();
    return people
        .filter(one -> one.path("person").asLong(0) == person.id())
        .map(one -> one.path("standing").asString(""))
        .findFirst()
        .orElse("");
  }

  private void awaitStanding(Shopper person, String standing) {
    Eventually.holds(() -> standing(person).equals(standing));
  }

  private String joined(Shopper buyer) {
    String order = bought(buyer);
    assertThat(follow(buyer, link(buyer, order))).isEqualTo("asking");
    awaitStanding(buyer, "MEMBER");
    awaitState(buyer, order, "ADMITTED");
    return order;
  }

  private List<String> story(String order) {
    JsonNode story = counter.owner().get("/api/desk/orders/" + order).json().path("story");
    return story.valueStream().map(one -> one.path("type").asString("")).toList();
  }

  @Test
  void aLinkLetsInTheBuyerAndNobodyElse() {
    Shopper buyer = server.shopper();
    Shopper other = server.shopper();
    String order = bought(buyer);
    String link = link(buyer, order);
    assertThat(follow(other, link)).isEqualTo("asking");
    awaitStanding(other, "LEFT");
    assertThat(follow(buyer, link)).isEqualTo("asking");
    awaitStanding(buyer, "MEMBER");
    awaitState(buyer, order, "ADMITTED");
    assertThat(story(order))
        .endsWith("membership.opened", "membership.invited", "membership.admitted");
    Eventually.holds(() ->
        server.botApi().calls("sendMessage").stream()
            .anyMatch(call -> call.body().contains(link) && call.body().contains("Circle")));
  }

  @Test
  void aRefundMakesTheLinkWorthlessAndTakesTheBuyerOut() {
    Shopper buyer = server.shopper();
    String order = joined(buyer);
    String link = place(buyer, order).path("link").asString();
    Answer wish =
        counter.owner().post("/api/desk/orders/" + order + "/refund", "{\"reason\":\"Asked.\"}");
    assertThat(wish.status()).as(wish.text()).isEqualTo(200);
    awaitStanding(buyer, "LEFT");
    assertThat(follow(buyer, link)).isEqualTo("expired");
    JsonNode chats = counter.owner().get("/api/desk/orders/" + order).json().path("chats");
    assertThat(chats.path(0).path("state").asString()).isEqualTo("ENDED");
    String again = "/api/desk/orders/" + order + "/chats/" + room + "/link";
    assertThat(counter.owner().post(again, "").problem()).isEqualTo("409 MEMBERSHIP_ENDED");
  }

  @Test
  void theShopGivesAnotherLinkAndTheOneBeforeIsWorthless() {
    Shopper buyer = server.shopper();
    String order = bought(buyer);
    String first = link(buyer, order);
    String again = "/api/desk/orders/" + order + "/chats/" + room + "/link";
    assertThat(counter.owner().post(again, "").status()).isEqualTo(200);
    Eventually.holds(() -> {
      JsonNode link = place(buyer, order).path("link");
      return link.isString() && !link.asString().equals(first);
    });
    assertThat(follow(buyer, first)).isEqualTo("expired");
    assertThat(follow(buyer, link(buyer, order))).isEqualTo("asking");
    awaitStanding(buyer, "MEMBER");
    String unknown = "/api/desk/orders/" + order + "/chats/-1/link";
    assertThat(counter.owner().post(unknown, "").problem()).isEqualTo("404 MEMBERSHIP_UNKNOWN");
  }

  @Test
  void whatTheBotMayNoLongerDoWaitsAsALetterAboutTheOrderUntilItMayAgain() {
    server.phone("rooms/" + room, Map.of("canInvite", false));
    Shopper buyer = server.shopper();
    String order = bought(buyer);
    DeskLetters letters = new DeskLetters(counter.owner());
    Eventually.holds(() -> letters.ofOrder(order).size() == 1);
    JsonNode letter = letters.ofOrder(order).getFirst();
    assertThat(letter.path("reaction").asString()).isEqualTo("chat-access");
    assertThat(letter.path("cause").asString()).contains("not enough rights");
    assertThat(place(buyer, order).path("state").asString()).isEqualTo("OPENING");
    server.phone("rooms/" + room, Map.of("canInvite", true));
    Answer again = letters.replay(letter.path("number").asLong(0));
    assertThat(again.json().path("done").asBoolean(false)).as(again.text()).isTrue();
    assertThat(follow(buyer, link(buyer, order))).isEqualTo("asking");
    awaitStanding(buyer, "MEMBER");
  }

  @Test
  void onlyAPrivateChatIsSoldInWhichTheBotMayLetPeopleInAndTakeThemOut() {
    assertThat(set(-1_009_999_999_999L).problem()).isEqualTo("422 CHAT_UNKNOWN");
    assertThat(set(5).status()).isEqualTo(400);
    long open = room(RunningServer.OWNER, "Open", Map.of("username", "everybody"));
    assertThat(set(open).problem()).isEqualTo("422 CHAT_NOT_PRIVATE");
    long weak = room(RunningServer.OWNER, "Weak", Map.of("canRestrict", false));
    assertThat(set(weak).problem()).isEqualTo("422 CHAT_NOT_SERVED");
    JsonNode product = counter.owner().get("/api/desk/products/" + counter.product()).json();
    assertThat(product.path("chat").path("chat").asLong(0)).isEqualTo(room);
    assertThat(product.path("chat").path("title").asString()).isEqualTo("Circle");
  }

  @Test
  void theDeskOffersTheChatsToWhichTheShopAddedTheBotAndNobodyElses() {
    Shopper stranger = server.shopper();
    long theirs = room(stranger.id(), "Not the shop's", Map.of());
    Eventually.holds(() -> offered().contains(room));
    server.phone("rooms/" + room, Map.of("status", "member"));
    Eventually.holds(() -> !offered().contains(room));
    assertThat(offered()).doesNotContain(theirs);
  }

  private List<Long> offered() {
    JsonNode chats = counter.owner().get("/api/desk/chats").json().path("chats");
    return chats.valueStream().map(chat -> chat.path("id").asLong(0)).toList();
  }
}
