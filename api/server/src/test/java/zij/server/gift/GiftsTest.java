package zij.server.gift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import zij.server.Answer;
import zij.server.Counter;
import zij.server.Eventually;
import zij.server.RunningServer;
import zij.server.SharedServer;
import zij.server.Shopper;

/** Gifts over HTTP: bought for somebody else, who takes them by a link, and nobody after that. */
@ExtendWith(SharedServer.class)
class GiftsTest {
  private static final int AT_ONCE = 8;
  private static final String MADE_UP = "A".repeat(43);

  private final RunningServer server;
  private final Counter counter;
  private final Giver giver;
  private final Shopper buyer;
  private final Shopper friend;

  /** What nobody may see but who took the gift. */
  private final String key = "KEY-" + UUID.randomUUID();

  GiftsTest(RunningServer server) {
    this.server = server;
    this.counter = Counter.open(server).withKeys(key);
    this.giver = Giver.of(counter);
    this.buyer = giver.buyer();
    this.friend = server.shopper();
  }

  @AfterEach
  void close() {
    counter.close();
  }

  private Answer open(Shopper person, String token) {
    return person.get("/api/gifts/" + token);
  }

  private String state(Shopper person, String token) {
    return open(person, token).json().path("state").asString("");
  }

  private Answer take(Shopper person, String token) {
    return person.post("/api/gifts/" + token + "/take", "");
  }

  private String taken(Shopper person, String token) {
    Answer answer = take(person, token);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    String order = answer.json().path("orderId").asString();
    return "/api/me/gifts/" + order + "?position=" + answer.json().path("position").asLong();
  }

  private Answer replace(Shopper person, String order, int instead) {
    return person.post("/api/orders/" + order + "/gift/link", "{\"instead\":" + instead + "}");
  }

  private List<String> types(String order) {
    return server.texts(
        "select type from ledger.event where aggregate_id = ? order by sequence", order);
  }

  /** All of it in one message. */
  private boolean wasTold(Shopper person, String... words) {
    return server.botApi().calls("sendMessage").stream()
        .filter(call -> call.body().contains("\"chat_id\":" + person.id()))
        .anyMatch(call -> Stream.of(words).allMatch(call.body()::contains));
  }

  @Test
  void whatIsBoughtForAFriendIsTheFriendsAndNotTheBuyers() {
    String order = giver.bought("{\"message\":\"Happy birthday!\"}");
    String token = giver.token(order);
    JsonNode own = buyer.see(order);
    assertThat(own.path("deliveries")).isEmpty();
    assertThat(own.path("gift").path("message").asString()).isEqualTo("Happy birthday!");
    assertThat(own.toString()).doesNotContain(key).doesNotContain("Come at seven.");
    assertThat(buyer.get("/api/me/library").json().path("items")).isEmpty();
    assertThat(buyer.get("/api/me/gifts/" + order).problem()).isEqualTo("404 GIFT_UNKNOWN");

    JsonNode opened = open(friend, token).json();
    assertThat(opened.path("state").asString()).isEqualTo("OPEN");
    assertThat(opened.path("message").asString()).isEqualTo("Happy birthday!");
    assertThat(opened.path("things").path(0).path("title").asString()).isEqualTo("A seat");
    assertThat(opened.toString()).doesNotContain(key).doesNotContain("Come at seven.");

    JsonNode received = friend.get(taken(friend, token)).json();
    assertThat(received.path("message").asString()).isEqualTo("Happy birthday!");
    assertThat(received.path("deliveries").path(0).path("content").asString())
        .isEqualTo("Come at seven.");
    assertThat(received.path("deliveries").path(0).path("keys").path(0).asString()).isEqualTo(key);
    JsonNode item = friend.get("/api/me/library").json().path("items").path(0);
    assertThat(item.path("order").asString()).isEqualTo(order);
    assertThat(item.path("gift").asBoolean()).isTrue();
    assertThat(friend.get("/api/orders/" + order).problem()).isEqualTo("404 ORDER_UNKNOWN");

    JsonNode after = buyer.see(order);
    assertThat(after.path("gift").path("takenAt").asString("")).isNotEmpty();
    assertThat(after.path("gift").path("link").isNull()).isTrue();
    assertThat(after.path("gift").path("yours").asBoolean()).isFalse();
    assertThat(after.toString()).doesNotContain(key).doesNotContain(String.valueOf(friend.id()));
    Eventually.holds(() ->
        wasTold(friend, key, "/shop/gifts/" + order)
            && wasTold(buyer, "your gift was taken", "/shop/orders/" + order));
    assertThat(wasTold(buyer, "your gift is wrapped")).isTrue();
    assertThat(wasTold(buyer, key) || wasTold(buyer, "Come at seven.")).isFalse();
  }

