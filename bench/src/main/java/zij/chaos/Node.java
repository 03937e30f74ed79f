package zij.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A server in a process of its own, which is started again when it ends, as by any supervisor. */
final class Node implements AutoCloseable {
  private static final Duration LONGEST_START = Duration.ofMinutes(3);
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  private final String name;
  private final Path output;
  private final int port;
  private final int management;
  private final List<String> settings;
  private final Journal journal;
  private volatile Process process;
  private volatile boolean mayRun = true;
  private volatile boolean isKilled;

  /** Starts it. */
  Node(String name, Path folder, List<String> settings, Journal journal) throws IOException {
    this.name = name;
    this.output = folder.resolve(name + ".log");
    this.port = Ports.free();
    this.management = Ports.free();
    this.settings = List.copyOf(settings);
    this.journal = journal;
    this.process = started();
    var _ = Thread.ofVirtual().name("supervisor of " + name).start(this::supervise);
  }

  private Process started() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-Xmx384m", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "zij.server.Zij"));
    command.add("--server.port=" + port);
    command.add("--management.server.port=" + management);
    command.addAll(settings);
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
        .start();
  }

  private void supervise() {
    try {
      while (mayRun) {
        int status = process.waitFor();
        if (!mayRun) return;
        // What it cannot start on now, it may be able to in a second.
        if (!isKilled) journal.tell(name, "ended by itself with status " + status);
        while (isKilled && mayRun) Thread.sleep(20);
        Thread.sleep(500);
        if (mayRun) process = started();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends it without a word, as kill -9 does; it stays dead until {@link #revive}. */
  void kill() {
    isKilled = true;
    var _ = process.destroyForcibly().onExit().join();
  }

  void revive() {
    isKilled = false;
  }

  /** Waits until it says of itself that it is ready. */
  void awaitReady() throws InterruptedException, IOException {
    long deadline = System.nanoTime() + LONGEST_START.toNanos();
    while (!isReady()) {
      if (System.nanoTime() > deadline) throw new IOException(name + " does not start: " + output);
      Thread.sleep(100);
    }
  }

  private boolean isReady() throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://localhost:" + management + "/actuator/health/readiness"))
            .timeout(Duration.ofSeconds(5))
            .build();
    try {
      return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  ProcessHandle process() {
    return process.toHandle();
  }

  int port() {
    return port;
  }

  String name() {
    return name;
  }

  @Override
  public void close() {
    mayRun = false;
    var _ = process.destroyForcibly().onExit().join();
  }
}
