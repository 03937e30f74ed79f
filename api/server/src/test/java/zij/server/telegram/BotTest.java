package zij.server.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import zij.language.role.Role;
import zij.server.Eventually;
import zij.server.RunningServer;
import zij.server.SharedServer;
import zij.server.Shopper;

/** What people read in their chat with the bot, as their phones show it. */
@ExtendWith(SharedServer.class)
class BotTest {
  private final RunningServer server;

  BotTest(RunningServer server) {
    this.server = server;
  }

  private JsonNode chat(long person) {
    return server.look("users/" + person + "/messages");
  }

  /** Types something and waits for the bot's next message. */
  private JsonNode said(long person, String text) {
    long typed =
        server.phone("users/" + person + "/messages", Map.of("text", text)).path("id").asLong();
    JsonNode[] said = new JsonNode[1];
    Eventually.holds(() -> {
      JsonNode news = server.look("users/" + person + "/messages?after=" + typed);
      if (news.isEmpty()) return false;
      said[0] = news.path(0);
      return true;
    });
    return said[0];
  }

  private static List<JsonNode> buttons(JsonNode message) {
    return message
        .path("replyMarkup")
        .path("inline_keyboard")
        .valueStream()
        .map(row -> row.path(0))
        .toList();
  }

  private static String app(JsonNode button) {
    String url = button.path("web_app").path("url").asString("");
    return url.substring(url.indexOf("/shop/") + 1);
  }

  @Test
  void opensTheShopAtTheStart() {
    JsonNode said = said(server.person("en"), "/start");
    assertThat(said.path("text").asString()).startsWith("Welcome!");
    assertThat(buttons(said)).extracting(BotTest::app).containsExactly("shop/");
    assertThat(said(server.person("en"), "/start channel_7").path("text").asString())
        .startsWith("Welcome!");
  }

  @Test
  void opensToWhoWorksHereWhatTheyWorkWith() {
    assertThat(buttons(said(Shopper.withRole(server, Role.SUPPORT).id(), "/start")))
        .extracting(BotTest::path)
        .containsExactly("/shop/", "/desk/");
    assertThat(buttons(said(Shopper.withRole(server, Role.AUDITOR).id(), "/start")))
        .extracting(BotTest::path)
        .containsExactly("/shop/", "/audit/");
    assertThat(buttons(said(Shopper.withRole(server, Role.OWNER).id(), "/start")))
        .extracting(BotTest::path)
        .containsExactly("/shop/", "/desk/", "/audit/", "/insights/");
  }

  private static String path(JsonNode button) {
    return URI.create(button.path("web_app").path("url").asString("")).getPath();
  }

  @Test
  void opensTheProductThatALinkNames() {
    JsonNode said = said(server.person("ru"), "/start p_" + Shopper.WALLPAPERS);
    assertThat(said.path("text").asString()).contains("25 ⭐");
    assertThat(said.path("entities").path(0).path("type").asString()).isEqualTo("bold");
    assertThat(buttons(said))
        .extracting(BotTest::app)
        .containsExactly("shop/product/" + Shopper.WALLPAPERS, "shop/");
    assertThat(buttons(said).getFirst().path("text").asString()).isEqualTo("Посмотреть и купить");
  }

  @ParameterizedTest
  @ValueSource(strings = {"p_", "p_no-such-product", "p_<b>", "p_A", "p_../cart"})
  void opensTheShopWhenTheLinkedProductIsNotOnSale(String parameter) {
    JsonNode said = said(server.person("en"), "/start " + parameter);
    assertThat(said.path("text").asString()).startsWith("This product is not on sale");
    assertThat(buttons(said)).extracting(BotTest::app).containsExactly("shop/");
  }

  @Test
  void showsTheLastFiveOrdersNewestFirst() {
    Shopper shopper = server.shopper();
    assertThat(said(shopper.id(), "/orders").path("text").asString())
        .startsWith("You have not ordered anything");
    for (int i = 0; i < 5; i++) shopper.order();
    String last = shopper.buy();
    Eventually.holds(() -> chat(shopper.id()).toString().contains("is paid and delivered"));
    JsonNode said = said(shopper.id(), "/orders");
    assertThat(said.path("text").asString())
        .startsWith("Your last orders:\n\n" + shopper.see(last).path("number").asString())
        .contains(" · delivered\n", " · not paid yet\n", " · 25 ⭐");
    assertThat(buttons(said)).hasSize(5);
    assertThat(app(buttons(said).getFirst())).isEqualTo("shop/orders/" + last);
  }

  @Test
  void showsNobodyTheOrdersOfOthers() {
    String order = server.shopper().order();
    JsonNode said = said(server.person("en"), "/orders@zij_demo_bot");
    assertThat(said.toString()).doesNotContain(order).contains("not ordered anything");
  }

  @ParameterizedTest
  @CsvSource({
    "/support, do‘kon shu chatda javob beradi",
    "/cancel, Bekor qiladigan narsa yo‘q",
    "/paysupport, To‘lovlar haqida",
    "/terms, raqamli mahsulot",
    "/privacy, o‘zingizning kalitingiz",
    "/language, qaysi tilda"
  })
  void answersInTheLanguageOfTelegram(String command, String words) {
    assertThat(said(server.person("uz"), command).path("text").asString()).contains(words);
  }

