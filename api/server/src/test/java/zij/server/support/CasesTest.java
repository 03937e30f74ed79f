package zij.server.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import zij.server.Answer;
import zij.server.Eventually;
import zij.server.RunningServer;
import zij.server.SharedServer;
import zij.server.Shopper;

/** From {@code /support} in the chat to {@code /api/desk/cases} and back. */
@ExtendWith(SharedServer.class)
class CasesTest {
  private final RunningServer server;
  private final Shopper shopper;
  private final Shopper owner;

  CasesTest(RunningServer server) {
    this.server = server;
    this.shopper = server.shopper();
    this.owner = server.owner();
  }

  private void type(String text) {
    var _ = server.phone("users/" + shopper.id() + "/messages", Map.of("text", text));
  }

  private boolean heard(String words) {
    return server
        .look("users/" + shopper.id() + "/messages")
        .valueStream()
        .filter(message -> message.path("author").asString().equals("BOT"))
        .anyMatch(message -> message.path("text").asString().contains(words));
  }

  private void say(String text, String words) {
    type(text);
    Eventually.holds(() -> heard(words));
  }

  /** The only case of the shopper, as the desk lists it. */
  private JsonNode listed(String state) {
    JsonNode[] found = new JsonNode[1];
    Eventually.holds(() -> {
      List<JsonNode> own = cases(state);
      if (own.isEmpty()) return false;
      found[0] = own.getFirst();
      return true;
    });
    return found[0];
  }

  private List<JsonNode> cases(String state) {
    return owner
        .get("/api/desk/cases?state=" + state + "&limit=100")
        .json()
        .path("cases")
        .valueStream()
        .filter(one -> one.path("buyer").asLong() == shopper.id())
        .toList();
  }

  private String ask(String question) {
    say("/support", "the shop answers in this chat");
    say(question, "The shop has your question");
    return listed("waiting").path("caseId").asString();
  }

  private Answer answer(String id, UUID answer, String text) {
    String body =
        JsonMapper.shared().writeValueAsString(Map.of("id", answer.toString(), "text", text));
    return owner.post("/api/desk/cases/" + id + "/answers", body);
  }

  private JsonNode see(String id, long position) {
    return owner.get("/api/desk/cases/" + id + "?position=" + position).json();
  }

  private static List<String> texts(JsonNode found) {
    return found
        .path("messages")
        .valueStream()
        .map(m -> m.path("text").isNull() ? "—" : m.path("text").asString())
        .toList();
  }

  @Test
  void aQuestionIsAnsweredInTheChat() {
    String id = ask("The file <does> not open");
    UUID answerId = UUID.randomUUID();
    Answer answered = answer(id, answerId, "Try again & tell us");
    assertThat(answered.status()).as(answered.text()).isEqualTo(200);
    long position = answered.json().path("position").asLong();
    Eventually.holds(() -> heard("Try again & tell us"));

    JsonNode seen = see(id, position);
    assertThat(texts(seen)).containsExactly("The file <does> not open", "Try again & tell us");
    assertThat(seen.at("/about/state").asString()).isEqualTo("answered");
    assertThat(seen.at("/about/takenBy").asLong()).isEqualTo(RunningServer.OWNER);
    assertThat(seen.at("/about/firstAnswerSeconds").asLong(-1)).isBetween(0L, 60L);

    // sent again, after a reply that got lost, it is told once
    assertThat(answer(id, answerId, "Try again & tell us").json().path("position").asLong())
        .isEqualTo(-1);
    type("Now it opens");
    Eventually.holds(() -> texts(see(id, position)).size() == 3);
    assertThat(see(id, position).at("/about/state").asString()).isEqualTo("waiting");
    assertThat(texts(see(id, position)).getLast()).isEqualTo("Now it opens");
  }

  @Test
  void aQuestionCanBeAboutAnOrder() {
    String order = shopper.order();
    shopper.awaitStatus(order, "placed");
    String number = shopper.see(order).path("number").asString();
    say("/support", "the shop answers in this chat");
    assertThat(press("support:" + order)).isEqualTo(number);
    Eventually.holds(() -> heard("what is wrong with order " + number));
    say("Where is it?", "The shop has your question");
    assertThat(listed("waiting").path("order").asString()).isEqualTo(order);
  }

