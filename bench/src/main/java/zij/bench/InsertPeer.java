package zij.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One-row INSERT + COMMIT by many clients, as PostgreSQL's own pgbench does it with prepared
 * statements; by a loop over JDBC with a platform thread per client where there is no pgbench.
 */
final class InsertPeer {
  private static final Path DEBIAN = Path.of("/usr/lib/postgresql");
  private static final Pattern TPS = Pattern.compile("(?m)^tps = ([0-9.]+) ");

  private final Database database;
  private final String name;
  private final Optional<Path> pgbench = find();

  /**
   * @param name of a database that has the log's schema; the peer's table is made beside it
   */
  InsertPeer(Database database, String name) throws java.sql.SQLException {
    this.database = database;
    this.name = name;
    database.execute(name, EventRow.peerTable());
  }

  /** What stands in the table as the peer. */
  String label() {
    return pgbench.isPresent() ? "pgbench INSERT+COMMIT" : "JDBC INSERT+COMMIT (no pgbench here)";
  }

  /** Rows per second. */
  double run(int clients, int seconds) throws IOException, InterruptedException {
    return pgbench.isPresent() ? pgbench(pgbench.get(), clients, seconds) : jdbc(clients, seconds);
  }

  private double pgbench(Path program, int clients, int seconds)
      throws IOException, InterruptedException {
    Path script = Files.createTempFile("zij-peer", ".sql");
    try {
      Files.writeString(script, EventRow.insert() + ";\n");
      List<String> command =
          List.of(
              program.toString(),
              "-h",
              "localhost",
              "-p",
              String.valueOf(database.port()),
              "-U",
              Database.OWNER,
              "-n",
              "-M",
              "prepared",
              "-f",
              script.toString(),
              "-c",
              String.valueOf(clients),
              "-j",
              String.valueOf(Math.min(clients, Runtime.getRuntime().availableProcessors())),
              "-T",
              String.valueOf(seconds),
              name);
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      Matcher tps = TPS.matcher(said);
      if (process.waitFor() != 0 || !tps.find()) {
        throw new IOException("pgbench failed: " + said);
      }
      return Double.parseDouble(tps.group(1));
    } finally {
      Files.delete(script);
    }
  }

  private double jdbc(int clients, int seconds) throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    var rows = new java.util.concurrent.atomic.LongAdder();
    var failure = new java.util.concurrent.atomic.AtomicReference<Throwable>();
    long begin = System.nanoTime();
    long end = begin + seconds * 1_000_000_000L;
    for (int client = 0; client < clients; client++) {
      threads.add(
          Thread.ofPlatform()
              .uncaughtExceptionHandler((_, e) -> failure.set(e))
              .start(() -> insertUntil(end, rows)));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    if (failure.get() != null) throw new IllegalStateException(failure.get());
    return rows.sum() / ((System.nanoTime() - begin) / 1e9);
  }

  private void insertUntil(long end, java.util.concurrent.atomic.LongAdder rows) {
    try (var connection = database.connect(name);
        var insert = connection.prepareStatement(EventRow.insert())) {
      connection.unwrap(org.postgresql.PGConnection.class).setPrepareThreshold(1);
      while (System.nanoTime() < end) {
        insert.executeUpdate();
        rows.increment();
      }
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** On the path, or the newest of Debian's packages, which keep it off the path. */
  private static Optional<Path> find() {
    for (String folder : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
      Path program = Path.of(folder, "pgbench");
      if (Files.isExecutable(program)) return Optional.of(program);
    }
    try (Stream<Path> versions = Files.isDirectory(DEBIAN) ? Files.list(DEBIAN) : Stream.of()) {
      return versions
          .map(version -> version.resolve("bin/pgbench"))
          .filter(Files::isExecutable)
          .max(Comparator.comparing(Path::toString));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
