package zij.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The PostgreSQL that ours and the peers share within a run, set as the server sets its own. It
 * refuses to be used if a commit would not be on the disk.
 */
final class Database implements AutoCloseable {
  static final String OWNER = "postgres";
  static final String APPLICATION = "zij";

  private static final List<String> DURABLE =
      List.of("fsync", "synchronous_commit", "full_page_writes");
  private static final List<String> TOLD =
      List.of(
          "server_version",
          "fsync",
          "synchronous_commit",
          "full_page_writes",
          "wal_sync_method",
          "shared_buffers",
          "max_wal_size",
          "max_connections",
          "commit_delay");

  private final EmbeddedPostgres postgres;
  private final Path folder;
  private final Path data;

  /** Starts it with its data in this folder. */
  Database(Path folder) throws IOException, SQLException {
    this.folder = folder;
    data = folder.resolve("postgres");
    postgres =
        EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("full_page_writes", "on")
            .setServerConfig("max_connections", "200")
            .setServerConfig("max_wal_size", "2GB")
            .setServerConfig("timezone", "UTC")
            .setPGStartupWait(Duration.ofMinutes(2))
            .start();
    requireDurable();
    execute(OWNER, "create role " + APPLICATION + " login");
  }

  private void requireDurable() throws SQLException {
    Map<String, String> settings = settings();
    for (String name : DURABLE) {
      if (!"on".equals(settings.get(name))) {
        throw new IllegalStateException("PostgreSQL runs with " + name + "=" + settings.get(name));
      }
    }
  }

  /** What PostgreSQL says of itself, by SHOW. */
  Map<String, String> settings() throws SQLException {
    Map<String, String> settings = new LinkedHashMap<>();
    try (Connection connection = connect(OWNER);
        var statement = connection.createStatement()) {
      for (String name : TOLD) {
        try (var row = statement.executeQuery("show " + name)) {
          row.next();
          settings.put(name, row.getString(1));
        }
      }
    }
    return settings;
  }

  /** Makes an empty database for one benchmark. */
  void create(String database) throws SQLException {
    execute(OWNER, "create database " + database);
  }

  /** A folder of one benchmark, gone with the run. */
  Path folder(String name) throws IOException {
    return Files.createDirectories(folder.resolve(name));
  }

  /** Runs a statement as the owner. */
  void execute(String database, String sql) throws SQLException {
    try (Connection connection = connect(database);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** A number out of a database, as the owner. */
  long number(String database, String sql) throws SQLException {
    try (Connection connection = connect(database);
        var row = connection.createStatement().executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  /** A connection as the owner. */
  Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(url(database), OWNER, null);
  }

  /** Unpooled connections of a role. */
  DataSource dataSource(String database, String user) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url(database));
    source.setUser(user);
    return source;
  }

  String url(String database) {
    return "jdbc:postgresql://localhost:" + port() + "/" + database;
  }

  int port() {
    return postgres.getPort();
  }

  /** The postmaster, parent of all others. */
  ProcessHandle process() throws IOException {
    long pid =
        Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip());
    return ProcessHandle.of(pid).orElseThrow();
  }

  @Override
  public void close() throws IOException {
    postgres.close();
  }
}
