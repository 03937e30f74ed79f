package zij.simulator.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.type.LongDataType;
import org.h2.mvstore.type.StringDataType;
import org.jspecify.annotations.Nullable;

/**
 * Everything the simulator remembers: maps of immutable records, kept in one file when there is a
 * folder for it. Maps are safe for use from many threads; what must change together is locked by
 * its owner. After a clean stop nothing is lost; after a kill at most {@value #WRITE_DELAY_MS} ms.
 */
public final class Store implements AutoCloseable {
  private static final int WRITE_DELAY_MS = 500;

  /** How long space of former writes is kept; shorter than MVStore's own, or the file swells. */
  private static final int RETENTION_MS = 2_000;

  private final MVStore file;
  private final MVMap<String, Long> counters;

  private Store(MVStore file) {
    this.file = file;
    this.counters =
        file.openMap(
            "counters",
            new MVMap.Builder<String, Long>()
                .keyType(StringDataType.INSTANCE)
                .valueType(LongDataType.INSTANCE));
  }

  /**
   * Opens the memory, made anew when there is none yet.
   *
   * @throws IllegalArgumentException with a sentence for people when the folder cannot be used
   */
  public static Store open(@Nullable Path folder) {
    MVStore.Builder builder = new MVStore.Builder();
    try {
      if (folder != null) {
        Files.createDirectories(folder);
        builder.fileName(folder.resolve("telegram.mv").toString());
      }
      MVStore file = builder.open();
      file.setAutoCommitDelay(WRITE_DELAY_MS);
      file.setRetentionTime(RETENTION_MS);
      return new Store(file);
    } catch (IOException broken) {
      throw new IllegalArgumentException(
          "The data folder " + folder + " cannot be made: " + broken.getMessage(), broken);
    } catch (MVStoreException broken) {
      throw new IllegalArgumentException(sentence(folder, broken), broken);
    }
  }

  private static String sentence(@Nullable Path folder, MVStoreException broken) {
    return broken.getErrorCode() == DataUtils.ERROR_FILE_LOCKED
        ? "The data folder " + folder + " is in use by another simulator."
        : "The data folder " + folder + " cannot be read: " + broken.getMessage();
  }

  /** The map of that name from numbers to records. */
  public <V> MVMap<Long, V> byNumber(String name, Class<V> values) {
    return file.openMap(
        name,
        new MVMap.Builder<Long, V>()
            .keyType(LongDataType.INSTANCE)
            .valueType(new JsonType<>(values)));
  }

  /** The map of that name from text to records. */
  public <V> MVMap<String, V> byText(String name, Class<V> values) {
    return file.openMap(
        name,
        new MVMap.Builder<String, V>()
            .keyType(StringDataType.INSTANCE)
            .valueType(new JsonType<>(values)));
  }

  /** The map of that name from numbers to numbers. */
  public MVMap<Long, Long> numbers(String name) {
    return file.openMap(
        name,
        new MVMap.Builder<Long, Long>()
            .keyType(LongDataType.INSTANCE)
            .valueType(LongDataType.INSTANCE));
  }

  /** The sequence of that name; a new one begins at {@code first}. */
  public Sequence sequence(String name, long first) {
    return new Sequence(counters, name, first);
  }

  /** Writes what is not written yet and lets the file go. */
  @Override
  public void close() {
    file.close();
  }
}
