package zij.server.storage;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zij.server.StartFailure;

/** A PostgreSQL of our own, on this machine only, with its data kept in the data folder. */
final class EmbeddedPostgresql implements Closeable {
  /** In the data folder. */
  static final String FOLDER = "postgres";

  static final String DATABASE = "postgres";
  static final String OWNER = "postgres";

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgresql.class);

  private final EmbeddedPostgres postgres;

  /**
   * @param data where the database lives
   * @param application role that is made if it is not there
   */
  EmbeddedPostgresql(Path data, String application) {
    stopOrphan(data);
    try {
      postgres =
          EmbeddedPostgres.builder()
              .setDataDirectory(data)
              .setCleanDataDirectory(false)
              // It would stop the database while the server still drains.
              .setRegisterShutdownHook(false)
              // The library's defaults are for tests that may lose everything.
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("full_page_writes", "on")
              .setServerConfig("max_connections", "100")
              .setServerConfig("max_wal_size", "2GB")
              .setServerConfig("timezone", "UTC")
              .setPGStartupWait(Duration.ofSeconds(60))
              .start();
      prepare(application);
    } catch (IOException | SQLException e) {
      throw new StartFailure("The embedded PostgreSQL in " + data + " does not start: " + e, e);
    }
  }

  int port() {
    return postgres.getPort();
  }

  @Override
  public void close() throws IOException {
    postgres.close();
  }

  private void prepare(String application) throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      requireDurability(statement);
      statement.execute(
          """
          do $$ begin
            if not exists (select from pg_roles where rolname = '%1$s') then
              create role %1$s login nosuperuser nocreatedb nocreaterole;
            end if;
          end $$
          """
              .formatted(application));
    }
  }

  /**
   * The library starts PostgreSQL without fsync unless it is told otherwise; believe only
   * PostgreSQL.
   */
  private static void requireDurability(Statement statement) throws SQLException {
    for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
      try (ResultSet value = statement.executeQuery("show " + setting)) {
        if (!value.next() || !value.getString(1).equals("on")) {
          throw new StartFailure("The embedded PostgreSQL runs with " + setting + " off.");
        }
      }
    }
  }

  /**
   * A server that was killed leaves its PostgreSQL running on the same data. We hold the data
   * folder's lock, so whatever still runs there is such an orphan.
   */
  private static void stopOrphan(Path data) {
    Path pidFile = data.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) return;
    try {
      List<String> lines = Files.readAllLines(pidFile);
      var orphan =
          ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
              .filter(p -> p.info().command().orElse("").endsWith("postgres"));
      if (orphan.isPresent()) {
        LOG.info("Stopping a PostgreSQL that was left behind by a killed server");
        orphan.get().destroy();
        orphan.get().onExit().get(30, TimeUnit.SECONDS);
      } else {
        Files.deleteIfExists(pidFile); // its process is gone; the number may be somebody else's
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartFailure("Interrupted while a left-behind PostgreSQL was stopped.", e);
    } catch (IOException
        | NumberFormatException
        | java.util.concurrent.ExecutionException
        | java.util.concurrent.TimeoutException e) {
      throw new StartFailure("A PostgreSQL left behind in " + data + " does not stop: " + e, e);
    }
  }
}
