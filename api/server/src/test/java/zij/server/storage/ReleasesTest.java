package zij.server.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.serialization.UnknownSerializedType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import zij.ledger.log.LogEventStore;
import zij.ledger.log.VerifyCommand;
import zij.server.Counter;
import zij.server.Eventually;
import zij.server.RunningServer;
import zij.server.Shopper;
import zij.server.ledger.BookCommand;

/**
 * What every release wrote is served by this one: its log verifies under the checkpoint of then,
 * its receipts hold, what people were told then they are told still, and the shop sells on. A
 * fixture is made once, by the release itself, and never again (docs/operations/releases.md).
 */
class ReleasesTest {
  private static final Path RELEASES = Path.of("src/test/resources/releases");
  private static final int MAX_BYTES = 1_000_000;

  /** The name of the log, which is signed with every checkpoint. */
  private static final Map<String, String> ORIGIN =
      Map.of("zij.log.origin", "releases.example/log");

  /**
   * Members of an answer that tell when it was given, or what the keys of Telegram's stand-in say,
   * which is a new one with new keys.
   */
  private static final Set<String> OF_THE_MOMENT =
      Set.of("asOf", "basis", "checkpoint", "telegram", "checks");

  @TempDir private Path folder;

  static List<Path> releases() throws IOException {
    try (Stream<Path> files = Files.list(RELEASES)) {
      return files.filter(file -> file.toString().endsWith(".zip")).sorted().toList();
    }
  }

  @Test
  void thereIsOneAndEachIsSmall() throws IOException {
    assertThat(releases())
        .isNotEmpty()
        .allSatisfy(release -> assertThat(Files.size(release)).isLessThan(MAX_BYTES));
  }

