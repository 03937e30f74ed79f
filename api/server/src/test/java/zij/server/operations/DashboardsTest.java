package zij.server.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import zij.server.DebianPrograms;
import zij.server.RunningServer;
import zij.server.SharedServer;

/** Boards ask for what there is, and are loaded by what docker-compose.yml mounts. */
@ExtendWith(SharedServer.class)
class DashboardsTest {
  private static final Path GRAFANA = Told.PROJECT.resolve("ops/grafana");

  /** What a server tells once something has happened that does not in a test. */
  private static final List<String> SELDOM = List.of("_bucket", "_sum", "_count", "_max", "");

  private final RunningServer server;

  DashboardsTest(RunningServer server) {
    this.server = server;
  }

  private static List<JsonNode> boards() throws IOException {
    List<JsonNode> boards = new ArrayList<>();
    try (Stream<Path> files = Files.list(GRAFANA.resolve("dashboards"))) {
      for (Path file : files.sorted().toList()) {
        boards.add(JsonMapper.shared().readTree(Files.readString(file)));
      }
    }
    return boards;
  }

  private static List<String> expressions() throws IOException {
    List<String> expressions = new ArrayList<>();
    for (JsonNode board : boards()) {
      for (JsonNode expr : board.findValues("expr")) expressions.add(expr.asString());
    }
    assertThat(expressions).hasSizeGreaterThan(60);
    return expressions;
  }

  @Test
  void thereAreFourThatGrafanaLoads() throws IOException {
    assertThat(boards().stream().map(board -> board.path("uid").asString("")))
        .containsExactly("zij-business", "zij-infrastructure", "zij-ledger", "zij-platform");
    var provider =
        Rules.list(
                Rules.yaml(GRAFANA.resolve("provisioning/dashboards/dashboards.yml")), "providers")
            .getFirst();
    String mount = "./ops/grafana/dashboards:" + Rules.map(provider, "options").get("path") + ":ro";
    assertThat(Files.readString(Told.PROJECT.resolve("docker-compose.yml"))).contains(mount);
    var source =
        Rules.list(
                Rules.yaml(GRAFANA.resolve("provisioning/datasources/datasources.yml")),
                "datasources")
            .getFirst();
    for (JsonNode board : boards()) {
      Set<Integer> ids = new TreeSet<>();
      for (JsonNode panel : board.path("panels")) {
        assertThat(panel.at("/datasource/uid").asString("")).isEqualTo(source.get("uid"));
        assertThat(ids.add(panel.path("id").asInt())).isTrue();
      }
    }
  }

  @Test
  void everyQueryIsOneThatPrometheusUnderstands(@TempDir Path folder) throws Exception {
    StringBuilder rules = new StringBuilder("groups:\n- name: boards\n  rules:\n");
    for (String expression : expressions()) {
      rules
          .append("  - record: board:query\n    labels: {n: '")
          .append(rules.length())
          .append("'}\n    expr: '")
          .append(expression.replace("'", "''"))
          .append("'\n");
    }
    Path file = Files.writeString(folder.resolve("boards.yml"), rules);
    DebianPrograms.Run run = RulesTest.tool("promtool", "check", "rules", file.toString());
    assertThat(run.exit()).as(run.said()).isZero();
  }

  @Test
  void everyQueryAndEveryRuleNamesFiguresThatThereAre() throws IOException {
    MetricsTest.use(server);
    Told told = Told.read();
    Set<String> there = new TreeSet<>(Figures.of(server).names());
    there.addAll(Rules.recorded());
    there.addAll(told.others());
    told.own()
        .forEach((name, row) -> {
          // What takes a replica, a witness or a failure to appear: the page names it, and a test
          // there.
          if (!row.isAlwaysThere()) SELDOM.forEach(suffix -> there.add(name + suffix));
        });
    List<String> asked = new ArrayList<>(expressions());
    for (String file : List.of("recording.yml", "alerts.yml")) {
      for (var rule : Rules.rules(file)) asked.add(String.valueOf(rule.get("expr")));
    }
    for (String expression : asked) {
      assertThat(there).as(expression).containsAll(Rules.figures(expression));
    }
    Set<String> named = new TreeSet<>();
    asked.forEach(expression -> named.addAll(Rules.figures(expression)));
    assertThat(named).as("of exporters").containsAll(told.others());
  }
}
