package zij.ledger.log;

import java.io.IOException;
import java.nio.file.Path;

/** Signs as one log: its origin and its Ed25519 key. Thread-safe. */
public final class LogSigner {
  private final SigningKey key;
  private final VerifierKey verifierKey;

  private LogSigner(String origin, SigningKey key) {
    this.key = key;
    this.verifierKey = VerifierKey.of(origin, key.publicKey());
  }

  /**
   * The signer whose key is in a file: PEM blocks {@code PRIVATE KEY} (PKCS #8) and {@code PUBLIC
   * KEY}. A file that does not exist is made with a new key, readable by its owner only.
   *
   * @param origin name of the log, without spaces and plus signs, such as {@code zij.example/log}
   * @throws IOException if the file cannot be read or made
   * @throws IllegalArgumentException if it holds no such key pair
   */
  public static LogSigner loadOrCreate(String origin, Path file) throws IOException {
    return new LogSigner(origin, SigningKey.loadOrCreate(file));
  }

  /** The key with which others verify what this signs. */
  public VerifierKey verifierKey() {
    return verifierKey;
  }

  /** The signed note of a head of this log. */
  String sign(long size, Hash root) {
    var text = new Checkpoint(verifierKey.name(), size, root).text();
    return SignedNote.of(
        text, SignedNote.line(verifierKey.name(), verifierKey.id(), key.sign(text)));
  }
}
