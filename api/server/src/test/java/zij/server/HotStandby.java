package zij.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * A hot standby of a running PostgreSQL on this machine, made from a copy of its data (PostgreSQL,
 * 25.3.2 and 26.5) by the same binaries. It follows by streaming.
 */
public final class HotStandby implements AutoCloseable {
  /** What the copy must not have of its original. */
  private static final List<String> NOT_COPIED =
      List.of("postmaster.pid", "postmaster.opts", "pg_wal", "pg_replslot", "pg_stat_tmp");

  /** A standby needs as much room as its primary, which takes its settings by command line. */
  private static final String ROOM = "-c max_connections=300";

  private final Path binaries;
  private final Path data;
  private final int port;

  /**
   * Copies and starts it; returns when it answers.
   *
   * @param original the folder of the primary's data
   * @param data where the copy is made
   */
  public HotStandby(Path original, Path data) {
    this.data = data;
    this.port = FreePort.lasting();
    try {
      List<String> postmaster = Files.readAllLines(original.resolve("postmaster.pid"));
      binaries =
          Path.of(
                  ProcessHandle.of(Long.parseLong(postmaster.getFirst().strip()))
                      .flatMap(process -> process.info().command())
                      .orElseThrow())
              .resolveSibling("");
      int primary = Integer.parseInt(postmaster.get(3).strip());
      copy(original, primary);
      Files.writeString(
          data.resolve("postgresql.auto.conf"),
          "primary_conninfo = 'host=localhost port=%d user=postgres'\n".formatted(primary),
          StandardOpenOption.APPEND);
      Files.createFile(data.resolve("standby.signal"));
      start();
    } catch (IOException | SQLException e) {
      throw new AssertionError("no standby", e);
    }
  }

  private void copy(Path original, int primary) throws SQLException, IOException {
    try (Connection connection = connect(primary);
        var statement = connection.createStatement()) {
      statement.execute("select pg_backup_start('standby', true)");
      Files.walkFileTree(original, new Copy(original, data));
      try (var label = statement.executeQuery("select labelfile from pg_backup_stop(false)")) {
        label.next();
        Files.writeString(data.resolve("backup_label"), label.getString(1), UTF_8);
      }
    }
    for (String folder : List.of("pg_wal", "pg_replslot", "pg_stat_tmp")) {
      Files.createDirectories(data.resolve(folder));
    }
    Files.setPosixFilePermissions(
        data, java.nio.file.attribute.PosixFilePermissions.fromString("rwx------"));
  }

  private static final class Copy extends SimpleFileVisitor<Path> {
    private final Path from;
    private final Path to;

    Copy(Path from, Path to) {
      this.from = from;
      this.to = to;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
        throws IOException {
      if (NOT_COPIED.contains(folder.getFileName().toString())) return FileVisitResult.SKIP_SUBTREE;
      Files.createDirectories(to.resolve(from.relativize(folder)));
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      if (NOT_COPIED.contains(file.getFileName().toString())) return FileVisitResult.CONTINUE;
      try {
        Files.copy(file, to.resolve(from.relativize(file)));
      } catch (NoSuchFileException e) {
        return FileVisitResult.CONTINUE; // gone meanwhile: the log that is replayed knows
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
      return FileVisitResult.CONTINUE;
    }
  }

  /** Starts it again after it was killed. */
  public void start() {
    pgCtl("start", "-w", "-t", "120", "-l", data + ".log", "-o", "-p " + port + " " + ROOM);
  }

  /** Stops it at once, as a crash does; whoever is connected is cut off. */
  public void kill() {
    pgCtl("stop", "-m", "immediate", "-w");
  }

  /** Its address for a role. */
  public String url() {
    return "jdbc:postgresql://localhost:" + port + "/postgres";
  }

  /** Does something there as superuser. */
  public void execute(String sql) {
    try (Connection connection = connect(port);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  private static Connection connect(int port) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://localhost:" + port + "/postgres", "postgres", null);
  }

  private void pgCtl(String command, String... options) {
    List<String> line = new java.util.ArrayList<>();
    line.addAll(List.of(binaries.resolve("pg_ctl").toString(), command, "-D", data.toString()));
    line.addAll(List.of(options));
    asUserOf(line);
    try {
      Process process =
          new ProcessBuilder(line)
              .redirectErrorStream(true)
              .redirectOutput(Path.of(data + "." + command).toFile())
              .start();
      if (!process.waitFor(3, TimeUnit.MINUTES) || process.exitValue() != 0) {
        throw new AssertionError(Files.readString(Path.of(data + "." + command)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** PostgreSQL does not run as root: whoever runs the primary runs the standby. */
  private static void asUserOf(List<String> line) {
    if (Objects.equals(System.getProperty("user.name"), "root")) {
      line.addAll(0, List.of("unshare", "-U"));
    }
  }

  @Override
  public void close() {
    if (Files.exists(data.resolve("postmaster.pid"))) kill();
  }
}
