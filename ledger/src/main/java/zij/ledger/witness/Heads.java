package zij.ledger.witness;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import zij.ledger.log.AtomicFile;

/**
 * The last cosigned checkpoint of each log, a file each, replaced as a whole and on the disk before
 * {@link #put} returns. For one process at a time, and for one thread per origin.
 */
final class Heads {
  private final Path folder;

  /** Heads in this folder, which is made if it does not exist. */
  Heads(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
  }

  /** The note that was last put for an origin. */
  Optional<String> note(String origin) throws IOException {
    var file = file(origin);
    return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
  }

  void put(String origin, String note) throws IOException {
    AtomicFile.write(file(origin), note);
  }

  /** An origin may hold any character; its hash makes a file name. */
  private Path file(String origin) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var hash = digest.digest(origin.getBytes(StandardCharsets.UTF_8));
      return folder.resolve(HexFormat.of().formatHex(hash));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
