package zij.server.several;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import redis.embedded.RedisServer;
import tools.jackson.databind.JsonNode;
import zij.server.DebianPrograms;
import zij.server.Eventually;
import zij.server.FreePort;
import zij.server.HotStandby;
import zij.simulator.Simulator;
import zij.simulator.SimulatorOptions;

/**
 * Everything that runs in production, each in a process of its own: HAProxy with TLS before two
 * servers from their jar, PostgreSQL with a streaming replica, Redis, Prometheus and Alertmanager;
 * and Telegram's simulator.
 */
final class Topology implements AutoCloseable {
  static final List<String> PACKAGES =
      List.of(
          "prometheus",
          "prometheus-alertmanager",
          "haproxy",
          "liblua5.3-0",
          "libopentracing-c-wrapper0",
          "libopentracing1");

  final EmbeddedPostgres primary;
  final HotStandby replica;
  final HaProxy balancer;
  final Watch watch;
  final List<TopologyServer> servers;
  private final SSLContext trust;
  private final Deque<Closeable> started = new ArrayDeque<>();
  private final Simulator telegram;

  /** Starts everything in this folder; returns when purchases are possible. */
  Topology(DebianPrograms debian, Path folder) throws Exception {
    try {
      Certificate certificate = new Certificate(folder);
      trust = certificate.trust();
      primary = postgres(folder.resolve("postgres"));
      replica = new HotStandby(folder.resolve("postgres"), folder.resolve("replica"));
      started.push(replica::close);
      int redis = redis();
      telegram = certificate.trustedBy(Topology::telegram);
      started.push(telegram::close);
      int port = HaProxy.port();
      Path jar = jar();
      List<String> settings = settings(port, redis);
      servers =
          Stream.of("first", "second")
              .map(name -> new TopologyServer(name, folder, jar, settings))
              .toList();
      for (TopologyServer server : servers) started.push(server::close);
      balancer =
          new HaProxy(debian, folder, port, certificate.pem(folder.resolve("tls.pem")), servers);
      started.push(balancer::close);
      watch = new Watch(debian, folder, servers);
      started.push(watch::close);
      servers.getFirst().start();
      shareKeys(servers.getFirst().keys(), servers.getLast().keys());
      servers.getLast().start();
    } catch (Exception | Error e) {
      close();
      throw e;
    }
  }

  private EmbeddedPostgres postgres(Path data) throws IOException, SQLException {
    EmbeddedPostgres postgres =
        EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("full_page_writes", "on")
            .setPGStartupWait(Duration.ofMinutes(2))
            .start();
    started.push(postgres);
    try (Connection connection = postgres.getPostgresDatabase().getConnection()) {
      connection.createStatement().execute("create role zij login");
    }
    return postgres;
  }

  private int redis() throws IOException {
    int port = FreePort.lasting();
    RedisServer redis =
        RedisServer.newRedisServer().port(port).bind("127.0.0.1").setting("save \"\"").build();
    redis.start();
    started.push(redis::stop);
    return port;
  }

  private static Simulator telegram() {
    return Simulator.start(
        SimulatorOptions.defaults()
            .withPort(0)
            .withMessageLimits(false)
            .withTimes(Duration.ofMillis(100), Duration.ofMinutes(1), Duration.ofHours(24)));
  }

  /** What is shipped; the build has made it before integration tests run. */
  private static Path jar() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("target").toAbsolutePath())) {
      return files
          .filter(file -> file.getFileName().toString().matches("server-.*(?<!-classes)\\.jar"))
          .max(
              Comparator.comparingLong(
                  file -> file.toFile().lastModified())) // not of another version
          .orElseThrow(() -> new AssertionError("the server was not packaged"));
    }
  }

  private List<String> settings(int balancer, int redis) {
    return List.of(
        "--server.forward-headers-strategy=native",
        "--zij.drain=4s", // the balancer asks each second, and twice
        "--zij.public-url=https://localhost:" + balancer,
        "--zij.log.origin=topology.example/log",
        "--zij.sample-catalogue=true",
        "--zij.limits.sign-ins=100000", // a few buyers do what many would
        "--zij.limits.orders=100000",
        "--zij.postgres.url=" + primary.getJdbcUrl("zij", "postgres"),
        "--zij.postgres.owner-user=postgres",
        "--zij.postgres.replica-urls=" + replica.url(),
        "--zij.redis.url=redis://localhost:" + redis,
        "--zij.telegram.api-url=" + telegram.url(),
        "--zij.telegram.timeout=1m",
        "--zij.telegram.bot-token=" + telegram.botToken(),
        "--zij.telegram.init-data-key=" + telegram.publicKeyHex());
  }

  /** Servers of one database have the same keys. */
  private static void shareKeys(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> keys = Files.list(from)) {
      for (Path key : keys.toList()) Files.copy(key, to.resolve(key.getFileName()));
    }
  }

  /** A phone's connections: it trusts this shop's certificate. */
  HttpClient http() throws GeneralSecurityException {
    return HttpClient.newBuilder().sslContext(trust).connectTimeout(Duration.ofSeconds(10)).build();
  }

  /** What a hand on the phone does. */
  JsonNode phone(String path, Map<String, ?> body) {
    return Http.post(telegram.url() + "/simulator/api/" + path, "", body).json();
  }

  /** Questions to the primary, as its superuser. */
  JdbcClient sql() {
    return JdbcClient.create(primary.getPostgresDatabase());
  }

  /** Waits until the balancer and Prometheus know that all servers serve. */
  void awaitBoth() {
    for (TopologyServer server : servers) {
      Eventually.holds(() -> balancer.serves(server.name()));
    }
    Eventually.holds(() -> watch.values("sum(up{job=\"zij\"})").equals(List.of(2.0)));
  }

  @Override
  public void close() throws IOException {
    while (!started.isEmpty()) started.pop().close();
  }
}
