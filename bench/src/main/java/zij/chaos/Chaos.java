package zij.chaos;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * A world in which everything dies now and then, with buyers who do as they like, and what has to
 * hold when it has come to rest. Exit code 0 if it does, 1 if not, 2 if it could not be tried.
 */
@Command(
    name = "chaos",
    description = "Lets a shop run while everything under it fails, and says whether it holds.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class Chaos implements Callable<Integer> {
  private static final int HOLDS = 0;
  private static final int VIOLATED = 1;
  private static final int UNTRIED = 2;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "What everything is drawn from; the same seed is the same plan (default: any).")
  private @Nullable Long seed;

  @Option(
      names = "--minutes",
      paramLabel = "M",
      defaultValue = "5",
      description = "How long it is disturbed (default: ${DEFAULT-VALUE}).")
  private double minutes;

  @Option(
      names = "--buyers",
      paramLabel = "N",
      defaultValue = "40",
      description = "How many (default: ${DEFAULT-VALUE}).")
  private int buyers;

  @Option(
      names = "--gap",
      paramLabel = "MS",
      defaultValue = "4000",
      description = "Between two blows, on average (default: ${DEFAULT-VALUE}).")
  private int gap;

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description =
          "Where run.log, run.json and the servers' logs go (default: target/chaos/SEED).")
  private @Nullable Path folder;

  /** Runs and exits. */
  public static void main(String[] arguments) {
    System.exit(program().execute(arguments));
  }

  /** The command line, as {@link #main} runs it. */
  static CommandLine program() {
    CommandLine program = new CommandLine(new Chaos());
    program.setExecutionExceptionHandler((failure, _, _) -> {
      if (failure instanceof IllegalArgumentException) {
        System.err.println(failure.getMessage());
      } else {
        failure.printStackTrace();
      }
      return UNTRIED;
    });
    return program;
  }

  @Override
  public Integer call() throws Exception {
    long drawn = seed == null ? System.nanoTime() & 0xFFFF_FFFFL : seed;
    System.out.println("seed " + drawn);
    Plan plan = new Plan(drawn, minutes, buyers, gap);
    if (LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
      root.setLevel(Level.WARN);
    }
    Path here = folder == null ? Path.of("target", "chaos", Long.toString(drawn)) : folder;
    Path run = empty(here).toAbsolutePath();
    Outcome outcome = Run.of(plan, run);
    outcome.write(run.resolve("run.json"));
    System.out.println(outcome.text(run.resolve("run.log")));
    if (outcome.holds()) delete(run.resolve("postgres"));
    return outcome.holds() ? HOLDS : VIOLATED;
  }

  /** Only a folder of an earlier run is emptied. */
  private static Path empty(Path folder) throws IOException {
    if (Files.exists(folder)) {
      boolean isRun = Files.exists(folder.resolve("run.log"));
      try (Stream<Path> files = Files.list(folder)) {
        if (!isRun && files.findAny().isPresent()) {
          throw new IllegalArgumentException(folder + " is no folder of a run; it stays as it is");
        }
      }
      delete(folder);
    }
    return Files.createDirectories(folder);
  }

  private static void delete(Path folder) throws IOException {
    if (Files.notExists(folder)) return;
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
