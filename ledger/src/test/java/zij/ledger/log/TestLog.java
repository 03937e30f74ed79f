package zij.ledger.log;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** One real PostgreSQL for all tests, durable as in production, with a fresh database for each. */
public final class TestLog {
  public static final String APPLICATION = "zij_app";
  private static final EmbeddedPostgres POSTGRES = start();
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

  /** A new database with the log's schema. */
  public static synchronized TestLog create() {
    var log = new TestLog("log" + databases++);
    try (var connection = POSTGRES.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create database " + log.database);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
    LogSchema.migrate(log.owner(), APPLICATION);
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