  @Test
  void nobodyAsksAboutTheOrderOfSomebodyElse() {
    String foreign = server.shopper().order();
    say("/support", "the shop answers in this chat");
    assertThat(press("support:" + foreign)).isEmpty();
    say("/start s_" + foreign, "Welcome!");
    say("What is this?", "The shop has your question");
    assertThat(listed("waiting").path("order").isNull()).isTrue();
  }

  private String press(String data) {
    JsonNode last =
        server
            .look("users/" + shopper.id() + "/messages")
            .valueStream()
            .filter(message -> message.path("author").asString().equals("BOT"))
            .reduce((_, second) -> second)
            .orElseThrow();
    var pressed = Map.of("messageId", last.path("id").asLong(), "data", data);
    return server.phone("users/" + shopper.id() + "/press", pressed).path("text").asString();
  }

  @Test
  void oneCanThinkBetterOfIt() {
    say("/support", "the shop answers in this chat");
    say("/cancel", "Nothing was sent");
    say("I am fine", "Nobody reads this yet");
    assertThat(cases("waiting")).isEmpty();
  }

  /** What somebody was about to ask is still awaited by another server, or after a restart. */
  @Test
  void whereSomebodyIsOutlivesTheServer() {
    say("/support", "the shop answers in this chat");
    assertThat(
            server.texts("select state from server.conversation where user_id = ?", shopper.id()))
        .containsExactly("ASKING");
    int late =
        server
            .sql()
            .sql("update server.conversation set lasts_until = now() where user_id = ?")
            .param(shopper.id())
            .update();
    assertThat(late).isEqualTo(1);
    say("Too late", "Nobody reads this yet");
    assertThat(cases("waiting")).isEmpty();
  }

  @Test
  void aClosedCaseIsClosedUntilItIsOpenedAgain() {
    String id = ask("Are you there?");
    assertThat(owner.post("/api/desk/cases/" + id + "/take", "").status()).isEqualTo(200);
    assertThat(owner.post("/api/desk/cases/" + id + "/close", "").status()).isEqualTo(200);
    Eventually.holds(() -> heard("considers your question"));
    say("Hello?", "Nobody reads this yet");
    assertThat(answer(id, UUID.randomUUID(), "No").problem()).isEqualTo("409 CASE_CLOSED");
    long reopened =
        owner.post("/api/desk/cases/" + id + "/reopen", "").json().path("position").asLong();
    Eventually.holds(() -> heard("opened your question"));
    type("Here I am");
    Eventually.holds(() -> texts(see(id, reopened)).equals(List.of("Are you there?", "Here I am")));
  }

  @Test
  void aBuyerHasThreeOpenCasesAtTheMost() {
    for (int i = 1; i <= SupportLine.MAX_WAITING; i++) {
      say("/support", "the shop answers in this chat");
      type("Question " + i);
      int open = i;
      Eventually.holds(() -> cases("waiting").size() == open);
    }
    say("/support", "as many as there can be");
    assertThat(cases("waiting")).hasSize(SupportLine.MAX_WAITING);
  }

  @Test
  void anUpdateThatIsToldAgainOpensNothingNew() {
    say("/support", "the shop answers in this chat");
    String update =
        """
        {"update_id":810001,"message":{"message_id":1,"chat":{"id":%d,"type":"private"},\
        "from":{"id":%d,"language_code":"en"},"text":"Once"}}\
        """
            .formatted(shopper.id(), shopper.id());
    for (int i = 0; i < 3; i++) assertThat(server.webhook(update).status()).isEqualTo(200);
    String id = listed("waiting").path("caseId").asString();
    assertThat(texts(see(id, 0))).containsExactly("Once");
    assertThat(cases("waiting")).hasSize(1);
  }

