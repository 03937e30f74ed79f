package zij.chaos;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
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
  private final Path data;
  private final Path binaries;
  private final int port;

  /** Starts it with its data in this folder, and requires that a commit is on the disk. */
  Postgres(Path data) throws IOException, SQLException {
    this.data = data;
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setCleanDataDirectory(false) // to look into, if something does not hold
            .setPGStartupWait(Duration.ofMinutes(2));
    SETTINGS.forEach(builder::setServerConfig);
    first = builder.start();
    port = first.getPort();
    binaries =
        Path.of(process().info().command().orElseThrow(() -> new IOException("whose process?")))
            .resolveSibling("");
    execute(OWNER, "create role " + APPLICATION + " login");
    for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
      if (!text(OWNER, "show " + setting).equals("on")) {
        throw new IllegalStateException("PostgreSQL runs with " + setting + " off");
      }
    }
  }

  /** Crashes it and starts it again; it recovers from its WAL. */
  void crash() throws IOException, InterruptedException {
    pgCtl("stop", "-m", "immediate", "-w", "-t", "60");
    StringBuilder options = new StringBuilder("-p " + port);
    SETTINGS.forEach((name, value) -> options.append(" -c ").append(name + "=" + value));
    pgCtl("start", "-w", "-t", "120", "-l", data + ".log", "-o", options.toString());
  }

  /** The postmaster, parent of all others. */
  ProcessHandle process() throws IOException {
    String pid = Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip();
    return ProcessHandle.of(Long.parseLong(pid))
        .orElseThrow(() -> new IOException("PostgreSQL does not run"));
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
    return "jdbc:postgresql://localhost:" + port + "/" + database;
  }

  private void pgCtl(String command, String... options) throws IOException, InterruptedException {
    List<String> line = new ArrayList<>();
    // It does not run as root: whoever runs the first start runs the others.
    if ("root".equals(System.getProperty("user.name"))) line.addAll(List.of("unshare", "-U"));
    line.addAll(List.of(binaries.resolve("pg_ctl").toString(), command, "-D", data.toString()));
    line.addAll(List.of(options));
    Path output = Path.of(data + "." + command);
    Process process =
        new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(output.toFile()).start();
    if (!process.waitFor(3, TimeUnit.MINUTES) || process.exitValue() != 0) {
      throw new IOException("pg_ctl " + command + ": " + Files.readString(output));
    }
  }

  @Override
  public void close() throws IOException {
    first.close();
  }
}
