package zij.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Duration;

/** Server-sent events (WHATWG HTML, 9.2) of the server, as a phone hears them. For one thread. */
final class EventStream implements AutoCloseable {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
  private static final String END_OF_EVENT = "\n\n";

  private final HttpConnection connection;
  private final StringBuilder unread = new StringBuilder();

  EventStream(HttpConnection connection) {
    this.connection = connection;
  }

  /**
   * Reads on until an event has both texts in it.
   *
   * @throws IOException also if none comes in time, although the server's heart beats
   */
  void await(String first, String second) throws IOException {
    long deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
    while (System.nanoTime() < deadline) {
      String event = next();
      if (event.contains(first) && event.contains(second)) return;
    }
    throw new IOException("the stream told nothing of " + first + " within " + LONGEST_WAIT);
  }

  /** The next event as it was sent. */
  String next() throws IOException {
    int end;
    while ((end = unread.indexOf(END_OF_EVENT)) < 0) {
      byte[] chunk = connection.chunk();
      if (chunk.length == 0) throw new IOException("the server hung up");
      unread.append(new String(chunk, UTF_8));
    }
    String event = unread.substring(0, end);
    unread.delete(0, end + END_OF_EVENT.length());
    return event;
  }

  @Override
  public void close() throws IOException {
    connection.close();
  }
}
