package zij.server.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import zij.server.telegram.InitDataRefused.Reason;

/** Published vectors of other implementations, each judged at the moment it was signed. */
class InitDataVerifierTest {
  private static final String TELEGRAM_KEY =
      "e7bf03a2fa4602af4580703d88dda5bb59f32ed8b02a56c187fe7d34caed242d";
  private static final String TEST_KEY =
      "40055058a4ee38156a06562e52eece92a771bcd8346a8c4615cb7376eddf72ec";
  private static final Duration DAY = Duration.ofHours(24);

  static Stream<JsonNode> vectors() throws IOException {
    try (InputStream json =
        Objects.requireNonNull(
            InitDataVerifierTest.class.getResourceAsStream("/vectors/initdata.json"))) {
      return List.of(JsonMapper.shared().readValue(json, JsonNode[].class)).stream();
    }
  }

  private static Stream<JsonNode> valid() throws IOException {
    return vectors().filter(v -> v.path("valid").asBoolean());
  }

  private static Stream<JsonNode> invalid() throws IOException {
    return vectors().filter(v -> !v.path("valid").asBoolean());
  }

  private static JsonNode vector(String id) throws IOException {
    return vectors().filter(v -> v.path("id").asString().equals(id)).findFirst().orElseThrow();
  }

  private static InitDataVerifier verifier(JsonNode vector) {
    return new InitDataVerifier(vector.path("token").asString(), TELEGRAM_KEY, DAY);
  }

  private static Instant signedAt(String initData) {
    String seconds = initData.replaceAll(".*auth_date=([0-9]+).*", "$1");
    return Instant.ofEpochSecond(Long.parseLong(seconds));
  }

  private static void refused(
      InitDataVerifier verifier, String initData, Instant at, Reason reason) {
    assertThatExceptionOfType(InitDataRefused.class)
        .isThrownBy(() -> verifier.verify(initData, at))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
  }

  @ParameterizedTest
  @MethodSource("valid")
  void takesWhatTelegramSigned(JsonNode vector) {
    String initData = vector.path("initData").asString();
    InitData read = verifier(vector).verify(initData, signedAt(initData));
    assertThat(read.raw()).isEqualTo(initData);
    assertThat(initData).contains("%22id%22%3A" + read.user().value());
    assertThat(read.authDate()).isEqualTo(signedAt(initData));
    assertThat(read.sha256()).matches("[0-9a-f]{64}");
  }

  @ParameterizedTest
  @MethodSource("invalid")
  void refusesWhatNobodySigned(JsonNode vector) {
    InitDataVerifier verifier = new InitDataVerifier("42:TEST", TELEGRAM_KEY, DAY);
    refused(
        verifier, vector.path("initData").asString(), Instant.now(), Reason.INIT_DATA_MALFORMED);
  }

  @ParameterizedTest
  @MethodSource("valid")
  void refusesItForAnotherBot(JsonNode vector) {
    String initData = vector.path("initData").asString();
    InitDataVerifier other = new InitDataVerifier("43:OTHER", TELEGRAM_KEY, DAY);
    refused(other, initData, signedAt(initData), Reason.INIT_DATA_FORGED);
  }

  @ParameterizedTest
  @MethodSource("valid")
  void refusesEveryChangedValue(JsonNode vector) {
    String initData = vector.path("initData").asString();
    for (String pair : initData.split("&", -1)) {
      if (pair.startsWith("hash=")) continue;
      String changed = initData.replace(pair, pair + "1");
      refused(verifier(vector), changed, signedAt(initData), Reason.INIT_DATA_FORGED);
    }
  }

  @ParameterizedTest
  @MethodSource("valid")
  void looksAgainAtInitDataOfAnyAge(JsonNode vector) {
    String initData = vector.path("initData").asString();
    InitDataVerifier.Examined examined = verifier(vector).examine(initData);
    assertThat(examined.hash()).isTrue();
    assertThat(examined.signature().isPresent()).isEqualTo(initData.contains("signature="));
    assertThat(examined.signature().orElse(true)).isTrue();
    assertThat(initData).contains("%22id%22%3A" + examined.user().value());
  }

  /** What an auditor has to be told apart: who holds the bot's token can make the hash. */
  @Test
  void tellsTheShopsHashFromTelegramsSignature() throws IOException {
    JsonNode vector = vector("V2");
    String initData = vector.path("initData").asString();
    InitDataVerifier other = new InitDataVerifier(vector.path("token").asString(), TEST_KEY, DAY);
    assertThat(other.examine(initData).hash()).isTrue();
    assertThat(other.examine(initData).signature()).contains(false);
    String changed = initData.replace("auth_date=", "auth_date=9");
    assertThat(verifier(vector).examine(changed).hash()).isFalse();
    assertThat(verifier(vector).examine(changed).signature()).contains(false);
  }

  /** The HMAC holds, so the bot's owner may have made it; the signature says that Telegram did. */
  @Test
  void refusesTheSignatureOfAnotherKey() throws IOException {
    JsonNode vector = vector("V2");
    String initData = vector.path("initData").asString();
    InitDataVerifier other = new InitDataVerifier(vector.path("token").asString(), TEST_KEY, DAY);
    refused(other, initData, signedAt(initData), Reason.INIT_DATA_FORGED);
  }

  @Test
  void countsTheAgeToTheSecond() throws IOException {
    JsonNode vector = vector("V1");
    String initData = vector.path("initData").asString();
    Instant signed = signedAt(initData);
    InitDataVerifier verifier = verifier(vector);
    assertThat(verifier.verify(initData, signed.plus(DAY))).isNotNull();
    refused(verifier, initData, signed.plus(DAY).plusSeconds(1), Reason.INIT_DATA_STALE);
    Instant early = signed.minus(InitDataVerifier.CLOCK_SKEW);
    assertThat(verifier.verify(initData, early)).isNotNull();
    refused(verifier, initData, early.minusSeconds(1), Reason.INIT_DATA_FUTURE);
  }

  @Test
  void looksAtNoMoreThanTelegramSends() {
    InitDataVerifier verifier = new InitDataVerifier("42:TEST", TELEGRAM_KEY, DAY);
    String long1 = "a=" + "b".repeat(InitDataVerifier.MAX_LENGTH);
    refused(verifier, long1, Instant.now(), Reason.INIT_DATA_MALFORMED);
  }

  @Test
  void refusesKeysThatAreNone() {
    for (String key : List.of("", "zz", "00", TELEGRAM_KEY + "00")) {
      assertThatExceptionOfType(IllegalArgumentException.class)
          .isThrownBy(() -> new InitDataVerifier("42:TEST", key, DAY));
    }
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> new InitDataVerifier("no token", TELEGRAM_KEY, DAY));
  }
}
