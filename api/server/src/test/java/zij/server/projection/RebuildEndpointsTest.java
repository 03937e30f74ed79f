package zij.server.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import zij.query.projection.RebuildProgress;
import zij.server.Answer;
import zij.server.Eventually;
import zij.server.RunningServer;
import zij.server.SharedServer;
import zij.server.Shopper;

/** Rebuilds as the owner begins and watches them, from the desk and from the console. */
@ExtendWith(SharedServer.class)
class RebuildEndpointsTest {
  private static final String DESK = "/api/desk/projections";
  private static final String TURN = "(2053728866, hashtext('orders'))";

  private final RunningServer server;

  RebuildEndpointsTest(RunningServer server) {
    this.server = server;
  }

  private JsonNode seen(String name) {
    Answer answer = server.owner().get(DESK + "/" + name);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  @ParameterizedTest
  @ValueSource(strings = {"orders", "entries"})
  void theOwnerRebuildsAndWatches(String name) {
    Shopper buyer = server.shopper();
    String order = buyer.buy();
    JsonNode before = seen(name);
    Answer begun = server.owner().post(DESK + "/" + name + "/rebuild", "");
    assertThat(begun.status()).as(begun.text()).isEqualTo(202);
    Eventually.holds(() ->
        seen(name).path("rebuild").isNull()
            && !seen(name).path("builtAt").equals(before.path("builtAt")));
    assertThat(seen(name).path("version").asInt()).isEqualTo(1);
    assertThat(buyer.see(order).path("status").asString("")).isEqualTo("delivered");
    String next = buyer.buy();
    assertThat(buyer.see(next).path("status").asString("")).isEqualTo("delivered");
    Eventually.holds(() ->
        server.owner().get("/api/ledger/entries?order=" + next).json().path("entries").size() >= 5);
  }

  @Test
  void whatAnotherProcessRebuildsIsSeenAndNotBegunTwice() throws SQLException {
    try (Connection other = server.superuser()) {
      other.createStatement().execute("select pg_advisory_lock" + TURN);
      other
          .createStatement()
          .execute(
              "insert into query.rebuild (name, version, position, log_size, per_second)"
                  + " values ('orders', 1, 250, 1250, 100)");
      JsonNode rebuild = seen("orders").path("rebuild");
      assertThat(rebuild.path("state").asString("")).isEqualTo("RUNNING");
      assertThat(rebuild.path("position").asLong()).isEqualTo(250);
      assertThat(rebuild.path("secondsLeft").asLong()).isEqualTo(10);
      Answer again = server.owner().post(DESK + "/orders/rebuild", "");
      assertThat(again.status()).isEqualTo(409);
      assertThat(again.json().path("code").asString("")).isEqualTo("REBUILD_RUNNING");
      assertThat(server.owner().post(DESK + "/orders/rebuild/stop", "").status()).isEqualTo(202);
      assertThat(server.texts("select stop_asked::text from query.rebuild"))
          .containsExactly("true");
    }
    Eventually.holds(
        () -> seen("orders").path("rebuild").path("state").asString("").equals("STOPPED"));
    assertThat(server.owner().delete(DESK + "/orders/rebuild").status()).isEqualTo(200);
    assertThat(seen("orders").path("rebuild").isNull()).isTrue();
  }

  @Test
  void everyProjectionHasItsVersionAsAFigure() {
    assertThat(server.owner().get(DESK).json().valueStream().map(p -> p.path("name").asString("")))
        .contains("orders", "entries");
    assertThat(server.management("/actuator/prometheus").text())
        .contains("zij_projection_version{")
        .contains("zij_projection_rebuild_left{");
  }

  @Test
  void onlyTheOwnerMayAndOnlyWhatThereIs() {
    assertThat(server.shopper().post(DESK + "/orders/rebuild", "").status()).isEqualTo(403);
    assertThat(server.get(DESK).status()).isEqualTo(401);
    assertThat(server.owner().post(DESK + "/nothing/rebuild", "").status()).isEqualTo(404);
    assertThat(server.owner().delete(DESK + "/nothing/rebuild").status()).isEqualTo(404);
    assertThat(server.owner().get(DESK + "/nothing").status()).isEqualTo(404);
  }

  private record Run(int exit, String out) {}

  private static Run rebuild(String... arguments) {
    StringWriter out = new StringWriter();
    CommandLine line =
        new CommandLine(new RebuildCommand())
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(out));
    return new Run(line.execute(arguments), out.toString());
  }

  @Test
  void theCommandRebuildsBesideARunningServer() throws SQLException {
    Shopper buyer = server.shopper();
    String order = buyer.buy();
    String url;
    try (Connection own = server.part(DataSource.class).getConnection()) {
      url = own.getMetaData().getURL();
    }
    String[] where = {"--database", url, "--user", "postgres"};
    Run run = rebuild("orders", where[0], where[1], where[2], where[3]);
    assertThat(run.out).matches("(?s)orders: rebuilt, [\\d,]+ events in .* events/s\\s+");
    assertThat(run.exit).isZero();
    assertThat(buyer.see(order).path("status").asString("")).isEqualTo("delivered");
    Run forget = rebuild("orders", "--forget", where[0], where[1], where[2], where[3]);
    assertThat(forget.out).startsWith("orders: nothing is being built");
    Run unknown = rebuild("catalogue", where[0], where[1], where[2], where[3]);
    assertThat(unknown.out).startsWith("there is no projection 'catalogue'");
    assertThat(unknown.exit).isEqualTo(2);
    assertThat(rebuild("orders", "--database", "jdbc:postgresql://localhost:1/none").exit)
        .isEqualTo(2);
  }

  @Test
  void aLineSaysHowLongItTakesYet() {
    assertThat(ProgressLine.of(new RebuildProgress(1_200_000, 2_000_000, 81_000)))
        .isEqualTo("1,200,000 of 2,000,000 events (60 %), 81,000 events/s, 10 s left");
    assertThat(ProgressLine.of(new RebuildProgress(0, 600_000, 1_000))).endsWith("10 min left");
    assertThat(ProgressLine.of(new RebuildProgress(0, 90_000_000, 1_000))).endsWith("25 h left");
    assertThat(ProgressLine.of(new RebuildProgress(0, 0, 0))).contains("(100 %)");
    assertThat(ProgressLine.of(new RebuildProgress(0, 5, 0))).endsWith("time left unknown");
  }
}
