package zij.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** That a run ends and tells everything; what it measures in a second is no figure to hold. */
class BenchTest {
  private static final int MISSED = 3;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir Path folder;

  @Test
  void runsEveryBenchmarkAndReportsIt() throws Exception {
    Path file = folder.resolve("results/run.json");
    var printed = new java.io.ByteArrayOutputStream();
    PrintStream console = System.out;
    int exit;
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      exit =
          Bench.program()
              .execute(
                  "--seconds=1",
                  "--warm-up=0",
                  "--rounds=1",
                  "--senders=8",
                  "--entries=10000",
                  "--out=" + file);
    } finally {
      System.setOut(console);
    }

    assertThat(exit).isIn(CommandLine.ExitCode.OK, MISSED);
    JsonNode run = JSON.readTree(Files.readString(file));
    List<String> names = run.path("measurements").valueStream().map(m -> text(m, "name")).toList();
    assertThat(names)
        .containsExactly(
            "append, 1 writer",
            "append, 8 writers",
            "append, 64 writers",
            "dispatch, 8 senders, alone",
            "dispatch, 8 senders, followed",
            "checkout, 8 buyers",
            "checkout, 8 buyers, the goal",
            "catalogue page, 8 phones",
            "catalogue page, 8 phones, beside a shop",
            "product page, 8 phones",
            "product page, 8 phones, beside a shop",
            "streams per MiB, 256 phones",
            "commit to the view, p99",
            "commit to the phone, p99",
            "export, proven",
            "export, without proofs",
            "verify, the export",
            "verify, the tables",
            "inclusion proof, p99",
            "commit to checkpoint, p99",
            "book, postings recomputed",
            "rebuild, orders",
            "rebuild, orders, the goal",
            "insights, overview, p99",
            "insights, series, p99",
            "insights, weeks, p99",
            "insights, products, p99",
            "insights, cohorts, p99",
            "insights, abandonment, p99",
            "insights, orders, p99",
            "list of products, p99",
            "search of products, p99",
            "25 buyers of one unit, p99",
            "CSV of 100 products, p99",
            "checkout with telemetry, 8 buyers",
            "sign-in beside a flood, p99",
            "100 confirmations, p99",
            "start to ready",
            "start to ready, beside a jar");
    String table = printed.toString(StandardCharsets.UTF_8);
    assertThat(table).contains(names).contains(file.toString());
    run.path("measurements").forEach(BenchTest::requireComplete);
    assertThat(text(run.path("postgresql"), "fsync")).isEqualTo("on");
    assertThat(text(run.path("postgresql"), "server_version")).startsWith("18");
    assertThat(run.path("machine").path("cores").asInt()).isPositive();
    assertThat(run.path("machine").path("memoryMiB").asLong()).isPositive();
    assertThat(text(run.path("machine"), "commit")).matches("[0-9a-f]{40}\\+?|unknown");
    assertThat(text(run, "at")).isNotEmpty();
  }

  private static void requireComplete(JsonNode line) {
    assertThat(line.path("oursPerSecond").asDouble()).as(text(line, "name")).isPositive();
    assertThat(line.path("peerPerSecond").asDouble()).as(text(line, "name")).isPositive();
    assertThat(line.path("p50Ms").asDouble()).isPositive();
    assertThat(line.path("p99Ms").asDouble()).isGreaterThanOrEqualTo(line.path("p50Ms").asDouble());
    double ratio = line.path("oursPerSecond").asDouble() / line.path("peerPerSecond").asDouble();
    assertThat(line.path("ratio").asDouble()).isEqualTo(ratio);
    assertThat(line.path("holds").asBoolean()).isEqualTo(ratio >= line.path("limit").asDouble());
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asString("");
  }

  @Test
  void refusesWhatItCannotMeasure() {
    for (String option :
        List.of(
            "--only=nothing",
            "--seconds=0",
            "--senders=1001",
            "--rounds=0",
            "--warm-up=601",
            "--entries=999")) {
      assertThat(Bench.program().execute(option)).as(option).isEqualTo(CommandLine.ExitCode.USAGE);
    }
  }

  @Test
  void takesTheMiddleOfTheRounds() {
    assertThat(Rounds.median(List.of(3.0, 1.0, 2.0))).isEqualTo(2);
    assertThat(Rounds.median(List.of(4.0, 1.0, 2.0, 3.0))).isEqualTo(2.5);
  }
}
