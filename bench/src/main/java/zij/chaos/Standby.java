package zij.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;

/** A streaming replica, which answers reads, and which can be cut off and frozen. */
final class Standby implements AutoCloseable {
  private final PgCtl server;

  /**
   * Starts one.
   *
   * @param server its data are a copy of the primary's when that did not run
   * @param primary port of the primary
   */
  Standby(PgCtl server, int primary) throws IOException, InterruptedException {
    this.server = server;
    Files.createFile(server.data().resolve("standby.signal"));
    Files.writeString(
        server.data().resolve("postgresql.auto.conf"),
        "primary_conninfo = 'host=localhost port=%d user=%s'%n".formatted(primary, Postgres.OWNER),
        UTF_8,
        StandardOpenOption.APPEND);
    server.start();
  }

  /** Copies the data of a PostgreSQL that does not run. */
  static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(
            file, to.resolve(from.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  String url(String database) {
    return "jdbc:postgresql://localhost:" + server.port() + "/" + database;
  }

  /** Ends it in the middle of what it does. */
  void cut() throws IOException, InterruptedException {
    server.crash();
  }

  /** Has it back; what it missed it fetches from the primary. */
  void back() throws IOException, InterruptedException {
    server.start();
  }

  ProcessHandle process() throws IOException {
    return server.process();
  }

  @Override
  public void close() throws IOException {
    try {
      server.crash();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
