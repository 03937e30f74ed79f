package zij.server.several;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A server in a process of its own, so that it can be killed. */
final class ServerProcess {
  private static final long LONGEST_START_NANOS = 180_000_000_000L;
  private static final long LONGEST_STOP_SECONDS = 60;

  private final Path output;
  private final String url;
  private final String metrics;
  private final Process process;
  private volatile boolean isKilled;

  ServerProcess(Path output, int port, int management, List<String> arguments) throws IOException {
    this(
        List.of("-cp", System.getProperty("java.class.path"), "zij.server.Zij"),
        output,
        port,
        management,
        arguments);
  }

  /** Of what stands in a jar, as it is shipped. */
  static ServerProcess ofJar(
      Path jar, Path output, int port, int management, List<String> arguments) throws IOException {
    return new ServerProcess(List.of("-jar", jar.toString()), output, port, management, arguments);
  }

  private ServerProcess(
      List<String> program, Path output, int port, int management, List<String> arguments)
      throws IOException {
    this.output = output;
    this.url = "http://localhost:" + port;
    this.metrics = "http://localhost:" + management + "/actuator/prometheus";
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-Xmx384m", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED"));
    command.addAll(program);
    command.add("--server.port=" + port);
    command.add("--management.server.port=" + management);
    command.addAll(arguments);
    process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
            .start();
  }

  /** Waits until it answers and has its products; kills it if that takes too long. */
  void awaitReady() {
    long deadline = System.nanoTime() + LONGEST_START_NANOS;
    while (!isReady()) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        kill();
        throw new AssertionError("it does not start: " + said());
      }
      LockSupport.parkNanos(100_000_000);
    }
  }

  private boolean isReady() {
    try {
      return Http.get(url + "/api/catalog/products", "").json().path("products").size() == 10;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  String url() {
    return url;
  }

  /** A metric's value, by its line up to the blank. */
  double metric(String line) {
    return Http.get(metrics, "")
        .text()
        .lines()
        .filter(it -> it.startsWith(line + " "))
        .mapToDouble(it -> Double.parseDouble(it.substring(line.length() + 1)))
        .sum();
  }

  boolean isAlive() {
    return !isKilled && process.isAlive();
  }

  /** As Axon names whoever has a segment: process id and machine. */
  boolean is(String owner) {
    return owner.startsWith(process.pid() + "@");
  }

  /** All it said. */
  String said() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Asks it to stop, as whoever replaces it does (SIGTERM), and waits until it did.
   *
   * @throws AssertionError if it has to be killed
   */
  void stop() {
    process.destroy();
    try {
      if (process.waitFor(LONGEST_STOP_SECONDS, TimeUnit.SECONDS)) return;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    kill();
    throw new AssertionError("it does not stop: " + said());
  }

  /** Ends it without a word, as kill -9 does. */
  void kill() {
    isKilled = true; // before it dies, for those whom it leaves without an answer
    var _ = process.destroyForcibly().onExit().join();
  }
}
