package zij.ledger.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL is stopped and started under a running appender and a listener. */
class RestartTest {
  @TempDir private Path folder = Path.of("");

  private EmbeddedPostgres postgres(int port) throws IOException {
    return EmbeddedPostgres.builder()
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setDataDirectory(folder.resolve("data"))
        .setCleanDataDirectory(false)
        .setPort(port)
        .start();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Test
  void workGoesOnWhereItWas() throws Exception {
    int port = freePort();
    var first = postgres(port);
    var database = TestLog.dataSource(first.getJdbcUrl("postgres", "postgres"));
    LogSchema.migrate(database, "postgres");
    var tail = new LiveTail(1, Duration.ZERO, Duration.ZERO);
    try (var appender =
            new Appender(database, Appender.Limits.DEFAULT, _ -> {}, new SimpleMeterRegistry());
        var _ = new HeadListener(database, tail, appender, Duration.ofMillis(500))) {
      assertThat(appender.append(List.of(Entries.leaf("a", 0)))).isZero();
      first.close();
      var waiting = appender.submit(List.of(Entries.leaf("a", 1)));
      try (var _ = postgres(port)) {
        assertThat(waiting.get(10, TimeUnit.SECONDS)).isEqualTo(1);
        assertThat(appender.append(List.of(Entries.leaf("a", 2)))).isEqualTo(2);
        assertThat(tail.await(2, 10, TimeUnit.SECONDS)).isTrue();
        try (var connection = database.getConnection()) {
          assertThat(LogVerifier.verify(connection, null, Extent.ALL, Progress.NONE))
              .isInstanceOf(LogVerdict.Holds.class);
        }
      }
    }
  }
}
