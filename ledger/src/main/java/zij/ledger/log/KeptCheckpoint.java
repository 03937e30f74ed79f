package zij.ledger.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The newest checkpoint that this server has signed or seen, in a file outside the database: a
 * database that was restored from an old backup has lost its later checkpoints too, the file has
 * not. Never goes back to a smaller one. Each server keeps its own. Thread-safe.
 */
public final class KeptCheckpoint {
  private final Path file;
  private @Nullable Checkpoint newest;

  /**
   * What the file holds; nothing yet if there is none.
   *
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException if it holds no checkpoint that these keys have signed
   */
  public KeptCheckpoint(Path file, VerifierKeys keys) throws IOException {
    this.file = file;
    if (Files.exists(file)) {
      newest = Checkpoint.open(BoundedRead.text(file, SignedNote.MAX_LENGTH), keys);
    }
  }

  /** The newest checkpoint, empty before the first. */
  synchronized Optional<Checkpoint> newest() {
    return Optional.ofNullable(newest);
  }

  /**
   * Keeps a checkpoint if it is newer; it is on the disk when this returns.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  synchronized void keep(SignedCheckpoint signed) {
    var known = newest;
    if (known != null && known.size() >= signed.checkpoint().size()) {
      return;
    }
    try {
      AtomicFile.write(file, signed.note());
    } catch (IOException e) {
      throw new UncheckedIOException("the checkpoint cannot be kept outside the database", e);
    }
    newest = signed.checkpoint();
  }
}
