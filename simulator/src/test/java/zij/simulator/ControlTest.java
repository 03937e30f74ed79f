package zij.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static zij.simulator.Hand.TIMUR;
import static zij.simulator.Hand.json;

import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The controls, the launch of a mini app, the phone's files, and starting itself. */
class ControlTest {
  @TempDir Path folder;

  private Simulator simulator;
  private Hand hand;

  @BeforeEach
  void start() {
    simulator = Simulator.start(Hand.options().withData(folder));
    hand = new Hand(simulator);
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  private static Map<String, String> query(String text) {
    return Arrays.stream(text.split("&", -1))
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
  }

  @Test
  void saysWhatToTrust() throws Exception {
    JsonNode trust = hand.get("/simulator/trust").json();
    assertThat(trust.get("botToken").stringValue()).isEqualTo(simulator.botToken());
    assertThat(trust.get("ed25519PublicKey").stringValue())
        .hasSize(64)
        .isEqualTo(simulator.publicKeyHex());
    assertThat(simulator.botToken()).startsWith(trust.get("botId").longValue() + ":");
  }

  @Test
  void launchesWithTelegramsFragment() throws Exception {
    JsonNode launch = hand.phone("users/" + TIMUR + "/launch", json().put("theme", "dark"));
    String url = launch.get("url").stringValue();
    Map<String, String> fragment = query(url.substring(url.indexOf('#') + 1));

    assertThat(url).startsWith("http://localhost:8080/shop/#");
    assertThat(fragment.get("tgWebAppVersion")).isEqualTo("9.1");
    assertThat(fragment.get("tgWebAppPlatform")).isEqualTo("ios");
    JsonNode theme = JsonMapper.shared().readTree(fragment.get("tgWebAppThemeParams"));
    assertThat(theme.get("text_color").stringValue()).isEqualTo("#ffffff");
    assertThat(theme).hasSize(15);
    Map<String, String> data = query(String.valueOf(fragment.get("tgWebAppData")));
    assertThat(data).containsKeys("query_id", "auth_date", "signature", "hash");
    assertThat(data.get("user")).contains("https:\\/\\/t.me\\/i").contains("\"id\":" + TIMUR);
    assertThat(JsonMapper.shared().readTree(data.get("user")).get("allows_write_to_pm"))
        .isNotNull();
  }

  @Test
  void launchesADirectLinkWithItsParameter() throws Exception {
    JsonNode launch = hand.phone("users/" + TIMUR + "/launch", json().put("startParam", "ref_7"));
    assertThat(launch.get("url").stringValue())
        .startsWith("http://localhost:8080/shop/?tgWebAppStartParam=ref_7#");
    Map<String, String> data = query(launch.get("initData").stringValue());
    assertThat(data).containsKeys("chat_instance", "chat_type").doesNotContainKey("query_id");
    assertThat(data.get("start_param")).isEqualTo("ref_7");
    String path = "/simulator/api/users/" + TIMUR + "/launch";
    assertThat(hand.post(path, "application/json", "{\"startParam\":\"a b\"}").status())
        .isEqualTo(400);
    assertThat(hand.post(path, "application/json", "{\"app\":\"none\"}").status()).isEqualTo(404);
  }

  @Test
  void makesPeopleAndGivesThemStars() throws Exception {
    ObjectNode wish = json().put("firstName", "Zilola").put("languageCode", "uz").put("stars", 7);
    JsonNode made = hand.phone("users", wish);
    long id = made.get("id").longValue();
    assertThat(hand.stars(id)).isEqualTo(7);
    hand.phone("users/" + id + "/stars", json().put("add", 5));
    assertThat(hand.stars(id)).isEqualTo(12);
    assertThat(
            hand.post("/simulator/api/users/" + id + "/stars", "application/json", "{\"add\":-13}")
                .status())
        .isEqualTo(400);
    assertThat(
            hand.post("/simulator/api/users", "application/json", "{\"firstName\":\" \"}").status())
        .isEqualTo(400);
  }

  @Test
  void keepsCloudStorageWithinTelegramsLimits() throws Exception {
    ObjectNode save = cloud("saveStorageValue");
    ((ObjectNode) save.get("params")).put("key", "cart").put("value", "x".repeat(4_096));
    assertThat(hand.phone("users/" + TIMUR + "/cloud", save).get("result").booleanValue()).isTrue();
    ((ObjectNode) save.get("params")).put("value", "x".repeat(4_097));
    assertThat(hand.phone("users/" + TIMUR + "/cloud", save).get("error").stringValue())
        .isEqualTo("VALUE_INVALID");
    ObjectNode read = cloud("getStorageValues");
    ((ObjectNode) read.get("params")).putArray("keys").add("cart").add("none");
    JsonNode values = hand.phone("users/" + TIMUR + "/cloud", read).get("result");
    assertThat(values.get("cart").stringValue()).hasSize(4_096);
    assertThat(values.get("none").stringValue()).isEmpty();
  }

  private static ObjectNode cloud(String method) {
    ObjectNode call = json().put("method", method);
    call.putObject("params");
    return call;
  }

  @Test
  void refusesControlsFromOtherSites() throws Exception {
    Hand.Reply reply = hand.post("/simulator/api/users", "text/plain", "{\"firstName\":\"X\"}");
    assertThat(reply.status()).isEqualTo(415);
    assertThat(hand.get("/simulator/api/nothing").status()).isEqualTo(404);
    assertThat(hand.get("/simulator/api/users/99").status()).isEqualTo(404);
    assertThat(hand.get("/simulator/api/users/x").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "main.js", "phone.css", "icon.svg"})
  void servesThePhone(String file) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> page =
          http.send(
              HttpRequest.newBuilder(URI.create(simulator.url() + "/" + file)).build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.body()).isNotEmpty();
      assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
          .contains("default-src 'self'");
    }
    assertThat(hand.get("/none.js").status()).isEqualTo(404);
  }

  @Test
  void saysInOneSentenceWhyItCannotStart() {
    SimulatorOptions usual = SimulatorOptions.defaults();
    assertThatThrownBy(() -> Simulator.start(usual.withPort(simulator.port())))
        .hasMessage(
            "Port %d on 127.0.0.1 cannot be used; is something else running there?",
            simulator.port());
    assertThatThrownBy(() -> Simulator.start(usual.withPort(0).withData(folder)))
        .hasMessage("The data folder " + folder + " is in use by another simulator.");
    assertThatThrownBy(() -> usual.withToken("nonsense")).hasMessageContaining("bot token");
    assertThatThrownBy(() -> usual.withNetwork("127.0.0.1", 101))
        .hasMessageContaining("between 1 and 100");
  }
}
