package zij.server.telegram;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import zij.language.TelegramUserId;
import zij.server.telegram.InitDataRefused.Reason;

/**
 * Checks initData as Telegram's documentation of mini apps says: the HMAC under the bot's token
 * and, where it is present, the Ed25519 signature for third parties. Thread-safe.
 */
public final class InitDataVerifier {
  /** Far above what Telegram sends; longer input is not looked at. */
  static final int MAX_LENGTH = 8_192;

  /** How far Telegram's clock may be ahead of ours. */
  static final Duration CLOCK_SKEW = Duration.ofMinutes(2);

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final byte[] ED25519_DER_PREFIX =
      HexFormat.of().parseHex("302a300506032b6570032100");

  /**
   * Who vouches for initData, whenever it was made.
   *
   * @param hash whether it is the HMAC under the bot's token; the bot's owner could have made it
   * @param signature whether it is Telegram's own; empty if there is none
   * @param user whom it names
   */
  public record Examined(boolean hash, Optional<Boolean> signature, TelegramUserId user) {}

  private final byte[] secret;
  private final String botId;
  private final PublicKey thirdPartyKey;
  private final Duration maxAge;

  /**
   * @param botToken {@code <bot id>:<secret>}
   * @param thirdPartyKeyHex Ed25519 public key, 64 hexadecimal digits
   * @param maxAge how old initData may be
   * @throws IllegalArgumentException if token or key are not of their form
   */
  public InitDataVerifier(String botToken, String thirdPartyKeyHex, Duration maxAge) {
    int colon = botToken.indexOf(':');
    if (colon < 1 || !botToken.substring(0, colon).matches("[0-9]{1,18}")) {
      throw new IllegalArgumentException("a bot token is <bot id>:<secret>");
    }
    this.botId = botToken.substring(0, colon);
    this.secret = hmac("WebAppData".getBytes(UTF_8), botToken);
    this.thirdPartyKey = ed25519(thirdPartyKeyHex);
    this.maxAge = maxAge;
  }

  /**
   * Checks and reads initData.
   *
   * @param raw the query string as the client handed it over
   * @throws InitDataRefused if it does not open a session now
   */
  public InitData verify(String raw, Instant now) {
    Map<String, String> fields = fields(raw);
    if (!isHashed(fields)) {
      throw new InitDataRefused(Reason.INIT_DATA_FORGED, "the hash is not of this bot");
    }
    if (!isSigned(fields).orElse(true)) {
      throw new InitDataRefused(Reason.INIT_DATA_FORGED, "the signature is not Telegram's");
    }
    Instant authDate = authDate(fields);
    if (authDate.isAfter(now.plus(CLOCK_SKEW))) {
      throw new InitDataRefused(Reason.INIT_DATA_FUTURE, "auth_date is in the future");
    }
    if (authDate.isBefore(now.minus(maxAge))) {
      throw new InitDataRefused(Reason.INIT_DATA_STALE, "auth_date is too long ago");
    }
    return read(raw, authDate, required(fields, "user"));
  }

  /**
   * Looks at initData of any age again.
   *
   * @throws InitDataRefused if it is not initData at all
   */
  public Examined examine(String raw) {
    Map<String, String> fields = fields(raw);
    InitData read = read(raw, authDate(fields), required(fields, "user"));
    return new Examined(isHashed(fields), isSigned(fields), read.user());
  }

  /** The bot's id, which is part of what Telegram signs. */
  public String botId() {
    return botId;
  }

  private boolean isHashed(Map<String, String> fields) {
    String hash = required(fields, "hash");
    if (!hash.matches("[0-9a-f]{64}")) throw malformed("hash is not 64 hexadecimal digits");
    byte[] expected = hmac(secret, checkString(fields, Set.of("hash")));
    return MessageDigest.isEqual(expected, HexFormat.of().parseHex(hash));
  }

  private Optional<Boolean> isSigned(Map<String, String> fields) {
    return Optional.ofNullable(fields.get("signature"))
        .map(signature -> isSignedForThirdParties(fields, signature));
  }

  /** By key, in order: the signed text has them sorted. */
  private static Map<String, String> fields(String raw) {
    if (raw.isEmpty() || raw.length() > MAX_LENGTH) throw malformed("empty or too long");
    TreeMap<String, String> fields = new TreeMap<>();
    for (String pair : raw.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals < 1) throw malformed("not a query string");
      String value = decode(pair.substring(equals + 1));
      if (fields.put(decode(pair.substring(0, equals)), value) != null) {
        throw malformed("a field is there twice");
      }
    }
    return fields;
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, UTF_8);
    } catch (IllegalArgumentException e) {
      throw malformed("a broken escape");
    }
  }

  private static String checkString(Map<String, String> sorted, Set<String> without) {
    return sorted.entrySet().stream()
        .filter(field -> !without.contains(field.getKey()))
        .map(field -> field.getKey() + "=" + field.getValue())
        .collect(Collectors.joining("\n"));
  }

  private boolean isSignedForThirdParties(Map<String, String> fields, String signature) {
    String message = botId + ":WebAppData\n" + checkString(fields, Set.of("hash", "signature"));
    try {
      Signature ed25519 = Signature.getInstance("Ed25519");
      ed25519.initVerify(thirdPartyKey);
      ed25519.update(message.getBytes(UTF_8));
      return ed25519.verify(Base64.getUrlDecoder().decode(signature));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false; // not a signature at all
    }
  }

  private static Instant authDate(Map<String, String> fields) {
    String text = required(fields, "auth_date");
    if (!text.matches("[0-9]{1,12}")) throw malformed("auth_date is not a number");
    return Instant.ofEpochSecond(Long.parseLong(text));
  }

  private static InitData read(String raw, Instant authDate, String userJson) {
    try {
      JsonNode user = JSON.readTree(userJson);
      TelegramUserId id = new TelegramUserId(user.path("id").asLong(0));
      String language = user.path("language_code").asString(null);
      return new InitData(id, language, authDate, raw, sha256(raw));
    } catch (JacksonException | IllegalArgumentException e) {
      throw malformed("user is not a Telegram user");
    }
  }

  private static String required(Map<String, String> fields, String name) {
    String value = fields.get(name);
    if (value == null) throw malformed(name + " is missing");
    return value;
  }

  private static InitDataRefused malformed(String detail) {
    return new InitDataRefused(Reason.INIT_DATA_MALFORMED, detail);
  }

  private static PublicKey ed25519(String hex) {
    try {
      byte[] key = HexFormat.of().parseHex(hex);
      if (key.length != 32) throw new IllegalArgumentException("an Ed25519 key has 32 bytes");
      byte[] der = new byte[ED25519_DER_PREFIX.length + key.length];
      System.arraycopy(ED25519_DER_PREFIX, 0, der, 0, ED25519_DER_PREFIX.length);
      System.arraycopy(key, 0, der, ED25519_DER_PREFIX.length, key.length);
      return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(der));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("not an Ed25519 public key: " + hex, e);
    }
  }

  private static String sha256(String text) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static byte[] hmac(byte[] key, String message) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(message.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }
}
