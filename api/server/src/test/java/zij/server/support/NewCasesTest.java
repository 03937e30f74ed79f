package zij.server.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import zij.language.role.Role;
import zij.server.Answer;
import zij.server.Eventually;
import zij.server.RunningServer;
import zij.server.SharedServer;
import zij.server.Shopper;

/** What those who may answer hear of a case that a buyer opens. */
@ExtendWith(SharedServer.class)
class NewCasesTest {
  private final RunningServer server;

  NewCasesTest(RunningServer server) {
    this.server = server;
  }

  /** With the way to the case, without a word of what was written, and once. */
  @Test
  void whoMayAnswerIsToldOnce() {
    Shopper helper = Shopper.withRole(server, Role.SUPPORT);
    Shopper auditor = Shopper.withRole(server, Role.AUDITOR);
    Shopper buyer = server.shopper();
    String id = ask(buyer, "My secret is 4711");
    Eventually.holds(() -> !told(helper, id).isEmpty());
    JsonNode message = told(helper, id).getFirst();
    assertThat(message.path("text").asString())
        .isEqualTo("New case " + number(id) + ". Its buyer waits for an answer.");
    JsonNode button = message.at("/reply_markup/inline_keyboard/0/0");
    assertThat(button.path("text").asString()).isEqualTo("Open the case");
    assertThat(button.at("/web_app/url").asString()).endsWith("/desk/cases/" + id);

    type(buyer, "And 4712");
    String body = "{\"id\":\"%s\",\"text\":\"We see\"}".formatted(UUID.randomUUID());
    Answer answered = helper.post("/api/desk/cases/" + id + "/answers", body);
    assertThat(answered.status()).as(answered.text()).isEqualTo(200);
    // The reaction takes what happens to a case in its order.
    Eventually.holds(() -> heard(buyer, "We see"));
    assertThat(told(helper, id)).hasSize(1);
    assertThat(told(auditor, id)).isEmpty();
    assertThat(told(helper, id).toString()).doesNotContain("4711", "4712");
  }

  /** Others are, in the language of their chats, with the order that it is about. */
  @Test
  void whoAsksIsNotTold() {
    Shopper helper = Shopper.withRole(server, Role.SUPPORT);
    chooseRussian(helper);
    Shopper asking = Shopper.withRole(server, Role.MANAGER);
    String order = asking.order();
    asking.awaitStatus(order, "placed");
    type(asking, "/start s_" + order);
    Eventually.holds(() -> heard(asking, "what is wrong with order"));
    String id = askNow(asking, "Where is it?");
    Eventually.holds(() -> !told(helper, id).isEmpty());
    assertThat(told(helper, id).getFirst().path("text").asString())
        .startsWith("Новое обращение " + number(id) + ", о заказе ")
        .contains(asking.see(order).path("number").asString());
    assertThat(told(asking, id)).isEmpty();
  }

  private String ask(Shopper buyer, String question) {
    type(buyer, "/support");
    Eventually.holds(() -> heard(buyer, "the shop answers in this chat"));
    return askNow(buyer, question);
  }

  private String askNow(Shopper buyer, String question) {
    type(buyer, question);
    Eventually.holds(() -> heard(buyer, "The shop has your question"));
    Eventually.holds(() -> !cases(buyer).isEmpty());
    return cases(buyer).getFirst().path("caseId").asString();
  }

  private List<JsonNode> cases(Shopper buyer) {
    return server
        .owner()
        .get("/api/desk/cases?limit=100")
        .json()
        .path("cases")
        .valueStream()
        .filter(one -> one.path("buyer").asLong() == buyer.id())
        .toList();
  }

  private void type(Shopper person, String text) {
    var _ = server.phone("users/" + person.id() + "/messages", Map.of("text", text));
  }

  private boolean heard(Shopper person, String words) {
    return messages(person).stream().anyMatch(it -> it.path("text").asString().contains(words));
  }

  private List<JsonNode> messages(Shopper person) {
    return server
        .look("users/" + person.id() + "/messages")
        .valueStream()
        .filter(message -> message.path("author").asString().equals("BOT"))
        .toList();
  }

  private void chooseRussian(Shopper person) {
    type(person, "/language");
    Eventually.holds(() -> heard(person, "language"));
    long asked = messages(person).getLast().path("id").asLong();
    var pressed = Map.of("messageId", asked, "data", "language:ru");
    JsonNode answered = server.phone("users/" + person.id() + "/press", pressed);
    assertThat(answered.path("text").asString()).startsWith("Теперь бот пишет");
  }

  private static String number(String id) {
    return id.substring(0, 8).toUpperCase(Locale.ROOT);
  }

  /** What the bot sent to somebody with the way to this case. */
  private List<JsonNode> told(Shopper person, String id) {
    return server.botApi().calls("sendMessage").stream()
        .map(call -> JsonMapper.shared().readTree(call.body()))
        .filter(message -> message.path("chat_id").asLong() == person.id())
        .filter(message -> message.toString().contains("/desk/cases/" + id))
        .toList();
  }
}
