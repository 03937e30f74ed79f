package zij.ledger.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A place that has a log in the C2SP tlog-tiles layout. */
interface TiledLog {
  /**
   * What is at a path.
   *
   * @param path relative to the log's prefix, such as {@code checkpoint} or {@code tile/0/000}
   * @param limit the most bytes it may have
   * @throws NoSuchFileException if there is nothing
   * @throws IOException if it has more, or cannot be read
   */
  byte[] read(String path, int limit) throws IOException;

  /** The files in a folder. */
  static TiledLog in(Path directory) {
    return (path, limit) -> {
      try (var in = Files.newInputStream(directory.resolve(path))) {
        return BoundedRead.bytes(in, limit);
      }
    };
  }
}
