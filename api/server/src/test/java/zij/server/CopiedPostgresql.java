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
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * A copy of the data of a running PostgreSQL on this machine (a base backup: PostgreSQL, 25.3.2),
 * and the PostgreSQL that may run on it, by the same binaries.
 */
public final class CopiedPostgresql implements AutoCloseable {
  /** What the copy must not have of its original. */
  private static final List<String> NOT_COPIED =
      List.of("postmaster.pid", "postmaster.opts", "pg_wal", "pg_replslot", "pg_stat_tmp");

  /** A copy needs as much room as its original, which takes its settings by command line. */
  private static final String ROOM = "-c max_connections=300";

  private final Path binaries;
  private final Path data;
  private final int port = FreePort.lasting();

  private CopiedPostgresql(Path binaries, Path data) {
    this.binaries = binaries;
    this.data = data;
  }

  /**
   * Copies while the original works.
   *
   * @param original the folder of its data
   * @param data where the copy is made
   */
  public static CopiedPostgresql of(Path original, Path data) {
    try {
      List<String> postmaster = Files.readAllLines(original.resolve("postmaster.pid"));
      Path binaries =
          Path.of(
                  ProcessHandle.of(Long.parseLong(postmaster.getFirst().strip()))
                      .flatMap(process -> process.info().command())
                      .orElseThrow())
              .resolveSibling("");
      CopiedPostgresql copied = new CopiedPostgresql(binaries, data);
      copied.take(original, Integer.parseInt(postmaster.get(3).strip()));
      return copied;
    } catch (IOException | SQLException e) {
      throw new AssertionError("no copy", e);
    }
  }

  /** Another copy of this one, which must not have been started. */
  public CopiedPostgresql copy(Path to) throws IOException {
    Files.walkFileTree(data, new Copy(data, to, List.of()));
    own(to);
    return new CopiedPostgresql(binaries, to);
  }

  /** The port of the running original. */
  public static int portOf(Path original) {
    try {
      return Integer.parseInt(
          Files.readAllLines(original.resolve("postmaster.pid")).get(3).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void take(Path original, int primary) throws SQLException, IOException {
    try (Connection connection = connect(primary);
        var statement = connection.createStatement()) {
      statement.execute("select pg_backup_start('copy', true)");
      Files.walkFileTree(original, new Copy(original, data, NOT_COPIED));
      try (var label = statement.executeQuery("select labelfile from pg_backup_stop(false)")) {
        label.next();
        Files.writeString(data.resolve("backup_label"), label.getString(1), UTF_8);
      }
    }
    for (String folder : List.of("pg_wal", "pg_replslot", "pg_stat_tmp")) {
      Files.createDirectories(data.resolve(folder));
    }
    own(data);
  }

  private static void own(Path data) throws IOException {
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
  }

  private static final class Copy extends SimpleFileVisitor<Path> {
    private final Path from;
    private final Path to;
    private final List<String> without;

    Copy(Path from, Path to, List<String> without) {
      this.from = from;
      this.to = to;
      this.without = without;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
        throws IOException {
      if (without.contains(folder.getFileName().toString())) return FileVisitResult.SKIP_SUBTREE;
      Files.createDirectories(to.resolve(from.relativize(folder)));
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      if (without.contains(file.getFileName().toString())) return FileVisitResult.CONTINUE;
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

  /**
   * Settings for its first start.
   *
   * @param signal the empty file that says what it is: {@code standby.signal} or {@code
   *     recovery.signal}
   */
  public void configure(String settings, String signal) {
    try {
      Path file = data.resolve("postgresql.auto.conf");
      Files.writeString(file, settings, StandardOpenOption.APPEND);
      Files.createFile(data.resolve(signal));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts it, again after it was killed; returns when it answers. */
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

  /** Whether it still replays what its original wrote. */
  public boolean isInRecovery() {
    try (Connection connection = connect(port);
        var row = connection.createStatement().executeQuery("select pg_is_in_recovery()")) {
      return row.next() && row.getBoolean(1);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static Connection connect(int port) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://localhost:" + port + "/postgres", "postgres", null);
  }

  private void pgCtl(String command, String... options) {
    List<String> line = new ArrayList<>();
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

  /** PostgreSQL does not run as root: whoever runs the original runs the copy. */
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
