package zij.simulator.initdata;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Whom this Telegram speaks for and with which key: the bot's token, and the Ed25519 key pair that
 * stands in place of Telegram's own. Both are made once and kept in the data folder.
 *
 * @param botToken {@code <bot id>:<secret>}
 * @param keys the Ed25519 pair (RFC 8032) that signs initData for third parties
 */
public record Identity(String botToken, KeyPair keys) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int RAW_KEY_BYTES = 32;

  /** The kept identity of that folder, or a new one; a given token overrides the kept one. */
  public static Identity open(@Nullable Path folder, @Nullable String token) {
    try {
      if (folder == null) {
        return new Identity(token == null ? newToken() : token, newKeys());
      }
      Identity identity = new Identity(keptToken(folder, token), keptKeys(folder));
      Files.writeString(folder.resolve("ed25519.pub"), identity.publicKeyHex() + "\n");
      return identity;
    } catch (IOException | GeneralSecurityException broken) {
      throw new IllegalArgumentException(
          "The keys in " + folder + " cannot be used: " + broken.getMessage(), broken);
    }
  }

  /** A test provider's token, as BotFather gives one for payments of money. */
  public String providerToken() {
    return botId() + ":TEST:" + publicKeyHex().substring(0, 32);
  }

  /** The bot's number, the part of the token before the colon. */
  public long botId() {
    return Long.parseLong(botToken.substring(0, botToken.indexOf(':')));
  }

  /** The raw 32 bytes of the public key in lower-case hex, as Telegram publishes its own. */
  public String publicKeyHex() {
    byte[] encoded = keys.getPublic().getEncoded();
    return HexFormat.of()
        .formatHex(Arrays.copyOfRange(encoded, encoded.length - RAW_KEY_BYTES, encoded.length));
  }

  private static String keptToken(Path folder, @Nullable String token) throws IOException {
    Path file = folder.resolve("bot.token");
    if (token != null) {
      return token;
    }
    if (!Files.exists(file)) {
      writePrivately(file, newToken());
    }
    return Files.readString(file).strip();
  }

  private static String newToken() {
    byte[] secret = new byte[26];
    RANDOM.nextBytes(secret);
    long id = 7_000_000_000L + RANDOM.nextInt(1_000_000_000);
    return id + ":AA" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret).substring(1);
  }

  private static KeyPair newKeys() throws GeneralSecurityException {
    return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
  }

  private static KeyPair keptKeys(Path folder) throws IOException, GeneralSecurityException {
    Path file = folder.resolve("ed25519.key");
    if (!Files.exists(file)) {
      KeyPair made = newKeys();
      Base64.Encoder base64 = Base64.getEncoder();
      writePrivately(
          file,
          base64.encodeToString(made.getPrivate().getEncoded())
              + "\n"
              + base64.encodeToString(made.getPublic().getEncoded()));
    }
    String[] lines = Files.readString(file).strip().split("\n", -1);
    if (lines.length != 2) {
      throw new IOException("ed25519.key must hold two lines");
    }
    KeyFactory factory = KeyFactory.getInstance("Ed25519");
    PrivateKey secret =
        factory.generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(lines[0])));
    return new KeyPair(
        factory.generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(lines[1]))),
        secret);
  }

  private static void writePrivately(Path file, String text) throws IOException {
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.write(file, text.getBytes(StandardCharsets.US_ASCII));
  }
}
