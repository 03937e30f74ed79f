package zij.ledger.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;

/**
 * Cosigns checkpoints as one witness (C2SP tlog-cosignature, Ed25519). Whether a checkpoint may be
 * cosigned is for its caller to know. Thread-safe.
 */
public final class Cosigner {
  private final SigningKey key;
  private final CosignerKey cosignerKey;

  private Cosigner(String name, SigningKey key) {
    this.key = key;
    this.cosignerKey = CosignerKey.of(name, key.publicKey());
  }

  /**
   * The cosigner whose key is in a file of the form that a {@link LogSigner}'s has. A file that
   * does not exist is made with a new key, readable by its owner only.
   *
   * @param name of the witness, without spaces and plus signs, such as {@code witness.example/w1}
   * @throws IOException if the file cannot be read or made
   * @throws IllegalArgumentException if it holds no such key pair
   */
  public static Cosigner loadOrCreate(String name, Path file) throws IOException {
    return new Cosigner(name, SigningKey.loadOrCreate(file));
  }

  /** The key with which others verify what this cosigns. */
  public CosignerKey key() {
    return cosignerKey;
  }

  /**
   * The cosignature of a checkpoint.
   *
   * @param checkpoint the note's whole text, extension lines included
   * @param at now, of which whole seconds count
   */
  public Cosignature cosign(String checkpoint, Instant at) {
    long seconds = at.getEpochSecond();
    var signature = key.sign(CosignerKey.message(seconds, checkpoint));
    var timestamped =
        ByteBuffer.allocate(Long.BYTES + signature.length).putLong(seconds).put(signature).array();
    return new Cosignature(
        cosignerKey,
        Instant.ofEpochSecond(seconds),
        SignedNote.line(cosignerKey.name(), cosignerKey.id(), timestamped));
  }
}
