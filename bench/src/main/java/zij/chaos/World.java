package zij.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Two servers behind a balancer, on one PostgreSQL with a replica and one Redis, and Telegram
 * before them.
 */
final class World implements AutoCloseable {
  static final long OWNER = 5_001_000_900L;
  static final String DATABASE = "shop";

  /** Orders lapse soon, so that a run sees payments that come after it. */
  static final int ORDER_SECONDS = 12;

  private final Path folder;
  private final Journal journal;
  private final Map<String, String> others;
  private final List<AutoCloseable> parts = new ArrayList<>();
  final Postgres postgres;
  final Standby standby;
  final Redis redis;
  final Telegram telegram;
  final Balancer balancer;
  final List<Node> servers = new ArrayList<>();

  /** Starts everything in this folder; returns when both servers are ready. */
  World(Path folder, Journal journal) throws IOException, SQLException, InterruptedException {
    this(folder, journal, Map.of());
  }

  /** The same with other settings of the servers than chaos has. */
  World(Path folder, Journal journal, Map<String, String> others)
      throws IOException, SQLException, InterruptedException {
    this.folder = folder;
    this.journal = journal;
    this.others = others;
    try {
      postgres = part(new Postgres(folder.resolve("postgres")));
      postgres.execute(Postgres.OWNER, "create database " + DATABASE);
      standby = part(postgres.standby(folder.resolve("standby"), Ports.free()));
      redis = part(new Redis(folder.resolve("redis.log")));
      telegram = part(new Telegram());
      balancer = part(new Balancer());
      start("server-1");
      shareKeys();
      start("server-2");
      while (!telegram.knowsWebhook()) Thread.sleep(50);
    } catch (IOException | SQLException | InterruptedException | RuntimeException e) {
      close();
      throw e;
    }
  }

  private <T extends AutoCloseable> T part(T part) {
    parts.add(part);
    return part;
  }

  private void start(String name) throws IOException, InterruptedException {
    Node server = part(new Node(name, folder, settings(name), journal));
    servers.add(server);
    server.awaitReady();
    balancer.add(server.port());
  }

  private List<String> settings(String name) {
    List<String> settings =
        new ArrayList<>(
            List.of(
                "--logging.level.zij=info",
                "--zij.data=" + folder.resolve(name),
                "--zij.public-url=" + balancer.url(),
                "--zij.log.origin=chaos.example/log",
                "--zij.postgres.url=" + postgres.url(DATABASE),
                "--zij.postgres.replica-urls=" + standby.url(DATABASE),
                "--zij.postgres.user=" + Postgres.APPLICATION,
                "--zij.postgres.owner-user=" + Postgres.OWNER,
                "--zij.redis.url=" + redis.url(),
                "--zij.orders.expire-after=" + ORDER_SECONDS + "s",
                "--zij.session.lifetime=10h",
                "--zij.reconciliation.every=5s",
                "--zij.reconciliation.grace=3s",
                // counted as always, but everybody has one address
                "--zij.limits.address-sign-ins=1000000",
                "--zij.limits.sign-ins=1000000",
                "--zij.limits.orders=1000000",
                "--zij.limits.commands=1000000",
                "--zij.limits.searches=1000000",
                "--zij.people.owners=" + OWNER,
                "--zij.telegram.api-url=" + telegram.url(),
                "--zij.telegram.bot-token=" + telegram.token(),
                "--zij.telegram.init-data-key=" + telegram.key()));
    others.forEach((setting, value) -> {
      settings.removeIf(known -> known.startsWith("--" + setting + "="));
      settings.add("--" + setting + "=" + value);
    });
    return settings;
  }

  /** Servers of one database have the same keys. */
  private void shareKeys() throws IOException {
    Path to = Files.createDirectories(folder.resolve("server-2/keys"));
    try (Stream<Path> keys = Files.list(folder.resolve("server-1/keys"))) {
      for (Path key : keys.toList()) Files.copy(key, to.resolve(key.getFileName()));
    }
  }

  @Override
  public void close() {
    for (AutoCloseable part : parts.reversed()) {
      try {
        part.close();
      } catch (Exception e) {
        journal.tell("world", part.getClass().getSimpleName() + " does not close: " + e);
      }
    }
  }
}
