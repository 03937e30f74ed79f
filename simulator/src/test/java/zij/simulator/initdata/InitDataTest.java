package zij.simulator.initdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The signatures of launch data, against published vectors and by an independent check. */
class InitDataTest {

  static Stream<JsonNode> vectors() throws IOException {
    try (InputStream in = InitDataTest.class.getResourceAsStream("/initdata.json")) {
      return JsonMapper.shared()
          .readTree(Objects.requireNonNull(in))
          .valueStream()
          .filter(vector -> vector.get("valid").booleanValue());
    }
  }

  private static SequencedMap<String, String> fields(String initData) {
    SequencedMap<String, String> fields = new LinkedHashMap<>();
    for (String pair : initData.split("&", -1)) {
      int equals = pair.indexOf('=');
      fields.put(
          pair.substring(0, equals),
          URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
    }
    return fields;
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void signsPublishedFieldsAsTelegramDid(JsonNode vector) {
    SequencedMap<String, String> fields = fields(vector.get("initData").stringValue());
    String hash = fields.remove("hash");

    assertThat(InitData.hash(vector.get("token").stringValue(), fields)).isEqualTo(hash);
  }

  @Test
  void bothSignaturesHold() throws Exception {
    Identity identity = Identity.open(null, "123456:AbCdEfGh");
    SequencedMap<String, String> fields = new LinkedHashMap<>();
    fields.put("query_id", "AAHd F6+IQ");
    fields.put(
        "user", "{\"id\":1,\"first_name\":\"Ölmas & Co\",\"photo_url\":\"https:\\/\\/t.me\"}");
    fields.put("auth_date", "1700000000");
    SequencedMap<String, String> signed = fields(new InitData(identity).sign(fields));

    String hash = signed.remove("hash");
    assertThat(InitData.hash("123456:AbCdEfGh", signed)).isEqualTo(hash);
    String signature = Objects.requireNonNull(signed.remove("signature"));
    assertThat(signed).isEqualTo(fields);
    assertThat(verifies(identity.publicKeyHex(), signature, signed)).isTrue();
    signed.put("auth_date", "1700000001");
    assertThat(verifies(identity.publicKeyHex(), signature, signed)).isFalse();
  }

  private static boolean verifies(
      String keyHex, String signature, SequencedMap<String, String> fields) throws Exception {
    byte[] der = HexFormat.of().parseHex("302a300506032b6570032100" + keyHex);
    PublicKey key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(der));
    Signature ed25519 = Signature.getInstance("Ed25519");
    ed25519.initVerify(key);
    String message =
        "123456:WebAppData\n"
            + new TreeMap<>(fields)
                .entrySet().stream()
                    .map(field -> field.getKey() + "=" + field.getValue())
                    .collect(Collectors.joining("\n"));
    ed25519.update(message.getBytes(StandardCharsets.UTF_8));
    return ed25519.verify(Base64.getUrlDecoder().decode(signature));
  }
}
