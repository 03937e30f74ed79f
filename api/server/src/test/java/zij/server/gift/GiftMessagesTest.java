package zij.server.gift;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import zij.server.Answer;
import zij.server.Counter;
import zij.server.Eventually;
import zij.server.RunningServer;
import zij.server.SharedServer;
import zij.server.Shopper;

/** What goes with a gift, and where it is not. */
@ExtendWith(SharedServer.class)
class GiftMessagesTest {
  private final RunningServer server;
  private final Counter counter;
  private final Giver giver;

  GiftMessagesTest(RunningServer server) {
    this.server = server;
    this.counter = Counter.open(server);
    this.giver = Giver.of(counter);
  }

  @AfterEach
  void close() {
    counter.close();
  }

  @Test
  void theLogHasNeitherTheTokenNorTheWords() {
    String order = giver.bought("{\"message\":\"Nobody but you may read this.\"}");
    String log =
        String.join(
            "\n",
            server.texts(
                "select convert_from(payload, 'UTF8') from ledger.event where aggregate_id = ?",
                order));
    assertThat(log).contains("\"link\":\"").doesNotContain(giver.token(order));
    assertThat(log).doesNotContain("Nobody but you may read this.");
  }

  @Test
  void whoErasesThemselvesLeavesTheGiftWithoutTheirWords() {
    String order = giver.bought("{\"message\":\"From me.\"}");
    String link = "/api/gifts/" + giver.token(order);
    Shopper friend = server.shopper();
    assertThat(friend.get(link).json().path("message").asString()).isEqualTo("From me.");
    String erased = "/api/me?confirm=" + giver.buyer().id();
    assertThat(giver.buyer().delete(erased).status()).isLessThan(300);
    Eventually.holds(() -> friend.get(link).json().path("message").isNull());
    Answer taken = friend.post(link + "/take", "");
    assertThat(taken.status()).as(taken.text()).isEqualTo(200);
    String position = "?position=" + taken.json().path("position").asLong();
    JsonNode received = friend.get("/api/me/gifts/" + order + position).json();
    assertThat(received.path("message").isNull()).isTrue();
    assertThat(received.path("deliveries").size()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\u0000", "\\ud800"})
  void aMessageIsText(String wrong) {
    Answer answer = giver.place("{\"message\":\"" + wrong + "\"}");
    assertThat(answer.problem()).isEqualTo("400 INVALID_REQUEST");
  }

  @Test
  void aMessageHasTwoHundredCharactersAtTheMost() {
    Answer answer = giver.place("{\"message\":\"" + "ў".repeat(201) + "\"}");
    assertThat(answer.problem()).isEqualTo("400 INVALID_REQUEST");
    assertThat(answer.json().path("field").asString()).isEqualTo("gift.message");
    assertThat(giver.place("{\"message\":\"" + "ў".repeat(200) + "\"}").status()).isEqualTo(201);
  }
}
