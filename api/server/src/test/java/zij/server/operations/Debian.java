package zij.server.operations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Prometheus's own tools, unpacked from Debian's packages; nothing is installed. */
final class Debian {
  private static final int NO_DEBIAN = 3;

  private Debian() {}

  /** What a program said, and how it ended. */
  record Run(int exit, String said) {}

  /** Runs a tool of Prometheus or Alertmanager; the test is aborted where there is no apt. */
  static Run run(String program, List<String> arguments) throws IOException, InterruptedException {
    Run unpacked =
        start(
            List.of(
                Told.PROJECT.resolve(".ci/debian").toString(),
                "prometheus",
                "prometheus-alertmanager"));
    Assumptions.assumeTrue(unpacked.exit != NO_DEBIAN, "needs Debian's or Ubuntu's packages");
    if (unpacked.exit != 0) throw new AssertionError("no packages: " + unpacked.said);
    String root = unpacked.said.lines().reduce("", (_, line) -> line);
    List<String> command = new ArrayList<>(List.of(root + "/usr/bin/" + program));
    command.addAll(arguments);
    return start(command);
  }

  private static Run start(List<String> command) throws IOException, InterruptedException {
    Path said = Files.createTempFile("tool", ".log");
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(Told.PROJECT.toFile())
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
      if (!process.waitFor(10, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new AssertionError("it does not end: " + command);
      }
      return new Run(process.exitValue(), Files.readString(said));
    } finally {
      Files.delete(said);
    }
  }
}
