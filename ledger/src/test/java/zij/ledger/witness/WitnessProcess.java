package zij.ledger.witness;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import picocli.CommandLine;
import zij.ledger.log.CosignerKey;

/** A witness in a process of its own, as {@code ./zij witness} runs it. */
final class WitnessProcess implements AutoCloseable {
  private static final Pattern READY = Pattern.compile("witness ready on port (\\d+), key (.*)");

  private final Process process;
  private final int port;
  private final CosignerKey key;

  private WitnessProcess(Process process, int port, CosignerKey key) {
    this.process = process;
    this.port = port;
    this.key = key;
  }

  /** What the process itself runs. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new WitnessCommand()).execute(arguments));
  }

  static Process run(List<String> arguments) throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                WitnessProcess.class.getName()));
    command.addAll(arguments);
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  /** Starts one; returns when it listens. */
  static WitnessProcess start(Path data, int port, String log) throws IOException {
    var process =
        run(List.of("--data", data.toString(), "--port", String.valueOf(port), "--log", log));
    BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
    for (var line = said.readLine(); line != null; line = said.readLine()) {
      var ready = READY.matcher(line);
      if (ready.matches()) {
        var key = CosignerKey.parse(ready.group(2));
        return new WitnessProcess(process, Integer.parseInt(ready.group(1)), key);
      }
    }
    throw new AssertionError("the witness ended before it was ready");
  }

  WitnessAddress address() {
    return new WitnessAddress(URI.create("http://127.0.0.1:" + port), key);
  }

  /** Kills it, as a power cut would. */
  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
