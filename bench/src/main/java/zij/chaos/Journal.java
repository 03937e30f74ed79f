package zij.chaos;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** What everybody did and when, line by line in a file, and how often. Thread-safe. */
final class Journal implements AutoCloseable {
  /** Lines of it that a violation points to, at the most. */
  private static final int MAX_PLACES = 5;

  private final long begin = System.nanoTime();
  private final Path file;
  private final BufferedWriter lines;
  private final ConcurrentSkipListMap<String, AtomicLong> counts = new ConcurrentSkipListMap<>();

  Journal(Path file) throws IOException {
    this.file = file;
    this.lines = Files.newBufferedWriter(file);
  }

  /** Writes a line. */
  synchronized void tell(String who, String what) {
    try {
      double seconds = (System.nanoTime() - begin) / 1e9;
      lines.write(String.format(Locale.ROOT, "%8.3f %s: %s%n", seconds, who, what));
      lines.flush(); // whoever dies next may be us
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void count(String what) {
    count(what, 1);
  }

  void count(String what, long times) {
    counts.computeIfAbsent(what, _ -> new AtomicLong()).addAndGet(times);
  }

  /** How often each thing was counted. */
  SortedMap<String, Long> counts() {
    SortedMap<String, Long> all = new TreeMap<>();
    for (Map.Entry<String, AtomicLong> each : counts.entrySet()) {
      all.put(each.getKey(), each.getValue().get());
    }
    return all;
  }

  /** The numbers of the first lines in which one of these ids stands. */
  List<Integer> places(List<String> ids) throws IOException {
    List<Integer> places = new ArrayList<>();
    int number = 0;
    try (var reader = Files.newBufferedReader(file)) {
      for (String line = reader.readLine();
          line != null && places.size() < MAX_PLACES;
          line = reader.readLine()) {
        number++;
        if (ids.stream().anyMatch(line::contains)) places.add(number);
      }
    }
    return places;
  }

  Path file() {
    return file;
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
