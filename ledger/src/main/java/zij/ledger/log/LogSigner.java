package zij.ledger.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Signs as one log: its origin, its Ed25519 key, and while keys are changed the previous one beside
 * it. Knows the verifier keys that the log ever had. Thread-safe.
 *
 * <p>In the folder of the key file {@code K}: {@code K.previous}, if it is there, is a key that
 * signs along with the new one; {@code K.vkeys} holds the verifier line of every key that was ever
 * used, newest first, so that what old keys have signed stays verifiable when they are gone.
 */
public final class LogSigner {
  private final SigningKey key;
  private final Optional<SigningKey> previous;
  private final VerifierKeys verifierKeys;

  private LogSigner(SigningKey key, Optional<SigningKey> previous, VerifierKeys verifierKeys) {
    this.key = key;
    this.previous = previous;
    this.verifierKeys = verifierKeys;
  }

  /**
   * The signer whose key is in a file: PEM blocks {@code PRIVATE KEY} (PKCS #8) and {@code PUBLIC
   * KEY}. A file that does not exist is made with a new key, readable by its owner only.
   *
   * @param origin name of the log, without spaces and plus signs, such as {@code zij.example/log}
   * @throws IOException if a file cannot be read or made
   * @throws IllegalArgumentException if it holds no such key pair, or the kept verifier keys are
   *     those of another origin
   */
  public static LogSigner loadOrCreate(String origin, Path file) throws IOException {
    var key = SigningKey.loadOrCreate(file);
    var previousFile = beside(file, ".previous");
    Optional<SigningKey> previous =
        Files.exists(previousFile)
            ? Optional.of(SigningKey.loadOrCreate(previousFile))
            : Optional.empty();
    var used = new ArrayList<>(List.of(VerifierKey.of(origin, key.publicKey())));
    previous.ifPresent(old -> used.add(VerifierKey.of(origin, old.publicKey())));
    if (used.size() == 2 && used.getFirst().toString().equals(used.getLast().toString())) {
      throw new IllegalArgumentException(previousFile + " is the same key as " + file);
    }
    return new LogSigner(key, previous, remembered(used, beside(file, ".vkeys")));
  }

  /**
   * The verifier key of the pair in a file; nothing is made or written.
   *
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException if it holds no such key pair
   */
  public static VerifierKey verifierKey(String origin, Path file) throws IOException {
    if (!Files.exists(file)) throw new NoSuchFileException(file.toString());
    return VerifierKey.of(origin, SigningKey.loadOrCreate(file).publicKey());
  }

  private static Path beside(Path file, String suffix) {
    return file.resolveSibling(file.getFileName() + suffix);
  }

  /** The keys in use and those in the file, which knows them all from then on. */
  private static VerifierKeys remembered(List<VerifierKey> used, Path file) throws IOException {
    var known = Files.exists(file) ? Files.readString(file) : "";
    var keys = new ArrayList<>(used);
    if (!known.isBlank()) {
      for (var key : VerifierKeys.parse(known).keys()) {
        if (keys.stream().noneMatch(other -> other.toString().equals(key.toString()))) {
          keys.add(key);
        }
      }
    }
    var all = new VerifierKeys(keys);
    if (!all.toString().equals(known)) {
      AtomicFile.write(file, all.toString());
    }
    return all;
  }

  /** The key with which others verify what this signs. */
  public VerifierKey verifierKey() {
    return verifierKeys.current();
  }

  /** Every key that the log ever signed with, the one of {@link #verifierKey} first. */
  public VerifierKeys verifierKeys() {
    return verifierKeys;
  }

  /** The signed note of a head of this log, the newest key's signature first. */
  String sign(long size, Hash root) {
    var text = new Checkpoint(verifierKeys.name(), size, root).text();
    var note = SignedNote.of(text, line(verifierKey(), key, text));
    return previous
        .map(old -> SignedNote.with(note, List.of(line(verifierKeys.keys().get(1), old, text))))
        .orElse(note);
  }

  private static String line(VerifierKey verifier, SigningKey key, String text) {
    return SignedNote.line(verifier.name(), verifier.id(), key.sign(text));
  }
}
