package zij.server.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import zij.ledger.log.Frontier;
import zij.ledger.log.Hash;
import zij.server.Answer;
import zij.server.Eventually;
import zij.server.RunningServer;
import zij.server.Shopper;
import zij.server.StartFailure;
import zij.server.Zij;

/** The database is replaced by an older state of itself: everything stops and says so. */
class RestoredLogTest {
  @TempDir Path folder;

  @Test
  void stopsTheServerThatRunsAndKeepsTheNextFromStarting() throws Exception {
    try (RunningServer server = RunningServer.start(Map.of())) {
      Shopper shopper = server.shopper();
      shopper.order();
      Eventually.holds(() -> signed(server) == server.logSize());
      long lost = server.logSize();
      loseTheLastEntry(server);
      Eventually.holds(() -> server.management("/actuator/health/readiness").status() == 503);

      Answer health = server.management("/actuator/health");
      assertThat(health.status()).isEqualTo(503);
      assertThat(
              health
                  .json()
                  .path("components")
                  .path("log")
                  .path("details")
                  .path("reason")
                  .asString())
          .isEqualTo(
              "the log of %d entries does not extend the %d that were signed; nothing was signed"
                  .formatted(lost - 1, lost));
      assertThat(server.management("/actuator/prometheus").text()).contains("zij_log_fork 1.0");
      assertThat(server.management("/actuator/health/liveness").status()).isEqualTo(200);
      assertThat(order(shopper).problem()).isEqualTo("503 LOG_STOPPED");
      assertThat(server.logSize()).isEqualTo(lost - 1);

      Files.createDirectories(folder.resolve("keys"));
      for (String kept : new String[] {"keys/log.pem", "log.vkey", "log.checkpoint"}) {
        Files.copy(server.data().resolve(kept), folder.resolve(kept));
      }
      assertThatThrownBy(RestoredLogTest.this::start)
          .hasRootCauseMessage(
              "the log of 0 entries does not extend the %d that were signed; nothing was signed"
                  .formatted(lost))
          .hasStackTraceContaining(StartFailure.class.getName());
    }
  }

  private static long signed(RunningServer server) {
    return Long.parseLong(server.get("/log/checkpoint").text().lines().toList().get(1));
  }

  private static Answer order(Shopper shopper) {
    String wanted = Shopper.wanted(Shopper.WALLPAPERS, 1, Shopper.WALLPAPERS_PRICE);
    return shopper.place(UUID.randomUUID().toString(), wanted);
  }

  /** As the database was before the last entry, its checkpoint included. */
  private static void loseTheLastEntry(RunningServer server) throws Exception {
    List<Hash> leaves =
        server
            .sql()
            .sql("select leaf_hash from ledger.event order by position")
            .query((row, _) -> Hash.of(row.getBytes(1)))
            .list();
    Frontier old = Frontier.EMPTY.append(leaves.subList(0, leaves.size() - 1), _ -> {});
    try (Connection connection = server.superuser();
        var statement = connection.createStatement()) {
      statement.execute(
          """
          set session_replication_role = replica;
          begin;
          delete from ledger.event where position = %1$d;
          delete from ledger.checkpoint where size > %1$d;
          update ledger.head set size = %1$d, frontier = '\\x%2$s';
          commit;
          """
              .formatted(old.size(), HexFormat.of().formatHex(old.toBytes())));
    }
  }

  private void start() {
    SpringApplication.run(
        Zij.class,
        "--zij.data=" + folder,
        "--server.port=0",
        "--management.server.port=0",
        "--zij.telegram.api-url=http://localhost:1",
        "--zij.telegram.bot-token=1:x");
  }
}