  @Test
  void ofAllWhoPressAtOnceOneHasIt() throws Exception {
    String order = giver.bought("{}");
    String token = giver.token(order);
    List<Shopper> friends = new ArrayList<>();
    for (int n = 0; n < AT_ONCE; n++) friends.add(server.shopper());
    CountDownLatch start = new CountDownLatch(1);
    List<Future<Answer>> pressed = new ArrayList<>();
    try (var hands = Executors.newFixedThreadPool(AT_ONCE)) {
      for (Shopper one : friends) {
        pressed.add(
            hands.submit(() -> {
              start.await();
              return take(one, token);
            }));
      }
      start.countDown();
    }
    List<String> answers = new ArrayList<>();
    for (Future<Answer> answer : pressed) {
      answers.add(answer.get().status() == 200 ? "taken" : answer.get().problem());
    }
    assertThat(answers).containsOnlyOnce("taken").contains("409 GIFT_TAKEN").hasSize(AT_ONCE);
    assertThat(types(order)).containsOnlyOnce("order.gift-taken");
    Shopper winner = friends.get(answers.indexOf("taken"));
    Shopper loser = friends.get(answers.indexOf("409 GIFT_TAKEN"));
    Eventually.holds(() -> state(winner, token).equals("YOURS"));
    assertThat(winner.get("/api/me/gifts/" + order).text()).contains(key);
    assertThat(take(winner, token).status()).isEqualTo(200);
    JsonNode late = open(loser, token).json();
    assertThat(late.path("state").asString()).isEqualTo("TAKEN");
    assertThat(late.path("things")).isEmpty();
    assertThat(loser.get("/api/me/gifts/" + order).problem()).isEqualTo("404 GIFT_UNKNOWN");
  }

  @Test
  void aLinkThatWasMadeUpLeadsNowhere() {
    String order = giver.bought("{}");
    String genuine = giver.token(order);
    String guessed = genuine.substring(0, 22) + MADE_UP.substring(22);
    for (String token : List.of(guessed, MADE_UP, "x", "A".repeat(44), "%20")) {
      assertThat(open(friend, token).problem()).isEqualTo("404 GIFT_UNKNOWN");
      assertThat(take(friend, token).problem()).isEqualTo("404 GIFT_UNKNOWN");
    }
    assertThat(server.get("/api/gifts/" + genuine).problem()).isEqualTo("401 UNAUTHENTICATED");
    assertThat(friend.get("/api/me/gifts/none").problem()).isEqualTo("404 GIFT_UNKNOWN");
    assertThat(types(order)).doesNotContain("order.gift-taken");
  }

  @Test
  void aLinkThatGotAboutIsReplacedOnce() {
    String order = giver.bought("{}");
    String leaked = giver.token(order);
    assertThat(replace(friend, order, 1).problem()).isEqualTo("404 ORDER_UNKNOWN");
    assertThat(replace(buyer, order, 0).problem()).isEqualTo("400 INVALID_REQUEST");
    Answer replaced = replace(buyer, order, 1);
    assertThat(replaced.status()).as(replaced.text()).isEqualTo(200);
    assertThat(replace(buyer, order, 1).status()).isEqualTo(200);
    Eventually.holds(() -> !giver.token(order).equals(leaked));
    assertThat(types(order)).containsOnlyOnce("order.gift-relinked");
    assertThat(take(friend, leaked).problem()).isEqualTo("404 GIFT_UNKNOWN");
    assertThat(open(friend, leaked).problem()).isEqualTo("404 GIFT_UNKNOWN");
    assertThat(friend.get(taken(friend, giver.token(order))).text()).contains(key);
    assertThat(replace(buyer, order, 2).problem()).isEqualTo("409 GIFT_TAKEN");
  }

  @Test
  void theBuyerTakesItBack() {
    String order = giver.bought("{}");
    assertThat(buyer.get(taken(buyer, giver.token(order))).text()).contains(key);
    assertThat(buyer.see(order).path("gift").path("yours").asBoolean()).isTrue();
    assertThat(buyer.get("/api/me/library").json().path("items").size()).isEqualTo(1);
  }

  @Test
  void aRefundTakesItFromWhoeverHasIt() {
    String order = giver.bought("{}");
    String path = taken(friend, giver.token(order));
    refund(order);
    buyer.awaitStatus(order, "refunded");
    JsonNode left = friend.get(path).json();
    assertThat(left.path("status").asString()).isEqualTo("refunded");
    assertThat(left.path("deliveries")).isEmpty();
    assertThat(friend.get("/api/me/library").json().path("items").path(0).path("status").asString())
        .isEqualTo("refunded");
    Eventually.holds(() -> wasTold(friend, "is not yours any more"));
  }

  @Test
  void aRefundEndsALinkThatNobodyUsed() {
    String order = giver.bought("{}");
    String token = giver.token(order);
    refund(order);
    assertThat(take(friend, token).problem()).isEqualTo("409 GIFT_GONE");
    Eventually.holds(() -> state(friend, token).equals("GONE"));
    assertThat(buyer.see(order).path("gift").path("link").isNull()).isTrue();
    assertThat(replace(buyer, order, 1).problem()).isEqualTo("409 GIFT_GONE");
  }

  private void refund(String order) {
    String path = "/api/desk/orders/" + order + "/refund";
    assertThat(counter.owner().post(path, "{\"reason\":\"Late.\"}").status()).isEqualTo(200);
  }

  @Test
  void theDeskSeesThatItIsAGiftAndWhetherItWasTaken() {
    String order = giver.bought("{}");
    String path = "/api/desk/orders/" + order;
    JsonNode gift = counter.owner().get(path).json().path("gift");
    assertThat(gift.isObject()).isTrue();
    assertThat(gift.path("takenAt").isNull()).isTrue();
    var _ = taken(friend, giver.token(order));
    JsonNode now = counter.owner().get(path).json();
    assertThat(now.path("gift").path("taker").asLong()).isEqualTo(friend.id());
    assertThat(now.path("story").toString()).contains("order.gift-taken");
  }

  @Test
  void whatIsNotPaidCannotBeTakenAndHasNoLink() {
    String order = giver.place("{}").json().path("orderId").asString();
    Eventually.holds(() -> buyer.see(order).path("gift").isObject());
    assertThat(buyer.see(order).path("gift").path("link").isNull()).isTrue();
  }
}
