package zij.ledger.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * An Ed25519 public key with a name, as C2SP signed-note writes it: {@code name+keyid+base64(type
 * || public key)}. The type byte says what the key signs; the key id is the first 4 bytes of {@code
 * SHA-256(name || 0x0A || type || public key)}. Immutable.
 */
final class NoteKey {
  private static final int KEY_SIZE = 32;
  private static final int SIGNATURE_SIZE = 64;

  /** What RFC 8410 puts before the 32 bytes of a public key. */
  private static final byte[] SPKI_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  private final String name;
  private final byte type;
  private final byte[] raw;
  private final PublicKey key;

  private NoteKey(String name, byte type, byte[] raw) {
    if (name.isEmpty() || name.chars().anyMatch(c -> c == '+' || Character.isWhitespace(c))) {
      throw new IllegalArgumentException("a key name has no spaces and no plus: " + name);
    }
    this.name = name;
    this.type = type;
    this.raw = raw;
    try {
      var spki = ByteBuffer.allocate(SPKI_PREFIX.length + KEY_SIZE).put(SPKI_PREFIX).put(raw);
      this.key =
          KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki.array()));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("not an Ed25519 public key", e);
    }
  }

  static NoteKey of(String name, byte type, PublicKey key) {
    var spki = key.getEncoded();
    return new NoteKey(name, type, Arrays.copyOfRange(spki, spki.length - KEY_SIZE, spki.length));
  }

  /**
   * The key from its line.
   *
   * @param what the line is expected to be, for messages, such as {@code verifier key}
   * @throws IllegalArgumentException if it is no Ed25519 key of this type or its key id is wrong
   */
  static NoteKey parse(String line, byte type, String what) {
    var parts = line.strip().split("\\+", 3);
    if (parts.length != 3) {
      throw new IllegalArgumentException("a " + what + " is name+keyid+key");
    }
    var typed = Base64.getDecoder().decode(parts[2]);
    if (typed.length != 1 + KEY_SIZE || typed[0] != type) {
      throw new IllegalArgumentException("not an Ed25519 " + what);
    }
    var key = new NoteKey(parts[0], type, Arrays.copyOfRange(typed, 1, typed.length));
    if (!key.toString().equals(line.strip())) {
      throw new IllegalArgumentException("the key id does not belong to the key");
    }
    return key;
  }

  String name() {
    return name;
  }

  byte[] id() {
    var digest = Hash.sha256();
    digest.update(name.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) '\n');
    return Arrays.copyOf(digest.digest(typed()), SignedNote.KEY_ID_SIZE);
  }

  /** Whether both have the same 32 bytes, whatever their names. */
  boolean isSameKeyAs(NoteKey other) {
    return Arrays.equals(raw, other.raw);
  }

  private byte[] typed() {
    return ByteBuffer.allocate(1 + KEY_SIZE).put(type).put(raw).array();
  }

  boolean verifies(byte[] message, byte[] signature) {
    if (signature.length != SIGNATURE_SIZE) {
      return false;
    }
    try {
      var verifier = Signature.getInstance("Ed25519");
      verifier.initVerify(key);
      verifier.update(message);
      return verifier.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /** The line that {@link #parse} reads. */
  @Override
  public String toString() {
    return name
        + "+"
        + HexFormat.of().formatHex(id())
        + "+"
        + Base64.getEncoder().encodeToString(typed());
  }
}
