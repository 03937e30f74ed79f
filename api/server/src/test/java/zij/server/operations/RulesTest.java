package zij.server.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import zij.server.DebianPrograms;

/** Alerts fire when they should, and lead to what to do. By Prometheus's own tools. */
class RulesTest {
  private static void holds(String program, String... arguments) throws Exception {
    DebianPrograms.Run run = tool(program, arguments);
    assertThat(run.exit()).as(run.said()).isZero();
  }

  /** Runs one of Prometheus's tools. */
  static DebianPrograms.Run tool(String program, String... arguments) throws Exception {
    return DebianPrograms.of(List.of("prometheus", "prometheus-alertmanager"))
        .run("usr/bin/" + program, List.of(arguments));
  }

  @Test
  void theFilesAreRight() throws Exception {
    holds("promtool", "check", "config", "ops/prometheus/prometheus.yml");
    holds("amtool", "check-config", "ops/alertmanager/alertmanager.yml");
    assertThat(tool("promtool", "check", "rules", "docker-compose.yml").exit()).isNotZero();
  }

  @Test
  void alertsFireAboveTheirLimitsAndNotAtThem() throws Exception {
    holds(
        "promtool",
        "test",
        "rules",
        "ops/prometheus/tests/alerts.yml",
        "ops/prometheus/tests/error-budget.yml");
  }

  @Test
  void everyAlertIsTriedBothWays() throws IOException {
    Set<String> fires = new HashSet<>();
    Set<String> silent = new HashSet<>();
    for (String file : List.of("alerts.yml", "error-budget.yml")) {
      var tests = Rules.list(Rules.yaml(Rules.FOLDER.resolve("tests").resolve(file)), "tests");
      for (var test : tests) {
        for (var expected : Rules.list(test, "promql_expr_test")) {
          String asked = String.valueOf(expected.get("expr"));
          boolean isFiring = !Rules.list(expected, "exp_samples").isEmpty();
          (isFiring ? fires : silent).add(asked);
        }
      }
    }
    for (var alert : Rules.alerts()) {
      String asked =
          "ALERTS{alertname=\"%s\", alertstate=\"firing\"}".formatted(alert.get("alert"));
      assertThat(fires).contains(asked);
      assertThat(silent).contains(asked);
    }
  }

  @Test
  void everyAlertHasARunbookAndEveryRunbookAnAlert() throws IOException {
    List<String> linked = new ArrayList<>();
    for (Map<String, Object> alert : Rules.alerts()) {
      Map<String, Object> annotations = Rules.map(alert, "annotations");
      assertThat(String.valueOf(annotations.get("summary"))).isNotBlank();
      assertThat(Rules.map(alert, "labels").get("severity")).isIn("page", "ticket");
      String url = String.valueOf(annotations.get("runbook_url"));
      assertThat(url).startsWith("docs/operations/runbooks.md#");
      linked.add(url.substring(url.indexOf('#') + 1));
    }
    try (Stream<String> lines = Files.lines(Told.PROJECT.resolve("docs/operations/runbooks.md"))) {
      assertThat(lines.filter(line -> line.startsWith("## ")).map(line -> line.substring(3)))
          .containsExactlyInAnyOrderElementsOf(linked);
    }
  }

  @Test
  void whoeverIsNotWokenForAConsequenceIsWokenForItsCause() throws IOException {
    Set<String> alerts = new TreeSet<>();
    for (var alert : Rules.alerts()) alerts.add(String.valueOf(alert.get("alert")));
    String inhibited =
        String.valueOf(
            Rules.yaml(Told.PROJECT.resolve("ops/alertmanager/alertmanager.yml"))
                .get("inhibit_rules"));
    var names = java.util.regex.Pattern.compile("[A-Z][A-Za-z]+").matcher(inhibited);
    Set<String> named = new TreeSet<>();
    while (names.find()) named.add(names.group());
    assertThat(named).isNotEmpty();
    assertThat(alerts).containsAll(named);
  }

  @Test
  void findsTheFiguresOfAnExpression() {
    assertThat(
            Rules.figures(
                "sum by (le) (rate(a_total{b=\"c\"}[5m])) / on (x) group_left(y) d:e > 14.4 * 0.001"
                    + " and max(f) == bool 1e3 or vector(0)"))
        .containsExactlyInAnyOrder("a_total", "d:e", "f");
  }
}
