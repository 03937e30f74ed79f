package zij.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Measures ours beside its peers in one run, prints one table and writes it as JSON. Exit code 0 if
 * every limit holds, 3 if one does not, 2 for a broken option, 1 for a failure.
 */
@Command(
    name = "bench",
    description = "Measures Zij beside its peers, on a PostgreSQL with fsync on.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class Bench implements Callable<Integer> {
  private static final int LIMIT_MISSED = 3;

  private static final List<Benchmark> ALL =
      List.of(
          new AppendBenchmark(),
          new DispatchBenchmark(),
          new CheckoutBenchmark(),
          new CataloguePageBenchmark(),
          new StreamMemoryBenchmark(),
          new FreshnessBenchmark(),
          new ExportBenchmark(),
          new VerifyBenchmark(),
          new ProofBenchmark(),
          new CheckpointBenchmark(),
          new BookBenchmark(),
          new RebuildBenchmark(),
          new InsightsBenchmark(),
          new BrowseBenchmark(),
          new LastUnitBenchmark(),
          new CsvBenchmark(),
          new TelemetryBenchmark(),
          new FloodBenchmark(),
          new BurstBenchmark(),
          new StartupBenchmark());

  @Option(
      names = "--only",
      paramLabel = "NAME",
      description =
          "append, dispatch, checkout, catalogue, sse, fresh, export, verify, proof, checkpoint,"
              + " book, rebuild, insights, browse, last-unit, csv, telemetry, flood, burst or"
              + " startup; repeatable (default: all).")
  private List<String> only = List.of();

  @Option(
      names = "--seconds",
      defaultValue = "5",
      description = "Length of one round (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Option(
      names = "--warm-up",
      defaultValue = "180",
      description =
          "Longest warm-up in seconds, until it gets no faster (default: ${DEFAULT-VALUE}).")
  private int warmUp;

  @Option(
      names = "--rounds",
      defaultValue = "5",
      description = "Rounds of each side, in turn (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--senders",
      defaultValue = "64",
      description =
          "Callers of dispatch, checkout, catalogue and fresh at once (default:"
              + " ${DEFAULT-VALUE}); sse opens 32 times as many streams, up to 2,000.")
  private int senders;

  @Option(
      names = "--entries",
      defaultValue = "1000000",
      description =
          "Length of the log that is verified; proofs use ten times as many, insights as many"
              + " orders (default:"
              + " ${DEFAULT-VALUE}).")
  private int entries;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where the JSON goes (default: bench/results/COMMIT.json).")
  private @Nullable Path out;

  /** Runs and exits. */
  public static void main(String[] arguments) {
    System.exit(program().execute(arguments));
  }

  /** The command line, as {@link #main} runs it. */
  static CommandLine program() {
    CommandLine program = new CommandLine(new Bench());
    program.setExecutionExceptionHandler((failure, _, _) -> {
      if (failure instanceof IllegalArgumentException) {
        System.err.println(failure.getMessage());
        return CommandLine.ExitCode.USAGE;
      }
      failure.printStackTrace();
      return CommandLine.ExitCode.SOFTWARE;
    });
    return program;
  }

  @Override
  public Integer call() throws Exception {
    Plan plan = new Plan(seconds, warmUp, rounds, senders, entries);
    List<Benchmark> chosen = chosen();
    Logs.quiet();
    Machine machine = Machine.here();
    Path folder = Files.createTempDirectory("zij-bench");
    Report report;
    try (Database database = new Database(folder)) {
      List<Measurement> lines = new ArrayList<>();
      for (Benchmark benchmark : chosen) {
        System.err.println("Measuring " + benchmark.name() + " ...");
        lines.addAll(benchmark.run(plan, database));
      }
      Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
      report = new Report(now, machine, database.settings(), plan, lines);
    } finally {
      delete(folder);
    }
    System.out.print(report.table());
    Path file =
        Optional.ofNullable(out)
            .orElseGet(() -> Path.of("bench", "results", machine.commit() + ".json"));
    report.write(file);
    System.out.println("\nWritten to " + file);
    boolean holds =
        report.measurements().stream()
            .allMatch(line -> line.kind() == Measurement.Kind.GOAL || line.holds());
    return holds ? CommandLine.ExitCode.OK : LIMIT_MISSED;
  }

  private List<Benchmark> chosen() {
    String names = ALL.stream().map(Benchmark::name).collect(Collectors.joining(", "));
    for (String name : only) {
      if (ALL.stream().noneMatch(benchmark -> benchmark.name().equals(name))) {
        throw new IllegalArgumentException("--only is one of " + names + ", not " + name);
      }
    }
    return ALL.stream().filter(b -> only.isEmpty() || only.contains(b.name())).toList();
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