  @Test
  void saysThatACommandIsNoneOfIts() {
    assertThat(said(server.person("en"), "/help me").path("text").asString())
        .startsWith("There is no such command");
  }

  @ParameterizedTest
  @ValueSource(strings = {"photo", "voice", "sticker"})
  void saysThatOnlyWordsArePassedOn(String content) {
    long person = server.person("en");
    var _ = said(person, "/start"); // or a bot may not write
    String update =
        """
        {"update_id":%d,"message":{"message_id":1,"chat":{"id":%d,"type":"private"},\
        "from":{"id":%d,"language_code":"en"},"%s":[{"file_id":"x"}],"caption":"Look"}}\
        """
            .formatted(830_000 + person, person, person, content);
    assertThat(server.webhook(update).status()).isEqualTo(200);
    Eventually.holds(() -> chat(person).toString().contains("only read words"));
  }

  @Test
  void saysNothingOfWhatNobodySent() {
    long person = server.person("en");
    String pinned =
        """
        {"update_id":%d,"message":{"message_id":1,"chat":{"id":%d,"type":"private"},\
        "from":{"id":%d},"pinned_message":{"message_id":1,"photo":[]}}}\
        """
            .formatted(840_000 + person, person, person);
    assertThat(server.webhook(pinned).status()).isEqualTo(200);
    assertThat(said(person, "/terms").path("text").asString()).startsWith("You buy digital goods");
    assertThat(chat(person).toString()).doesNotContain("only read words");
  }

  @Test
  void keepsTheLanguageThatOneChooses() {
    Shopper shopper = server.shopper();
    JsonNode said = said(shopper.id(), "/language");
    assertThat(buttons(said))
        .extracting(button -> button.path("text").asString())
        .containsExactly("English", "Русский", "O‘zbekcha", "Ўзбекча", "Қазақша");
    assertThat(press(shopper.id(), said, "language:uz-Cyrl")).isEqualTo("Бот энди ўзбекча ёзади.");
    assertThat(said(shopper.id(), "/start").path("text").asString()).startsWith("Хуш келибсиз!");
    assertThat(press(shopper.id(), said, "language:kk")).isEqualTo("Бот енді қазақша жазады.");
    var _ = shopper.buy(); // in English, which what is told of it is no more
    Eventually.holds(() -> chat(shopper.id()).toString().contains("төленді және берілді"));

    assertThat(shopper.delete("/api/me?confirm=" + shopper.id()).status()).isEqualTo(200);
    assertThat(said(shopper.id(), "/start").path("text").asString()).startsWith("Welcome!");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"language:", "language:xx", "language:UZ", "something", "language:en\u0000"})
  void answersAButtonThatIsNoneOfItsOwn(String data) {
    long person = server.person("ru");
    JsonNode said = said(person, "/language");
    assertThat(press(person, said, data)).isEmpty();
    assertThat(said(person, "/start").path("text").asString()).startsWith("Добро пожаловать!");
  }

  private String press(long person, JsonNode message, String data) {
    var pressed = Map.of("messageId", message.path("id").asLong(), "data", data);
    return server.phone("users/" + person + "/press", pressed).path("text").asString();
  }

  /** Telegram refuses for good (403), and that is nobody's fault. */
  @Test
  void letsThoseBeWhoDoNotWantToHearFromIt() {
    long stranger = server.person("en");
    assertThat(server.webhook(typed(stranger, "/start")).status()).isEqualTo(200);
    Eventually.holds(() ->
        server.botApi().calls("sendMessage").stream()
            .anyMatch(call -> call.body().contains("\"chat_id\":" + stranger)));
    assertThat(chat(stranger)).isEmpty();
  }

  @Test
  void saysNothingInGroups() {
    int before = server.botApi().calls("sendMessage").size();
    assertThat(server.webhook(typed(-100_500L, "/orders")).status()).isEqualTo(200);
    assertThat(
            server
                .botApi()
                .calls("sendMessage")
                .subList(before, server.botApi().calls("sendMessage").size()))
        .noneMatch(call -> call.body().contains("-100500"));
    assertThat(server.owner().get("/api/desk/dead-letters").text()).doesNotContain("-100500");
  }

  private static String typed(long chat, String text) {
    return """
    {"update_id":1,"message":{"message_id":1,"chat":{"id":%d},"from":{"id":7},"text":"%s"}}\
    """
        .formatted(chat, text);
  }

  @Test
  void triesAgainWhenTelegramAsksItToWait() {
    long person = server.person("en");
    server.botApi().tooMany(1);
    assertThat(said(person, "/terms").path("text").asString()).contains("/paysupport");
  }

  @Test
  void hasItsMenuInTheLanguagesOfTelegram() {
    Eventually.holds(() -> server.botApi().calls("setMyCommands").size() >= 4);
    Eventually.holds(() -> menu("kk").equals("Дүкенді ашу"));
    assertThat(List.of(menu("ru"), menu("uz"), menu("en"), menu("fr")))
        .containsExactly("Открыть магазин", "Do‘konni ochish", "Open the shop", "Open the shop");
    assertThat(server.look("bot").path("commands"))
        .extracting(command -> command.path("command").asString())
        .containsExactly(
            "start", "orders", "support", "cancel", "paysupport", "language", "terms", "privacy");
  }

  private String menu(String language) {
    return server.look("bot?lang=" + language).at("/commands/0/description").asString();
  }
}