  /** Telegram did not hear that it arrived, and meanwhile the shop spoke of another case. */
  @Test
  void anUpdateThatIsToldAgainLaterBelongsWhereItBelongedFirst() {
    String first = ask("About the first");
    type("/support");
    Eventually.holds(() ->
        server
            .texts("select state from server.conversation where user_id = ?", shopper.id())
            .equals(List.of("ASKING")));
    String update =
        """
        {"update_id":%d,"message":{"message_id":1,"chat":{"id":%d,"type":"private"},\
        "from":{"id":%d,"language_code":"en"},"text":"About the second"}}\
        """
            .formatted(820_000 + shopper.id(), shopper.id(), shopper.id());
    assertThat(server.webhook(update).status()).isEqualTo(200);
    Eventually.holds(() -> cases("waiting").size() == 2);
    Answer answered = answer(first, UUID.randomUUID(), "That is so");
    Eventually.holds(() -> heard("That is so"));
    assertThat(server.webhook(update).status()).isEqualTo(200);
    type("I see");
    long position = answered.json().path("position").asLong();
    Eventually.holds(() -> texts(see(first, position)).contains("I see"));
    assertThat(texts(see(first, position)))
        .containsExactly("About the first", "That is so", "I see");
  }

  @Test
  void whatIsErasedNobodyReads() {
    String id = ask("My secret is 4711");
    Answer answered = answer(id, UUID.randomUUID(), "We keep your secret 4711");
    Eventually.holds(() -> heard("We keep your secret"));
    assertThat(
            server.texts(
                "select convert_from(payload, 'UTF8') from ledger.event where aggregate_id = ?",
                id))
        .hasSize(3)
        .noneMatch(payload -> payload.contains("4711"));
    assertThat(shopper.delete("/api/me?confirm=" + shopper.id()).status()).isEqualTo(200);
    JsonNode seen = see(id, answered.json().path("position").asLong());
    assertThat(texts(seen)).containsExactly("—", "—");
    assertThat(answer(id, UUID.randomUUID(), "Still there?").problem())
        .isEqualTo("409 BUYER_ERASED");
    assertThat(
            server.texts("select state from server.conversation where user_id = ?", shopper.id()))
        .isEmpty();
  }

  @Test
  void badInputIsNamed() {
    String id = ask("What can I do?");
    assertThat(answer(id, UUID.randomUUID(), " ").problem()).isEqualTo("400 INVALID_REQUEST");
    assertThat(answer(id, UUID.randomUUID(), "x".repeat(3_501)).json().path("field").asString())
        .isEqualTo("text");
    assertThat(answer(id, UUID.randomUUID(), "x".repeat(3_500)).status()).isEqualTo(200);
    assertThat(owner.post("/api/desk/cases/" + id + "/answers", "{}").problem())
        .isEqualTo("400 INVALID_REQUEST");
    for (String query : List.of("state=open", "cursor=x", "limit=0", "limit=101")) {
      assertThat(owner.get("/api/desk/cases?" + query).problem())
          .isEqualTo("400 INVALID_PARAMETER");
    }
    String nobodys = UUID.randomUUID().toString();
    assertThat(owner.get("/api/desk/cases/" + nobodys).problem()).isEqualTo("404 CASE_UNKNOWN");
    assertThat(answer(nobodys, UUID.randomUUID(), "x").problem()).isEqualTo("404 CASE_UNKNOWN");
    assertThat(owner.post("/api/desk/cases/" + nobodys + "/close", "").problem())
        .isEqualTo("404 CASE_UNKNOWN");
    assertThat(owner.get("/api/desk/cases/x").problem()).isEqualTo("404 CASE_UNKNOWN");
  }

  @Test
  void onlyTheOwnerReadsThem() {
    String id = ask("Who reads this?");
    for (Shopper other : List.of(shopper, server.auditor(), server.analyst())) {
      assertThat(other.get("/api/desk/cases").problem()).isEqualTo("403 FORBIDDEN");
      assertThat(other.get("/api/desk/cases/" + id).problem()).isEqualTo("403 FORBIDDEN");
      assertThat(other.post("/api/desk/cases/" + id + "/close", "").problem())
          .isEqualTo("403 FORBIDDEN");
    }
  }
}