  @Test
  @EnabledIfSystemProperty(named = "zij.release", matches = "\\d+\\.\\d+\\.\\d+")
  void writesTheFixtureOfThisRelease() throws Exception {
    Path file = RELEASES.resolve(System.getProperty("zij.release") + ".zip");
    assertThat(file).as("what a release wrote stays as it is").doesNotExist();
    try (RunningServer server = RunningServer.start(ORIGIN)) {
      ReleaseStory.Told told = ReleaseStory.of(server).happen();
      PostgresqlAddress address = server.part(PostgresqlAddress.class);
      try (Connection superuser = server.superuser()) {
        ReleaseFixture.taken(superuser, address, server.data(), told).write(file);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("releases")
  void isServedByThisOne(Path release) throws Exception {
    ReleaseFixture fixture = ReleaseFixture.read(release);
    ReleaseStory.Told told = fixture.told();
    try (EmbeddedPostgres postgres =
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setPGStartupWait(Duration.ofMinutes(2))
            .start()) {
      try (Connection connection = postgres.getPostgresDatabase().getConnection();
          var statement = connection.createStatement()) {
        statement.execute("create role zij login");
      }
      String owner = postgres.getJdbcUrl("postgres", "postgres");
      Path data = folder.resolve("data");
      fixture.restore(
          new PostgresqlAddress(owner, "zij", null, "postgres", null, () -> {}),
          postgres.getPostgresDatabase(),
          data);
      Map<String, String> settings =
          Map.of(
              "zij.log.origin", ORIGIN.getOrDefault("zij.log.origin", ""),
              "zij.data", data.toString(),
              "zij.postgres.url", postgres.getJdbcUrl("zij", "postgres"),
              "zij.postgres.owner-user", "postgres",
              // Telegram's stand-in is a new one, which would miss the payments of then.
              "zij.reconciliation.every", "1d");
      try (RunningServer server = RunningServer.start(settings)) {
        long size = server.logSize();
        understandsEveryEvent(server, size);
        isTold(server, told.questions());
        rebuild(server);
        isTold(server, told.questions());
        proves(fixture, owner);
        goesOn(server, told);
        assertThat(server.logSize()).isGreaterThan(size);
        proves(fixture, owner);
      }
    }
  }

  private static void understandsEveryEvent(RunningServer server, long size) throws Exception {
    try (var events = server.part(LogEventStore.class).openStream(null)) {
      for (long position = 0; position < size; position++) {
        assertThat(events.hasNextAvailable(1, TimeUnit.MINUTES)).isTrue();
        var event = events.nextAvailable();
        assertThat(event.getPayload())
            .as("entry %d", position)
            .isNotInstanceOf(UnknownSerializedType.class);
      }
    }
  }

  private static void isTold(RunningServer server, List<ReleaseStory.Asked> questions) {
    for (ReleaseStory.Asked asked : questions) {
      JsonNode now = ReleaseStory.answer(server, asked.by(), asked.path()).json();
      assertThat(lost(asked.answer(), now, "")).as(asked.path()).isEmpty();
    }
  }

  /** All that can be made from the log anew is. */
  private static void rebuild(RunningServer server) {
    Shopper owner = server.owner();
    for (JsonNode projection : owner.get("/api/desk/projections").json()) {
      String path = "/api/desk/projections/" + projection.path("name").asString();
      // One after the other; the last one has a moment's work left when its tables are in use.
      Eventually.holds(() -> owner.post(path + "/rebuild", "").status() == 202);
      Eventually.holds(() -> {
        JsonNode seen = owner.get(path).json();
        return seen.path("rebuild").isNull()
            && !seen.path("builtAt").equals(projection.path("builtAt"));
      });
    }
  }

  private void proves(ReleaseFixture fixture, String database) throws IOException {
    ReleaseStory.Told told = fixture.told();
    String key = Files.writeString(folder.resolve("vkey"), fixture.key()).toString();
    Path checkpoint = Files.writeString(folder.resolve("checkpoint"), told.checkpoint());
    Path receipt = Files.writeString(folder.resolve("r.tlog-proof"), told.receipt());
    holds(new VerifyCommand(), receipt.toString(), "--key", key);
    String since = checkpoint.toString();
    holds(new VerifyCommand(), "--database", database, "--key", key, "--since", since, "--whole");
    holds(new BookCommand(), "verify", "--database", database);
  }

  private static void holds(Object command, String... arguments) {
    StringWriter said = new StringWriter();
    int ended =
        new CommandLine(command)
            .setOut(new PrintWriter(said, true))
            .setErr(new PrintWriter(said, true))
            .execute(arguments);
    assertThat(ended).as(said.toString()).isZero();
  }

  /** What was begun is ended, and what was for sale is sold, with its keys of then. */
  private static void goesOn(RunningServer server, ReleaseStory.Told told) {
    for (ReleaseStory.Deed deed : told.deeds()) {
      Shopper by = ReleaseStory.known(server, deed.by());
      ReleaseStory.accepted(by.post(deed.path(), deed.body()));
    }
    Shopper buyer = ReleaseStory.known(server, ReleaseStory.BUYER);
    String order = ReleaseStory.bought(buyer, told.product(), ",\"code\":\"" + told.code() + "\"");
    JsonNode seen = buyer.see(order);
    assertThat(seen.path("total").asLong()).isLessThan(Counter.PRICE);
    assertThat(seen.path("deliveries").path(0).path("keys").path(0).asString(""))
        .startsWith("KEY-");
    ReleaseStory.accepted(buyer.get("/api/orders/" + order + "/receipt"));
  }

  /** What was told then and is not, or otherwise, now; more may be told than then. */
  private static List<String> lost(JsonNode then, JsonNode now, String at) {
    List<String> lost = new ArrayList<>();
    if (then.isObject() && now.isObject()) {
      for (Map.Entry<String, JsonNode> it : then.properties()) {
        String name = it.getKey();
        if (OF_THE_MOMENT.contains(name)) continue;
        lost.addAll(lost(it.getValue(), now.path(name), at + "/" + name));
      }
    } else if (then.isArray() && now.size() == then.size()) {
      IntStream.range(0, then.size())
          .forEach(i -> lost.addAll(lost(then.path(i), now.path(i), at + "/" + i)));
    } else if (!then.equals(now)) {
      lost.add(at + ": " + then + " became " + now);
    }
    return lost;
  }
}
