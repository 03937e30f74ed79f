package zij.server.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import org.apache.tika.Tika;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import zij.language.product.ContentHash;

/**
 * The files that the shop sells, in the database that all servers share, each under the SHA-256 of
 * its bytes. A file is there whole or not at all, and never changes. No file is ever in memory as a
 * whole: it comes in by way of the disk, and goes out part by part. Thread-safe.
 */
public final class FileStore {
  /** Bytes of a part; of the last one, at the most. */
  static final int PART = 256 * 1024;

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final InstantSource clock;
  private final long maxSize;
  private final int maxCount;
  private final Tika tika = new Tika();

  /**
   * @param maxSize bytes of the largest file
   * @param maxCount files at the most
   */
  FileStore(
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      InstantSource clock,
      long maxSize,
      int maxCount) {
    this.jdbc = jdbc;
    this.transactions = new TransactionTemplate(transactions);
    this.clock = clock;
    this.maxSize = maxSize;
    this.maxCount = maxCount;
  }

  /** Why a file was not taken. */
  enum NotTaken {
    EMPTY,
    TOO_LARGE,
    /** There are as many files as there may be. */
    TOO_MANY
  }

  /** What became of a file that was handed in. */
  sealed interface Kept {
    /** It is there, from now on or since long. */
    record Stored(StoredFile file) implements Kept {}

    /** It is not. */
    record Refused(NotTaken why) implements Kept {}
  }

  long maxSize() {
    return maxSize;
  }

  /**
   * Keeps a file.
   *
   * @param content read to its end, but no further than twice the largest size: whoever sends a
   *     little too much is to hear that, and a connection that is cut off tells nothing
   * @param name what it is called, from which a container's format is guessed; nothing else is
   * @throws IOException if it cannot be read whole
   */
  Kept keep(InputStream content, String name) throws IOException {
    Path file = Files.createTempFile("zij-upload-", null);
    try {
      MessageDigest digest = sha256();
      long size = copy(new DigestInputStream(content, digest), file);
      if (size == 0) return new Kept.Refused(NotTaken.EMPTY);
      if (size > maxSize) return new Kept.Refused(NotTaken.TOO_LARGE);
      ContentHash hash = new ContentHash(HexFormat.of().formatHex(digest.digest()));
      Optional<StoredFile> known = find(hash);
      if (known.isPresent()) return new Kept.Stored(known.get());
      if (count() >= maxCount) return new Kept.Refused(NotTaken.TOO_MANY);
      StoredFile stored = new StoredFile(hash, mediaType(file, name), size);
      transactions.executeWithoutResult(_ -> insert(stored, file));
      return new Kept.Stored(find(hash).orElseThrow());
    } finally {
      Files.deleteIfExists(file);
    }
  }

  /** The file with this hash; empty if there is none. */
  public Optional<StoredFile> find(ContentHash hash) {
    return jdbc.sql("select media_type, size from server.stored_file where sha256 = ?")
        .param(hash.hex())
        .query((row, _) -> new StoredFile(hash, row.getString(1), row.getLong(2)))
        .optional();
  }

  /**
   * Writes bytes {@code from} to {@code to} of a file, both inclusive. No connection to the
   * database is held while somebody reads slowly.
   */
  void write(ContentHash hash, long from, long to, OutputStream out) throws IOException {
    for (long at = from; at <= to; ) {
      byte[] part = part(hash, Math.toIntExact(at / PART));
      int begin = (int) (at % PART);
      int length = (int) Math.min(part.length - begin, to - at + 1);
      out.write(part, begin, length);
      at += length;
    }
  }

  private byte[] part(ContentHash hash, int number) {
    return jdbc.sql("select content from server.stored_file_part where sha256 = ? and number = ?")
        .params(hash.hex(), number)
        .query((row, _) -> row.getBytes(1))
        .single();
  }

  private long copy(InputStream content, Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      byte[] buffer = new byte[64 * 1024];
      long size = 0;
      for (int read = 0; read >= 0 && size <= 2 * maxSize; read = content.read(buffer)) {
        if (size <= maxSize) out.write(buffer, 0, read);
        size += read;
      }
      return size;
    }
  }

  /** The bytes decide; the name only tells formats apart that begin alike. */
  private String mediaType(Path file, String name) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      String type = tika.detect(in, name);
      int parameters = type.indexOf(';');
      return parameters < 0 ? type : type.substring(0, parameters).strip();
    }
  }

  private void insert(StoredFile stored, Path file) {
    int fresh =
        jdbc.sql(
                "insert into server.stored_file (sha256, size, media_type, stored_at)"
                    + " values (?, ?, ?, ?) on conflict do nothing")
            .params(
                stored.sha256().hex(),
                stored.size(),
                stored.mediaType(),
                clock.instant().atOffset(ZoneOffset.UTC))
            .update();
    if (fresh == 0) return; // another server was faster
    try (InputStream in = Files.newInputStream(file)) {
      byte[] part = in.readNBytes(PART);
      for (int number = 0; part.length > 0; number++) {
        jdbc.sql("insert into server.stored_file_part (sha256, number, content) values (?, ?, ?)")
            .params(stored.sha256().hex(), number, part)
            .update();
        part = in.readNBytes(PART);
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private int count() {
    return jdbc.sql("select count(*) from server.stored_file").query(Integer.class).single();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
