package zij.server.stream;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import zij.language.TelegramUserId;
import zij.server.trace.TraceParent;

/**
 * The phones that listen, by user. What a phone does not take in time makes it be hung up: it will
 * call again and ask for what it shows. Thread-safe.
 */
public final class Phones {
  /**
   * A user has a phone, a tablet and a desktop, and each may be reconnecting. One more takes the
   * place of the oldest: a page that was reloaded or left holds its line until a heartbeat fails.
   */
  static final int MAX_PER_USER = 6;

  static final int MAX_IN_ALL = 10_000;
  private static final int MAX_WAITING = 64;

  /** Something to tell a phone, and what led to it if that trace is kept. */
  public record News(String name, long position, String json, Optional<TraceParent> cause) {
    static final News HANG_UP = new News("", -1, "", Optional.empty());
  }

  /** One phone's line. */
  static final class Line {
    private final BlockingQueue<News> waiting = new ArrayBlockingQueue<>(MAX_WAITING);

    /** The next news; null if there is none within this time. */
    @Nullable News next(long seconds) throws InterruptedException {
      return waiting.poll(seconds, TimeUnit.SECONDS);
    }

    private void say(News news) {
      if (!waiting.offer(news)) hangUp();
    }

    private void hangUp() {
      waiting.clear();
      var _ = waiting.offer(News.HANG_UP);
    }
  }

  /** Oldest first; each list is immutable. */
  private final ConcurrentHashMap<TelegramUserId, List<Line>> lines = new ConcurrentHashMap<>();

  private final AtomicInteger count = new AtomicInteger();
  private volatile boolean isOver;

  /**
   * Opens a line, and hangs up on the user's oldest if it is one too many; null if all are taken.
   */
  @Nullable Line open(TelegramUserId user) {
    if (count.incrementAndGet() > MAX_IN_ALL) {
      count.decrementAndGet();
      return null;
    }
    Line line = new Line();
    lines.compute(
        user,
        (_, open) -> {
          List<Line> others = open == null ? List.of() : open;
          boolean full = others.size() == MAX_PER_USER;
          if (full) others.getFirst().hangUp();
          return Stream.concat(others.stream().skip(full ? 1 : 0), Stream.of(line)).toList();
        });
    if (isOver) line.hangUp(); // after it can be seen: whoever hangs up on all may have missed it
    return line;
  }

  /** Closes a line that was opened. */
  void close(TelegramUserId user, Line line) {
    lines.computeIfPresent(
        user,
        (_, open) -> {
          List<Line> others = open.stream().filter(it -> it != line).toList();
          return others.isEmpty() ? null : others;
        });
    count.decrementAndGet();
  }

  /** Tells all of a user's phones. */
  public void tell(TelegramUserId user, News news) {
    lines.getOrDefault(user, List.of()).forEach(line -> line.say(news));
  }

  /** Whether anybody of this id listens. */
  boolean isListening(TelegramUserId user) {
    return lines.containsKey(user);
  }

  /** How many lines are open. */
  int count() {
    return count.get();
  }

  /** Hangs up on everybody, and on whoever calls from now on, because the server stops. */
  void hangUpAll() {
    isOver = true;
    lines.values().forEach(open -> open.forEach(Line::hangUp));
  }
}
