package zij.server.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine;
import zij.ledger.log.VerifyCommand;
import zij.server.CopiedPostgresql;
import zij.server.Eventually;
import zij.server.RunningServer;
import zij.server.Shopper;
import zij.server.StartFailure;
import zij.server.Zij;
import zij.server.ledger.BookCommand;

/**
 * docs/operations/backup.md as it is written: a base backup and the archived log of PostgreSQL,
 * taken while the shop sells, become the shop again as it was at a later moment.
 */
class RestoreTest {
  @TempDir Path folder;

  @Test
  void isTheShopOfThatMomentAndAnOlderStateIsNoticed() throws Exception {
    Path archive = Files.createDirectories(folder.resolve("archive"));
    Path earlier = Files.createDirectories(folder.resolve("earlier"));
    Path later = Files.createDirectories(folder.resolve("later"));
    CopiedPostgresql backup;
    int sold;
    try (EmbeddedPostgres primary = primary(archive);
        RunningServer server = server(primary)) {
      Shopper buyer = server.shopper();
      keepReceipt(buyer, buyer.buy(), "before");
      try (Load load = new Load(server.shopper())) {
        load.awaitOrders(3);
        backup = CopiedPostgresql.of(folder.resolve("primary"), folder.resolve("backup"));
        load.awaitOrders(3);
      }
      keepReceipt(buyer, buyer.buy(), "after");
      sold = sold(server);
      keep(server, earlier);
      String needed = texts(primary, "select pg_walfile_name(pg_create_restore_point('earlier'))");
      keepReceipt(buyer, buyer.buy(), "lost");
      keep(server, later);
      texts(primary, "select pg_switch_wal()");
      Eventually.holds(() -> Files.exists(archive.resolve(needed)));
    }

    String settings =
        "restore_command = 'cp %s/%%f %%p'\nrecovery_target_name = 'earlier'\n".formatted(archive)
            + "recovery_target_action = 'promote'\narchive_mode = off\n";
    backup.configure(settings, "recovery.signal");
    try (backup) {
      backup.start();
      Eventually.holds(() -> !backup.isInRecovery());
      String database = backup.url() + "?user=postgres";
      Path key = earlier.resolve("log.vkey");

      verify(0, "--database", database, "--key", key, "--since", checkpoint(earlier), "--whole");
      verify(1, "--database", database, "--key", key, "--since", checkpoint(later), "--whole");
      StringWriter said = new StringWriter();
      int book =
          new CommandLine(new BookCommand())
              .setOut(new PrintWriter(said, true))
              .setErr(new PrintWriter(said, true))
              .execute("verify", "--database", database);
      assertThat(book).as(said.toString()).isZero();
      verify(0, folder.resolve("before.tlog-proof"), "--key", key);
      verify(0, folder.resolve("after.tlog-proof"), "--key", key);

      assertThatThrownBy(() -> start(later, backup))
          .hasStackTraceContaining(StartFailure.class.getName())
          .hasStackTraceContaining("Is this an old backup?");
      try (ConfigurableApplicationContext again = start(earlier, backup)) {
        String port = again.getEnvironment().getProperty("local.server.port", "");
        assertThat(get("http://localhost:" + port + "/log/vkeys")).isEqualTo(Files.readString(key));
        assertThat(get("http://localhost:" + port + "/api/catalog/products")).contains("products");
        assertThat(sold(again.getBean(DataSource.class).getConnection())).isEqualTo(sold);
      }
    }
  }

  private EmbeddedPostgres primary(Path archive) throws IOException, SQLException {
    EmbeddedPostgres primary =
        EmbeddedPostgres.builder()
            .setDataDirectory(folder.resolve("primary"))
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("full_page_writes", "on")
            .setServerConfig("archive_mode", "on")
            .setPGStartupWait(Duration.ofMinutes(2))
            .start();
    try (Connection connection = primary.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create role zij login");
      statement.execute(
          "alter system set archive_command = 'test ! -f %1$s/%%f && cp %%p %1$s/%%f'"
              .formatted(archive));
      statement.execute("select pg_reload_conf()");
    }
    return primary;
  }

