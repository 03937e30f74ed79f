package zij.ledger.log;

import java.nio.charset.StandardCharsets;
import java.security.PublicKey;

/**
 * A log's verifier key: a C2SP signed-note key of type 0x01 (Ed25519), {@code
 * name+keyid+base64(0x01 || public key)}. Immutable.
 */
public final class VerifierKey {
  private static final byte ED25519 = 1;

  private final NoteKey key;

  private VerifierKey(NoteKey key) {
    this.key = key;
  }

  static VerifierKey of(String name, PublicKey key) {
    return new VerifierKey(NoteKey.of(name, ED25519, key));
  }

  /**
   * The key from its line.
   *
   * @throws IllegalArgumentException if it is no Ed25519 verifier key or its key id is wrong
   */
  public static VerifierKey parse(String line) {
    return new VerifierKey(NoteKey.parse(line, ED25519, "verifier key"));
  }

  /** The name, for a log its origin. */
  public String name() {
    return key.name();
  }

  byte[] id() {
    return key.id();
  }

  boolean verifies(String text, byte[] signature) {
    return key.verifies(text.getBytes(StandardCharsets.UTF_8), signature);
  }

  /** The line that {@link #parse} reads. */
  @Override
  public String toString() {
    return key.toString();
  }
}
