package zij.ledger.log;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the {@link LiveTail} what other processes commit: listens for the notification that every
 * append sends, over one connection of its own. Asks for the head once in a while for safety, and
 * after every reconnect, so that nothing is missed for long.
 */
public final class HeadListener implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HeadListener.class);
  private static final String CHANNEL = "zij_ledger";
  private static final int ANSWER_MS = 10_000;

  private final DataSource dataSource;
  private final LiveTail tail;
  private final Appender own;
  private final Duration safetyPoll;
  private final Thread thread;
  private volatile boolean closed;

  /**
   * Starts listening.
   *
   * @param dataSource gives the connection that is kept
   * @param own the appender of this process: what it commits is no news
   * @param safetyPoll how long to trust the silence, about a second
   */
  public HeadListener(DataSource dataSource, LiveTail tail, Appender own, Duration safetyPoll) {
    this.dataSource = dataSource;
    this.tail = tail;
    this.own = own;
    this.safetyPoll = safetyPoll;
    this.thread = Thread.ofPlatform().daemon().name("zij-head-listener").start(this::run);
  }

  private void run() {
    while (!closed) {
      try (var connection = dataSource.getConnection()) {
        listen(connection);
      } catch (SQLException e) {
        if (!closed) {
          LOG.warn("Lost the connection that listens for commits: {}", e.getMessage());
          pause();
        }
      }
    }
  }

  private void listen(Connection connection) throws SQLException {
    connection.setAutoCommit(true);
    try (var statement = connection.createStatement()) {
      statement.execute("listen " + CHANNEL);
      tail.foreignCommit(); // nobody listened until now
      connection.setNetworkTimeout(Executors.newVirtualThreadPerTaskExecutor(), ANSWER_MS);
      var notifications = connection.unwrap(PGConnection.class);
      while (!closed) {
        try (var head = statement.executeQuery("select size from ledger.head")) {
          if (head.next()) {
            tail.grewTo(head.getLong(1));
          }
        }
        hear(notifications);
      }
      statement.execute("unlisten " + CHANNEL);
    }
  }

  /** Follows the notifications until there is none for as long as silence is trusted. */
  private void hear(PGConnection connection) throws SQLException {
    int silenceMs = Math.toIntExact(safetyPoll.toMillis());
    while (!closed) {
      var heard = connection.getNotifications(silenceMs);
      if (heard == null || heard.length == 0) {
        return;
      }
      for (var notification : heard) {
        if (notification.getPID() != own.backend()) {
          tail.foreignCommit();
        }
      }
      tail.grewTo(Long.parseLong(heard[heard.length - 1].getParameter()));
    }
  }

  private void pause() {
    try {
      Thread.sleep(safetyPoll);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closed = true;
    }
  }

  /** Stops listening and gives the connection back, within a second or so. */
  @Override
  public void close() {
    closed = true;
    try {
      if (!thread.join(safetyPoll.multipliedBy(2))) {
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
