package zij.ledger.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** One real PostgreSQL for all tests, durable as in production, with a fresh database for each. */
public final class TestLog {
  public static final String APPLICATION = "zij_app";

  /** Of a server on a busy machine. */
  static final Duration STARTUP = Duration.ofMinutes(2);

  private static final EmbeddedPostgres POSTGRES = start();
  private static final TestLog EMPTY = empty();
  private static int databases;

  private final String database;

  private TestLog(String database) {
    this.database = database;
  }

  private static EmbeddedPostgres start() {
    try {
      var postgres =
          EmbeddedPostgres.builder()
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("full_page_writes", "on")
              .setServerConfig("max_connections", "200")
              .setPGStartupWait(STARTUP)
              .start();
      try (var connection = postgres.getPostgresDatabase().getConnection();
          var statement = connection.createStatement()) {
        statement.execute("create role " + APPLICATION + " login");
      }
      return postgres;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** What each test has a copy of: to migrate anew for each would take longer than most tests. */
  private static TestLog empty() {
    var empty = new TestLog("empty");
    try {
      administer("create database " + empty.database);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
    LogSchema.migrate(empty.owner(), APPLICATION);
    return empty;
  }

  /** A new database with the log's schema. */
  public static synchronized TestLog create() {
    var log = new TestLog("log" + databases++);
    try {
      administer("create database " + log.database + " template " + EMPTY.database);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
    return log;
  }

  /** A copy of the whole database as it is now. */
  void backup(String name) throws SQLException {
    administer("create database %1$s_%2$s template %1$s".formatted(database, name));
  }

  /** Puts a copy in the place of the database, whoever is connected to it. */
  void restore(String name) throws SQLException {
    administer("drop database " + database + " with (force)");
    administer("create database %1$s template %1$s_%2$s".formatted(database, name));
  }

  private static void administer(String sql) throws SQLException {
    try (var connection = POSTGRES.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** JDBC address of the database for a role. */
  public String url(String user) {
    return POSTGRES.getJdbcUrl(user, database);
  }

  /** Unpooled connections as the application role. */
  public DataSource application() {
    return dataSource(url(APPLICATION));
  }

  /** Unpooled connections as the superuser that owns the schema. */
  public DataSource owner() {
    return dataSource(url("postgres"));
  }

  static DataSource dataSource(String url) {
    var dataSource = new PGSimpleDataSource();
    dataSource.setUrl(url);
    return dataSource;
  }

  /** Returns when a connection to this database waits for a lock that another one holds. */
  void awaitBlocked() throws SQLException, InterruptedException {
    try (var connection = ownerConnection();
        var statement =
            connection.prepareStatement(
                "select from pg_stat_activity"
                    + " where datname = current_database() and wait_event_type = 'Lock'")) {
      long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
      while (!hasRow(statement)) {
        assertThat(System.nanoTime()).as("nobody waits for the lock").isLessThan(end);
        Thread.sleep(5);
      }
    }
  }

  private static boolean hasRow(PreparedStatement statement) throws SQLException {
    try (var rows = statement.executeQuery()) {
      return rows.next();
    }
  }

  /** Runs statements as the superuser. */
  public void execute(String sql) throws SQLException {
    try (var connection = ownerConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private Connection ownerConnection() throws SQLException {
    return DriverManager.getConnection(url("postgres"));
  }
}
