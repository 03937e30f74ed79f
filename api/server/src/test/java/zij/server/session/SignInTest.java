package zij.server.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import zij.server.Answer;
import zij.server.RunningServer;
import zij.server.SharedServer;
import zij.server.Shopper;

/** {@code POST /api/auth/telegram}, and what a session is worth. */
@ExtendWith(SharedServer.class)
class SignInTest {
  private final RunningServer server;

  SignInTest(RunningServer server) {
    this.server = server;
  }

  private Answer signIn(String initData) {
    return server.post(
        "/api/auth/telegram", JsonMapper.shared().writeValueAsString(Map.of("initData", initData)));
  }

  private String launched() {
    long id = server.person("ru");
    return server.phone("users/" + id + "/launch", Map.of()).path("initData").asString();
  }

  private static Map<String, String> fields(Instant signed) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("query_id", "");
    fields.put("user", "{\"id\":5002999001,\"first_name\":\"A+B & 100% \\/ =\"}");
    fields.put("auth_date", Long.toString(signed.getEpochSecond()));
    return fields;
  }

  private String hmacOnly(Instant signed) {
    return LaunchData.of(server.botToken(), fields(signed));
  }

  @Test
  void opensASessionOfTwentyMinutesForWhatTelegramSigned() {
    String initData = launched();
    assertThat(initData).contains("&signature=");
    Answer answer = signIn(initData);
    assertThat(answer.status()).isEqualTo(200);
    JsonNode session = answer.json();
    assertThat(Instant.parse(session.path("expiresAt").asString()))
        .isBetween(
            Instant.now().plus(Duration.ofMinutes(19)), Instant.now().plus(Duration.ofMinutes(20)));
    assertThat(session.path("roles").valueStream().map(JsonNode::asString))
        .containsExactly("shopper");
    Answer orders =
        RunningServer.send(
            server
                .request("/api/orders")
                .header("Authorization", "Bearer " + session.path("token").asString()));
    assertThat(orders.status()).isEqualTo(200);
  }

  @Test
  void keepsWhatWasSignedAsEvidence() {
    String initData = launched();
    assertThat(signIn(initData).status()).isEqualTo(200);
    assertThat(signIn(initData).status()).isEqualTo(200);
    assertThat(
            server
                .sql()
                .sql(
                    "select init_data_sha256 = sha256(convert_to(init_data, 'UTF8'))"
                        + " from server.sign_in_evidence where init_data = ?")
                .param(initData)
                .query(Boolean.class)
                .list())
        .containsExactly(true);
  }

  @Test
  void takesTheHmacAloneOfAnOlderClient() {
    Answer answer = signIn(hmacOnly(Instant.now()));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("user").path("id").asLong()).isEqualTo(5_002_999_001L);
  }

  @Test
  void readsPlusAsSpaceAndPercentAsWritten() {
    String plus = hmacOnly(Instant.now());
    assertThat(plus).contains("+%26+100%25+");
    assertThat(signIn(plus).status()).isEqualTo(200);
    assertThat(signIn(plus.replace("+", "%20")).status()).isEqualTo(200);
    assertThat(signIn(plus.replace("+", "%2B")).problem()).isEqualTo("401 INIT_DATA_FORGED");
    assertThat(signIn(plus.replace("%25+", "%+")).problem()).isEqualTo("401 INIT_DATA_MALFORMED");
  }

  @Test
  void refusesStaleAndFuture() {
    Instant now = Instant.now();
    assertThat(signIn(hmacOnly(now.minus(Duration.ofHours(25)))).problem())
        .isEqualTo("401 INIT_DATA_STALE");
    assertThat(signIn(hmacOnly(now.plus(Duration.ofMinutes(10)))).problem())
        .isEqualTo("401 INIT_DATA_FUTURE");
  }

  @Test
  void refusesForgeries() {
    String initData = launched();
    String hash = initData.substring(initData.indexOf("hash=") + 5);
    assertThat(signIn(initData.replace(hash, "0".repeat(64))).problem())
        .isEqualTo("401 INIT_DATA_FORGED");
    assertThat(signIn(initData.replace("query_id=AA", "query_id=AB")).problem())
        .isEqualTo("401 INIT_DATA_FORGED");
    assertThat(signIn(LaunchData.of("42:OTHER", fields(Instant.now()))).problem())
        .isEqualTo("401 INIT_DATA_FORGED");
    Map<String, String> signedByAnother = fields(Instant.now());
    signedByAnother.put("signature", "A".repeat(86));
    assertThat(signIn(LaunchData.of(server.botToken(), signedByAnother)).problem())
        .isEqualTo("401 INIT_DATA_FORGED");
    signedByAnother.put("signature", "%%% no base64 %%%");
    assertThat(signIn(LaunchData.of(server.botToken(), signedByAnother)).problem())
        .isEqualTo("401 INIT_DATA_FORGED");
  }

  @Test
  void refusesWhatIsCutDoubledOrTooMuch() {
    String initData = launched();
    assertThat(signIn(initData + "&auth_date=1").problem()).isEqualTo("401 INIT_DATA_MALFORMED");
    assertThat(signIn(initData + "&%61uth_date=1").problem()).isEqualTo("401 INIT_DATA_MALFORMED");
    String cut = initData.substring(0, initData.length() - 1);
    assertThat(signIn(cut).problem()).isEqualTo("401 INIT_DATA_MALFORMED");
    String noHash = initData.substring(0, initData.indexOf("&hash="));
    assertThat(signIn(noHash).problem()).isEqualTo("401 INIT_DATA_MALFORMED");
    assertThat(signIn("").problem()).isEqualTo("401 INIT_DATA_MALFORMED");
    assertThat(signIn("x=" + "y".repeat(20_000)).problem()).isEqualTo("401 INIT_DATA_MALFORMED");
    Map<String, String> nobody = fields(Instant.now());
    nobody.remove("user");
    assertThat(signIn(LaunchData.of(server.botToken(), nobody)).problem())
        .isEqualTo("401 INIT_DATA_MALFORMED");
    nobody.put("user", "{\"id\":\"5002999001\"");
    assertThat(signIn(LaunchData.of(server.botToken(), nobody)).problem())
        .isEqualTo("401 INIT_DATA_MALFORMED");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{", "[]", "null", "{}", "{\"initData\":null}", "{\"initData\":{\"a\":1}}"})
  void refusesARequestThatIsNone(String body) {
    assertThat(server.post("/api/auth/telegram", body).problem()).startsWith("400 INVALID_REQUEST");
  }

  @Test
  void tellsWhyInTheCallersLanguage() {
    Answer answer =
        RunningServer.send(
            server
                .request("/api/auth/telegram")
                .header("Content-Type", "application/json")
                .header("Accept-Language", "uz-UZ,uz;q=0.9,en;q=0.5")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{\"initData\":\"a=b\"}")));
    assertThat(answer.problem()).isEqualTo("401 INIT_DATA_MALFORMED");
    assertThat(answer.json().path("detail").asString()).startsWith("Telegram kirish ma’lumot");
  }

  private Answer ordersWith(String authorization) {
    return RunningServer.send(server.request("/api/orders").header("Authorization", authorization));
  }

  @Test
  void takesNoSessionButItsOwn() throws IOException {
    Shopper shopper = server.shopper();
    String[] parts = shopper.token().split("\\.", -1);
    byte[] key =
        java.util.HexFormat.of()
            .parseHex(Files.readString(server.data().resolve("keys/session")).strip());
    String claims = new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8);
    long expires = JsonMapper.shared().readTree(claims).path("exp").asLong();
    assertThat(ordersWith("Bearer " + jwt("HS256", claims, key)).status()).isEqualTo(200);

    String expired =
        claims.replace(
            Long.toString(expires),
            Long.toString(Instant.now().minusSeconds(120).getEpochSecond()));
    String owner = claims.replace("\"sub\":\"", "\"sub\":\"1");
    assertThat(owner).isNotEqualTo(claims);
    for (String forged :
        new String[] {
          jwt("HS256", expired, key),
          jwt("HS256", claims, new byte[32]),
          jwt("none", claims, key),
          part("{\"alg\":\"none\"}") + "." + part(claims) + ".",
          parts[0] + "." + part(owner) + "." + parts[2],
          "rubbish",
          ""
        }) {
      Answer answer = ordersWith("Bearer " + forged);
      assertThat(answer.problem()).as(forged).isEqualTo("401 UNAUTHENTICATED");
      assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    }
    assertThat(ordersWith("Basic YTpi").problem()).isEqualTo("401 UNAUTHENTICATED");
    assertThat(server.get("/api/orders").problem()).isEqualTo("401 UNAUTHENTICATED");
  }

  @Test
  void opensToEachRoleWhatIsItsOwn() {
    assertThat(server.get("/api/desk/letters").problem()).isEqualTo("401 UNAUTHENTICATED");
    assertThat(server.shopper().get("/api/desk/letters").problem()).isEqualTo("403 FORBIDDEN");
    assertThat(server.shopper().post("/api/desk/products/night-sky/withdraw", "").problem())
        .isEqualTo("403 FORBIDDEN");
    assertThat(server.owner().get("/api/desk/letters").status()).isEqualTo(200);
    assertThat(server.owner().get("/api/nothing").problem()).isEqualTo("403 FORBIDDEN");
    assertThat(server.get("/api/stream").problem()).isEqualTo("401 UNAUTHENTICATED");
  }

  @Test
  void opensTheEntriesOfTheLogToAuditorsAndOwnersOnly() {
    for (String path : new String[] {"/log/tile/entries/999", "/api/ledger/entries/999999999"}) {
      assertThat(server.get(path).problem()).isEqualTo("401 UNAUTHENTICATED");
      assertThat(server.shopper().get(path).problem()).isEqualTo("403 FORBIDDEN");
      assertThat(server.auditor().get(path).status()).isEqualTo(404);
      assertThat(server.owner().get(path).status()).isEqualTo(404);
    }
    assertThat(server.auditor().get("/api/desk/letters").problem()).isEqualTo("403 FORBIDDEN");
  }

  private static String jwt(String algorithm, String claims, byte[] key) {
    String text = part("{\"alg\":\"" + algorithm + "\"}") + "." + part(claims);
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      byte[] signature = mac.doFinal(text.getBytes(UTF_8));
      return text + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String part(String json) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(UTF_8));
  }
}
