package zij.server.several;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import redis.embedded.RedisServer;
import tools.jackson.databind.JsonNode;
import zij.server.FreePort;
import zij.server.HotStandby;
import zij.simulator.Simulator;
import zij.simulator.SimulatorOptions;

/** Two servers as they run anywhere, on one PostgreSQL, its replica and one Redis. */
final class Cluster implements AutoCloseable {
  static final long OWNER = 5_001_000_900L;

  final EmbeddedPostgres primary;
  final HotStandby replica;
  final RedisServer redis;
  final Simulator telegram;
  final ServerProcess first;
  final ServerProcess second;
  private final int redisPort = FreePort.lasting();
  private boolean redisRuns = true;

  /** Starts everything in this folder; returns when both servers answer. */
  Cluster(Path folder) throws IOException, SQLException {
    Path data = folder.resolve("postgres");
    primary =
        EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("full_page_writes", "on")
            .setPGStartupWait(Duration.ofMinutes(2))
            .start();
    try (Connection connection = primary.getPostgresDatabase().getConnection()) {
      connection.createStatement().execute("create role zij login");
    }
    replica = new HotStandby(data, folder.resolve("replica"));
    redis =
        RedisServer.newRedisServer().port(redisPort).bind("127.0.0.1").setting("save \"\"").build();
    redis.start();
    telegram =
        Simulator.start(
            SimulatorOptions.defaults()
                .withPort(0)
                .withMessageLimits(false)
                .withTimes(Duration.ofMillis(100), Duration.ofMinutes(1), Duration.ofHours(24)));
    try {
      first = server(folder, "first");
      first.awaitReady();
      shareKeys(folder.resolve("first/keys"), folder.resolve("second/keys"));
      second = server(folder, "second");
      second.awaitReady();
    } catch (IOException | AssertionError e) {
      closeStores();
      throw e;
    }
  }

  private ServerProcess server(Path folder, String name) throws IOException {
    int port = FreePort.lasting();
    int management = FreePort.lasting();
    return new ServerProcess(
        folder.resolve(name + ".log"),
        port,
        management,
        List.of(
            "--zij.data=" + folder.resolve(name),
            "--zij.public-url=http://localhost:" + port,
            "--zij.log.origin=several.example/log",
            "--zij.sample-catalogue=true",
            "--zij.limits.sign-ins=100000", // a few buyers do what many would
            "--zij.limits.orders=100000",
            "--zij.webhooks.allow-private=true",
            "--zij.webhooks.first-retry=100ms",
            "--zij.people.owners=" + OWNER,
            "--zij.postgres.url=" + primary.getJdbcUrl("zij", "postgres"),
            "--zij.postgres.owner-user=postgres",
            "--zij.postgres.replica-urls=" + replica.url(),
            "--zij.redis.url=redis://localhost:" + redisPort,
            "--zij.telegram.api-url=" + telegram.url(),
            "--zij.telegram.timeout=1m",
            "--zij.telegram.bot-token=" + telegram.botToken(),
            "--zij.telegram.init-data-key=" + telegram.publicKeyHex()));
  }

  /** Servers of one database have the same keys. */
  private static void shareKeys(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> keys = Files.list(from)) {
      for (Path key : keys.toList()) Files.copy(key, to.resolve(key.getFileName()));
    }
  }

  /** The servers that live. */
  List<ServerProcess> servers() {
    List<ServerProcess> alive = new ArrayList<>(List.of(first, second));
    alive.removeIf(server -> !server.isAlive());
    return alive;
  }

  /** Questions to the primary, as its superuser. */
  JdbcClient sql() {
    return JdbcClient.create(primary.getPostgresDatabase());
  }

  /** Which servers work on the segments of a processor. */
  List<String> owners(String processor) {
    return sql()
        .sql("select owner from server.token_entry where processor_name = ? order by segment")
        .param(processor)
        .query((row, _) -> String.valueOf(row.getString(1)))
        .list();
  }

  void killRedis() throws IOException {
    redisRuns = false;
    redis.stop();
  }

  /** What a hand on the phone does. */
  JsonNode phone(String path, Map<String, ?> body) {
    return Http.post(telegram.url() + "/simulator/api/" + path, "", body).json();
  }

  /** A connection of the role that may do anything. */
  String superuserUrl() {
    return primary.getJdbcUrl("postgres", "postgres");
  }

  @Override
  public void close() throws IOException {
    first.kill();
    second.kill();
    closeStores();
  }

  private void closeStores() throws IOException {
    telegram.close();
    if (redisRuns) redis.stop();
    replica.close();
    primary.close();
  }
}
