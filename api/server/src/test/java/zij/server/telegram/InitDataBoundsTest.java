package zij.server.telegram;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zij.server.session.LaunchData;
import zij.server.telegram.InitDataRefused.Reason;

/** initData at its limits, signed by a Telegram of our own. */
class InitDataBoundsTest {
  private static final String TOKEN = "42:TEST";
  private static final Instant NOW = Instant.ofEpochSecond(1_790_000_000);
  private static final KeyPair TELEGRAM = keys();
  private final InitDataVerifier verifier = verifier(TOKEN);

  private static KeyPair keys() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static InitDataVerifier verifier(String token) {
    byte[] spki = TELEGRAM.getPublic().getEncoded();
    String key = HexFormat.of().formatHex(spki, spki.length - 32, spki.length);
    return new InitDataVerifier(token, key, Duration.ofHours(24));
  }

  private static Map<String, String> fields() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("user", "{\"id\":5002999001,\"language_code\":\"uz\"}");
    fields.put("auth_date", Long.toString(NOW.getEpochSecond()));
    return fields;
  }

  private static Map<String, String> fields(String name, String value) {
    Map<String, String> fields = fields();
    fields.put(name, value);
    return fields;
  }

  private static String hashed(Map<String, String> fields) {
    return LaunchData.of(TOKEN, fields);
  }

  /** What Telegram signs for third parties: the bot's id, and all fields by their names. */
  private static String signature(String botId, Map<String, String> fields) {
    String text =
        new TreeMap<>(fields)
            .entrySet().stream()
                .map(field -> field.getKey() + "=" + field.getValue())
                .collect(Collectors.joining("\n", botId + ":WebAppData\n", ""));
    try {
      Signature ed25519 = Signature.getInstance("Ed25519");
      ed25519.initSign(TELEGRAM.getPrivate());
      ed25519.update(text.getBytes(UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(ed25519.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private void refused(String initData, Reason reason) {
    assertThatExceptionOfType(InitDataRefused.class)
        .as(initData)
        .isThrownBy(() -> verifier.verify(initData, NOW))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
  }

  @Test
  void theSignatureIsForThisBotAndAllThatItSays() {
    String signature = signature("42", fields());
    String signed = hashed(fields("signature", signature));
    assertThat(verifier.verify(signed, NOW).user().value()).isEqualTo(5_002_999_001L);
    assertThat(verifier.examine(signed).signature()).contains(true);

    refused(hashed(fields("signature", signature("43", fields()))), Reason.INIT_DATA_FORGED);
    Map<String, String> more = fields("signature", signature);
    more.put("start_param", "x");
    refused(hashed(more), Reason.INIT_DATA_FORGED);
    refused(hashed(fields("signature", "")), Reason.INIT_DATA_FORGED);
    refused(hashed(fields("signature", signature.substring(4))), Reason.INIT_DATA_FORGED);
    assertThat(verifier.examine(hashed(more)).signature()).contains(false);
  }

  /** The signature is a field like the others to the hash. */
  @Test
  void theHashIsOverTheSignatureToo() {
    String signature = signature("42", fields());
    String added = hashed(fields()) + "&signature=" + signature;
    refused(added, Reason.INIT_DATA_FORGED);
    InitDataVerifier.Examined examined = verifier.examine(added);
    assertThat(examined.hash()).isFalse();
    assertThat(examined.signature()).contains(true);
  }

  @Test
  void whatWasReadIsWhatWasSent() throws GeneralSecurityException {
    String initData = hashed(fields());
    InitData read = verifier.verify(initData, NOW);
    assertThat(read.raw()).isEqualTo(initData);
    assertThat(read.authDate()).isEqualTo(NOW);
    assertThat(read.languageCode()).isEqualTo("uz");
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(initData.getBytes(UTF_8));
    assertThat(read.sha256()).isEqualTo(HexFormat.of().formatHex(hash));
    assertThat(verifier.verify(hashed(fields("user", "{\"id\":5}")), NOW).languageCode()).isNull();
    assertThat(verifier.botId()).isEqualTo("42");
  }

  @Test
  void itHasNoMoreThan8192Characters() {
    int rest = hashed(fields("x", "")).length();
    String longest = hashed(fields("x", "y".repeat(8_192 - rest)));
    assertThat(longest).hasSize(8_192);
    assertThat(verifier.verify(longest, NOW).raw()).isEqualTo(longest);
    refused(hashed(fields("x", "y".repeat(8_193 - rest))), Reason.INIT_DATA_MALFORMED);
  }

  @Test
  void aNameMayBeOneLetterAndAValueHaveAnyCharacter() {
    String initData = hashed(fields("a", "=&+%é\n"));
    assertThat(verifier.verify(initData, NOW).raw()).isEqualTo(initData);
    assertThat(initData).contains("&a=%3D%26");
    String literal = initData.replace("&a=%3D", "&a==");
    assertThat(verifier.verify(literal, NOW).raw()).isEqualTo(literal);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "&",
        "=",
        "user",
        "&user",
        "&=x",
        "&&",
        "&x=%",
        "&x=%4",
        "&x=%zz",
        "&%=x",
        "&user=x",
        "&%75ser=x",
        "&hash=x",
        "&auth_date=1",
        "&x=1&x=1"
      })
  void whatIsNoQueryOfDifferentFieldsIsRefused(String behind) {
    refused(
        behind.startsWith("&") ? hashed(fields()) + behind : behind, Reason.INIT_DATA_MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "5",
        "[]",
        "text",
        "{",
        "{}",
        "null",
        "{\"id\":null}",
        "{\"id\":0}",
        "{\"id\":-5}",
        "{\"id\":4503599627370496}",
        "{\"id\":{}}",
        "{\"id\":5"
      })
  void whoeverIsNoUserIsRefused(String user) {
    String initData = hashed(fields("user", user));
    refused(initData, Reason.INIT_DATA_MALFORMED);
    assertThatExceptionOfType(InitDataRefused.class).isThrownBy(() -> verifier.examine(initData));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "+1", "1.5", "1e3", "0x1", "1790000000 ", "1000000000000", "١"})
  void whatIsNoTimeIsRefused(String authDate) {
    refused(hashed(fields("auth_date", authDate)), Reason.INIT_DATA_MALFORMED);
  }

  @Test
  void aTimeIsANumberOfUpToTwelveDigits() {
    refused(hashed(fields("auth_date", "999999999999")), Reason.INIT_DATA_FUTURE);
    refused(hashed(fields("auth_date", "0")), Reason.INIT_DATA_STALE);
    assertThat(verifier.examine(hashed(fields("auth_date", "0"))).hash()).isTrue();
  }

  @Test
  void aHashIs64SmallDigits() {
    String initData = hashed(fields());
    int at = initData.indexOf("&hash=") + 6;
    String hash = initData.substring(at);
    String begin = initData.substring(0, at);
    for (String other :
        List.of(
            hash.substring(1),
            hash + "0",
            hash.toUpperCase(Locale.ROOT).replace('0', 'A'),
            "g" + hash.substring(1),
            "")) {
      refused(begin + other, Reason.INIT_DATA_MALFORMED);
    }
    char first = hash.charAt(0) == 'a' ? 'b' : 'a';
    refused(begin + first + hash.substring(1), Reason.INIT_DATA_FORGED);
    refused(initData.substring(0, at - 6), Reason.INIT_DATA_MALFORMED);
  }

  @Test
  void itSaysWhoAndWhen() {
    for (String name : List.of("user", "auth_date")) {
      Map<String, String> fields = fields();
      fields.remove(name);
      refused(hashed(fields), Reason.INIT_DATA_MALFORMED);
      assertThatExceptionOfType(InitDataRefused.class)
          .isThrownBy(() -> verifier.examine(hashed(fields)));
    }
  }

  @Test
  void aTokenBeginsWithTheBotsId() {
    for (String token :
        List.of("", ":", ":x", "x", "a:x", "4a:x", "-1:x", "1234567890123456789:x")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> verifier(token))
          .withMessage("a bot token is <bot id>:<secret>");
    }
    assertThat(verifier("1:x").botId()).isEqualTo("1");
    assertThat(verifier("123456789012345678:x:y").botId()).isEqualTo("123456789012345678");
  }

  @Test
  void aKeyHas32Bytes() {
    for (int length : new int[] {0, 31, 33}) {
      String key = HexFormat.of().formatHex(Arrays.copyOf(new byte[] {9}, length));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new InitDataVerifier(TOKEN, key, Duration.ofHours(24)))
          .withMessage("an Ed25519 key has 32 bytes");
    }
  }
}
