package zij.simulator.initdata;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs the launch data of a mini app as Telegram does (Mini Apps documentation, "Validating data
 * received via the Mini App"): an Ed25519 {@code signature} that anyone can check, and over all
 * fields with that signature the {@code hash} that only the holder of the bot token can check.
 * Thread-safe.
 */
public final class InitData {
  private static final String HMAC = "HmacSHA256";

  private final Identity identity;

  /** Signs for that bot with that key. */
  public InitData(Identity identity) {
    this.identity = identity;
  }

  /**
   * The launch data as a query string: the given fields in their order, then signature and hash.
   *
   * @param fields decoded values; user is JSON text
   */
  public String sign(SequencedMap<String, String> fields) {
    Map<String, String> signed = new TreeMap<>(fields);
    signed.put("signature", signature(fields));
    String hash = hash(identity.botToken(), signed);
    return fields.entrySet().stream()
            .map(field -> field.getKey() + "=" + encode(field.getValue()))
            .collect(Collectors.joining("&"))
        + "&signature="
        + signed.get("signature")
        + "&hash="
        + hash;
  }

  /** {@code hex(HMAC(HMAC("WebAppData", token), data check string))} over all given fields. */
  static String hash(String botToken, Map<String, String> fields) {
    byte[] secret = hmac("WebAppData".getBytes(StandardCharsets.UTF_8), botToken);
    return HexFormat.of().formatHex(hmac(secret, checkString(fields)));
  }

  /** base64url, unpadded, over {@code <bot id>:WebAppData\n<data check string>}. */
  private String signature(Map<String, String> fields) {
    try {
      Signature ed25519 = Signature.getInstance("Ed25519");
      ed25519.initSign(identity.keys().getPrivate());
      String message = identity.botId() + ":WebAppData\n" + checkString(fields);
      ed25519.update(message.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(ed25519.sign());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every JDK signs with Ed25519", impossible);
    }
  }

  private static String checkString(Map<String, String> fields) {
    return new TreeMap<>(fields)
        .entrySet().stream()
            .map(field -> field.getKey() + "=" + field.getValue())
            .collect(Collectors.joining("\n"));
  }

  private static byte[] hmac(byte[] key, String message) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      return mac.doFinal(message.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every JDK has " + HMAC, impossible);
    }
  }

  /** Percent-encoding with %20 for a space, as Telegram's clients write it. */
  public static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
