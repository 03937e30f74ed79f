package zij.ledger.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * A witness's key by C2SP tlog-cosignature, Ed25519: a signed-note key of type 0x04. What it signs
 * is {@code cosignature/v1}, a line with the time and the checkpoint's text; the signature is the
 * time in 8 bytes and the 64 of Ed25519. Immutable.
 */
public final class CosignerKey {
  private static final byte COSIGNATURE_V1 = 4;

  private final NoteKey key;

  private CosignerKey(NoteKey key) {
    this.key = key;
  }

  static CosignerKey of(String name, PublicKey key) {
    return new CosignerKey(NoteKey.of(name, COSIGNATURE_V1, key));
  }

  /**
   * The key from its line.
   *
   * @throws IllegalArgumentException if it is no Ed25519 cosigner key or its key id is wrong
   */
  public static CosignerKey parse(String line) {
    return new CosignerKey(NoteKey.parse(line, COSIGNATURE_V1, "witness key"));
  }

  /** The witness's name. */
  public String name() {
    return key.name();
  }

  byte[] id() {
    return key.id();
  }

  /** The signed bytes do not name the witness, so one key under two names is one witness. */
  boolean isSameKeyAs(CosignerKey other) {
    return key.isSameKeyAs(other.key);
  }

  static String message(long epochSeconds, String checkpoint) {
    return "cosignature/v1\ntime " + epochSeconds + "\n" + checkpoint;
  }

  /** When the key signed this text; empty if it did not. */
  Optional<Instant> verify(String checkpoint, byte[] timestamped) {
    if (timestamped.length <= Long.BYTES) {
      return Optional.empty();
    }
    var buffer = ByteBuffer.wrap(timestamped);
    long seconds = buffer.getLong();
    var signature = new byte[buffer.remaining()];
    buffer.get(signature);
    var message = message(seconds, checkpoint).getBytes(StandardCharsets.UTF_8);
    if (seconds < 0 || !key.verifies(message, signature)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Instant.ofEpochSecond(seconds));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The line that {@link #parse} reads. */
  @Override
  public String toString() {
    return key.toString();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CosignerKey that && that.toString().equals(toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }
}
