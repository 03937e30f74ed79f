package zij.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static zij.simulator.Hand.TIMUR;
import static zij.simulator.Hand.json;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the bot writes, and the buttons under it. */
class MessageTest {
  private Receiver receiver;
  private Simulator simulator;
  private Hand hand;

  @BeforeEach
  void start() throws Exception {
    receiver = new Receiver();
    begin(false);
  }

  private void begin(boolean limits) throws Exception {
    simulator = Simulator.start(Hand.options().withMessageLimits(limits));
    hand = new Hand(simulator);
    hand.webhook(receiver);
    hand.phone("users/" + TIMUR + "/messages", json().put("text", "/start"));
    receiver.next();
  }

  @AfterEach
  void stop() {
    simulator.close();
    receiver.close();
  }

  private static ObjectNode html(String text) {
    return json().put("chat_id", TIMUR).put("parse_mode", "HTML").put("text", text);
  }

  @Test
  void readsHtmlIntoTextAndEntities() throws Exception {
    JsonNode sent =
        hand.done(
            "sendMessage", html("😀 <b>Bold <i>both</i></b> &lt;<a href=\"https://a.b/\">l</a>"));

    assertThat(sent.get("text").stringValue()).isEqualTo("😀 Bold both <l");
    JsonNode entities = sent.get("entities");
    assertThat(entities).hasSize(3);
    assertThat(entities.get(0).get("type").stringValue()).isEqualTo("italic");
    assertThat(entities.get(0).get("offset").intValue()).isEqualTo(8);
    assertThat(entities.get(1).get("offset").intValue()).isEqualTo(3);
    assertThat(entities.get(1).get("length").intValue()).isEqualTo(9);
    assertThat(entities.get(2).get("url").stringValue()).isEqualTo("https://a.b/");
    JsonNode shown = hand.get("/simulator/api/users/" + TIMUR + "/messages").json();
    assertThat(shown.get(1).get("text")).isEqualTo(sent.get("text"));
    assertThat(shown.get(1).get("author").stringValue()).isEqualTo("BOT");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<b>x | Can't find end tag corresponding to start tag \"b\"",
        "<h1>x</h1> | Unsupported start tag \"h1\" at byte offset 0",
        "ж<br>x | Unsupported start tag \"br\" at byte offset 2",
        "<b>x</i> | Unmatched end tag at byte offset 4, expected \"</b>\", found \"</i>\"",
        "x</b> | Unexpected end tag at byte offset 1",
        "x <b | Unclosed start tag at byte offset 2",
      })
  void refusesBrokenHtml(String text, String words) throws Exception {
    assertThat(hand.bot("sendMessage", html(text)).description())
        .isEqualTo("Bad Request: can't parse entities: " + words);
  }

  @Test
  void postsInTheChannelThatItKnowsByNameOrNumberAndInNoOther() throws Exception {
    for (Object id : new Object[] {"@zij_log", -1_001_000_000_001L}) {
      Hand.Reply posted =
          hand.bot("sendMessage", json().put("text", "p").put("chat_id", id.toString()));
      assertThat(posted.status()).isEqualTo(200);
      assertThat(posted.json().at("/result/chat/type").asString()).isEqualTo("channel");
    }
    for (String none : new String[] {"zij_log", "@zij", "-100", "@zij_log ."}) {
      assertThat(
              hand.bot("sendMessage", json().put("text", "x").put("chat_id", none)).description())
          .isEqualTo("Bad Request: chat not found");
    }
  }

  @Test
  void refusesWhatCannotBeSent() throws Exception {
    assertThat(hand.bot("sendMessage", html(" <b> </b>")).description())
        .isEqualTo("Bad Request: message text is empty");
    assertThat(hand.bot("sendMessage", html("x".repeat(4_097))).description())
        .isEqualTo("Bad Request: message is too long");
    assertThat(hand.bot("sendMessage", html("x".repeat(4_096))).status()).isEqualTo(200);
    assertThat(hand.bot("sendMessage", html("x").put("chat_id", 5)).description())
        .isEqualTo("Bad Request: chat not found");
    assertThat(hand.bot("sendMessage", json().put("text", "x")).description())
        .isEqualTo("Bad Request: chat_id is empty");
    Hand.Reply stranger = hand.bot("sendMessage", html("x").put("chat_id", Hand.DILSHOD));
    assertThat(stranger.status()).isEqualTo(403);
    assertThat(stranger.description())
        .isEqualTo("Forbidden: bot can't initiate conversation with a user");
  }

  private static ObjectNode button(ObjectNode call) {
    return call.putObject("reply_markup")
        .putArray("inline_keyboard")
        .addArray()
        .addObject()
        .put("text", "Go");
  }

  @Test
  void checksInlineButtons() throws Exception {
    ObjectNode bare = html("x");
    button(bare);
    assertThat(hand.bot("sendMessage", bare).description())
        .endsWith("Text buttons are unallowed in the inline keyboard");
    ObjectNode insecure = html("x");
    button(insecure).putObject("web_app").put("url", "http://example.org/");
    assertThat(hand.bot("sendMessage", insecure).description())
        .isEqualTo(
            "Bad Request: inline keyboard button Web App URL 'http://example.org/' is invalid: Only"
                + " HTTPS links are allowed");
    ObjectNode local = html("x");
    button(local).putObject("web_app").put("url", "http://localhost:8080/shop/");
    assertThat(hand.bot("sendMessage", local).status()).isEqualTo(200);
    ObjectNode large = html("x");
    button(large).put("callback_data", "x".repeat(65));
    assertThat(hand.bot("sendMessage", large).description())
        .isEqualTo("Bad Request: BUTTON_DATA_INVALID");
  }

  @Test
  void aPressedButtonIsAnswered() throws Exception {
    receiver.behaviour =
        update ->
            Receiver.Answer.body(
                json()
                    .put("method", "answerCallbackQuery")
                    .put("callback_query_id", update.path("callback_query").path("id").asString(""))
                    .put("text", "Done")
                    .put("show_alert", true)
                    .toString());
    ObjectNode call = html("x");
    button(call).put("callback_data", "buy:7");
    long id = hand.done("sendMessage", call).get("message_id").longValue();

    JsonNode answer =
        hand.phone("users/" + TIMUR + "/press", json().put("messageId", id).put("data", "buy:7"));

    assertThat(answer.get("text").stringValue()).isEqualTo("Done");
    assertThat(answer.get("showAlert").booleanValue()).isTrue();
    JsonNode query = receiver.next().get("callback_query");
    assertThat(query.get("data").stringValue()).isEqualTo("buy:7");
    assertThat(query.get("message").get("message_id").longValue()).isEqualTo(id);
  }

  @Test
  void holdsOneChatToASmallBurst() throws Exception {
    simulator.close();
    begin(true);
    int sent = 0;
    Hand.Reply reply = hand.bot("sendMessage", html("x"));
    while (reply.status() == 200 && sent < 50) {
      sent++;
      reply = hand.bot("sendMessage", html("x"));
    }

    assertThat(sent).isGreaterThanOrEqualTo(4);
    assertThat(reply.status()).isEqualTo(429);
    int wait = reply.json().get("parameters").get("retry_after").intValue();
    assertThat(wait).isEqualTo(1);
    assertThat(reply.description()).isEqualTo("Too Many Requests: retry after 1");
    Thread.sleep(1_000L * wait);
    assertThat(hand.bot("sendMessage", html("x")).status()).isEqualTo(200);
  }

  @Test
  void aChatKeepsItsLastHundredMessages() throws Exception {
    for (int i = 1; i <= 101; i++) {
      hand.done("sendMessage", html("n" + i));
    }
    JsonNode kept = hand.get("/simulator/api/users/" + TIMUR + "/messages").json();
    assertThat(kept).hasSize(100);
    assertThat(kept.get(0).get("text").stringValue()).isEqualTo("n2");
    assertThat(kept.get(99).get("text").stringValue()).isEqualTo("n101");
    long after = kept.get(98).get("id").longValue();
    assertThat(hand.get("/simulator/api/users/" + TIMUR + "/messages?after=" + after).json())
        .hasSize(1);
  }

  @Test
  void keepsCommandsAndTheMenuButton() throws Exception {
    ObjectNode commands = json();
    commands.putArray("commands").addObject().put("command", "shop").put("description", "Buy");
    hand.done("setMyCommands", commands);
    ObjectNode menu = json();
    menu.putObject("menu_button")
        .put("type", "web_app")
        .put("text", "Shop")
        .putObject("web_app")
        .put("url", "http://localhost:8080/shop/");
    assertThat(hand.done("getChatMenuButton", json()).get("type").stringValue())
        .isEqualTo("default");
    hand.done("setChatMenuButton", menu);
    assertThat(hand.done("getChatMenuButton", json())).isEqualTo(menu.get("menu_button"));
    assertThat(hand.bot("getChatMenuButton", json().put("chat_id", 1)).description())
        .isEqualTo("Bad Request: chat not found");

    JsonNode bot = hand.get("/simulator/api/bot").json();
    assertThat(bot.get("commands").get(0).get("command").stringValue()).isEqualTo("shop");
    assertThat(bot.get("menuButton").get("text").stringValue()).isEqualTo("Shop");
    ObjectNode broken = json();
    broken.putArray("commands").addObject().put("command", "No Way").put("description", "x");
    assertThat(hand.bot("setMyCommands", broken).description())
        .isEqualTo("Bad Request: BOT_COMMAND_INVALID");
  }

  @Test
  void hasAMenuForEachLanguageOfTwoLetters() throws Exception {
    for (String language : new String[] {"", "ru"}) {
      ObjectNode commands = json().put("language_code", language);
      commands
          .putArray("commands")
          .addObject()
          .put("command", "a")
          .put("description", language + "!");
      hand.done("setMyCommands", commands);
    }
    assertThat(menu("ru")).isEqualTo("ru!");
    assertThat(menu("kk")).isEqualTo("!");
    for (String none : new String[] {"uz-Cyrl", "rus", "RU", "r"}) {
      ObjectNode commands = json().put("language_code", none);
      commands.putArray("commands");
      assertThat(hand.bot("setMyCommands", commands).description())
          .isEqualTo("Bad Request: invalid language code specified");
    }
  }

  private String menu(String language) throws Exception {
    JsonNode bot = hand.get("/simulator/api/bot?lang=" + language).json();
    return bot.at("/commands/0/description").stringValue();
  }
}
