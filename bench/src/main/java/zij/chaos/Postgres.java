package zij.chaos;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The database, durable as in production, that can be frozen and crashed. */
final class Postgres implements AutoCloseable {
  static final String OWNER = "postgres";
  static final String APPLICATION = "zij";

  private static final Map<String, String> SETTINGS =
      Map.of(
          "fsync", "on",
          "synchronous_commit", "on",
          "full_page_writes", "on",
          "max_connections", "200",
          "timezone", "UTC");

  private final EmbeddedPostgres first;
  private final PgCtl server;

  /** Starts it with its data in this folder, and requires that a commit is on the disk. */
  Postgres(Path data) throws IOException, SQLException {
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setCleanDataDirectory(false) // to look into, if something does not hold
            .setPGStartupWait(Duration.ofMinutes(2));
    SETTINGS.forEach(builder::setServerConfig);
    first = builder.start();
    String pid = Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip();
    Path program =
        ProcessHandle.of(Long.parseLong(pid))
            .flatMap(process -> process.info().command())
            .map(Path::of)
            .orElseThrow(() -> new IOException("whose process?"));
    server = new PgCtl(program.resolveSibling(""), data, first.getPort(), SETTINGS);
    execute(OWNER, "create role " + APPLICATION + " login");
    for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
      if (!text(OWNER, "show " + setting).equals("on")) {
        throw new IllegalStateException("PostgreSQL runs with " + setting + " off");
      }
    }
  }

  /** Crashes it and starts it again; it recovers from its WAL. */
  void crash() throws IOException, InterruptedException {
    server.crash();
    server.start();
  }

  /** A replica that has all of it, with its data in this folder; nobody may be connected yet. */
  Standby standby(Path folder, int itsPort) throws IOException, InterruptedException {
    server.stop();
    Standby.copy(server.data(), folder);
    server.start();
    return new Standby(new PgCtl(server.binaries(), folder, itsPort, SETTINGS), server.port());
  }

  /** The postmaster, parent of all others. */
  ProcessHandle process() throws IOException {
    return server.process();
  }

  void execute(String database, String sql) throws SQLException {
    try (Connection connection = connect(database);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private String text(String database, String sql) throws SQLException {
    try (Connection connection = connect(database);
        var row = connection.createStatement().executeQuery(sql)) {
      row.next();
      return String.valueOf(row.getString(1));
    }
  }

  /** A connection of the role that may do anything. */
  Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(url(database), OWNER, null);
  }

  /** Unpooled connections of the same. */
  DataSource dataSource(String database) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url(database));
    source.setUser(OWNER);
    return source;
  }

  String url(String database) {
    return "jdbc:postgresql://localhost:" + server.port() + "/" + database;
  }

  @Override
  public void close() throws IOException {
    first.close();
  }
}