  private static RunningServer server(EmbeddedPostgres primary) {
    return RunningServer.start(
        Map.of(
            "zij.postgres.url",
            primary.getJdbcUrl("zij", "postgres"),
            "zij.postgres.owner-user",
            "postgres",
            "zij.limits.orders",
            "100000")); // one buyer does what many would
  }

  /** Somebody who orders without end. */
  private static final class Load implements AutoCloseable {
    private final AtomicBoolean goesOn = new AtomicBoolean(true);
    private final AtomicInteger orders = new AtomicInteger();
    private final Thread thread;

    Load(Shopper shopper) {
      thread =
          Thread.startVirtualThread(() -> {
            while (goesOn.get()) {
              shopper.order();
              orders.incrementAndGet();
            }
          });
    }

    /** Waits for so many more. */
    void awaitOrders(int count) {
      int enough = orders.get() + count;
      Eventually.holds(() -> orders.get() >= enough);
    }

    @Override
    public void close() {
      goesOn.set(false);
      Eventually.holds(() -> !thread.isAlive());
    }
  }

  /** What is kept beside the database: the keys, and the newest checkpoint that was signed. */
  private static void keep(RunningServer server, Path to) throws IOException {
    Eventually.holds(() -> signed(server) == server.logSize());
    FileSystemUtils.copyRecursively(server.data().resolve("keys"), to.resolve("keys"));
    for (String file : new String[] {"log.vkey", "log.checkpoint"}) {
      Files.copy(server.data().resolve(file), to.resolve(file));
    }
  }

  private static long signed(RunningServer server) {
    return Long.parseLong(server.get("/log/checkpoint").text().lines().toList().get(1));
  }

  private static Path checkpoint(Path kept) {
    return kept.resolve("log.checkpoint");
  }

  private void keepReceipt(Shopper buyer, String order, String name) throws IOException {
    byte[] receipt = buyer.get("/api/orders/" + order + "/receipt").bytes();
    Files.write(folder.resolve(name + ".tlog-proof"), receipt);
  }

  private static void verify(int status, Object... arguments) {
    StringWriter said = new StringWriter();
    String[] texts = new String[arguments.length];
    for (int i = 0; i < texts.length; i++) texts[i] = arguments[i].toString();
    int ended =
        new CommandLine(new VerifyCommand())
            .setOut(new PrintWriter(said, true))
            .setErr(new PrintWriter(said, true))
            .execute(texts);
    assertThat(ended).as(said.toString()).isEqualTo(status);
  }

  private static int sold(RunningServer server) throws SQLException {
    return sold(server.superuser());
  }

  /** Payments that the book knows. */
  private static int sold(Connection connection) throws SQLException {
    try (connection;
        var row =
            connection
                .createStatement()
                .executeQuery("select count(*) from ledger.event where type = 'order.paid'")) {
      row.next();
      return row.getInt(1);
    }
  }

  private static String texts(EmbeddedPostgres primary, String question) throws SQLException {
    try (Connection connection = primary.getPostgresDatabase().getConnection();
        var row = connection.createStatement().executeQuery(question)) {
      row.next();
      return String.valueOf(row.getString(1));
    }
  }

  private static ConfigurableApplicationContext start(Path data, CopiedPostgresql database) {
    return SpringApplication.run(
        Zij.class,
        "--zij.data=" + data,
        "--server.port=0",
        "--management.server.port=0",
        "--zij.postgres.url=" + database.url(),
        "--zij.postgres.owner-user=postgres",
        "--zij.telegram.api-url=http://localhost:1",
        "--zij.telegram.bot-token=1:x");
  }

  private static String get(String url) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofMinutes(1)).build();
      return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
  }
}
