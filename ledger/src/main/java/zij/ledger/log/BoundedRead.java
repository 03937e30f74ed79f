package zij.ledger.log;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads what others wrote, and no more of it than it may have. */
final class BoundedRead {
  private BoundedRead() {}

  /**
   * All bytes.
   *
   * @param limit the most there may be
   * @throws TooLong if there are more
   */
  static byte[] bytes(InputStream in, int limit) throws IOException {
    var bytes = in.readNBytes(limit + 1);
    if (bytes.length > limit) {
      throw new TooLong(limit);
    }
    return bytes;
  }

  /** A text; what is not UTF-8 in it becomes U+FFFD, which nobody has signed. */
  static String text(Path file, int limit) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return new String(bytes(in, limit), StandardCharsets.UTF_8);
    }
  }

  /** There is more than there may be. */
  static final class TooLong extends IOException {
    TooLong(int limit) {
      super("more than the " + limit + " bytes it may have");
    }
  }
}
