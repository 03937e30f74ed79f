package zij.chaos;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import redis.embedded.RedisServer;

/** The Redis that all servers share, which can be killed, frozen and emptied. */
public final class Redis implements AutoCloseable {
  private static final int TIMEOUT_MS = 5_000;

  private final int port;
  private final Path output;
  private final String binary;
  private volatile ProcessHandle process;

  /**
   * Starts it, empty.
   *
   * @param output where it writes what it has to say, once it was started again
   */
  public Redis(Path output) throws IOException {
    this.output = output;
    port = Ports.free();
    Set<ProcessHandle> before = children();
    RedisServer server =
        RedisServer.newRedisServer().port(port).bind("127.0.0.1").setting("save \"\"").build();
    server.start();
    process =
        children().stream()
            .filter(child -> !before.contains(child))
            .findFirst()
            .orElseThrow(() -> new IOException("Redis does not run"));
    binary = process.info().command().orElseThrow(() -> new IOException("which program?"));
  }

  private static Set<ProcessHandle> children() {
    return ProcessHandle.current().children().collect(Collectors.toSet());
  }

  void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** Starts it again, empty. */
  void start() throws IOException, InterruptedException {
    process =
        new ProcessBuilder(
                List.of(binary, "--port", "" + port, "--bind", "127.0.0.1", "--save", ""))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
            .start()
            .toHandle();
    for (int tries = 100; ; tries--) {
      try {
        ask("PING");
        return;
      } catch (IOException e) {
        if (tries == 0) throw e;
        Thread.sleep(50);
      }
    }
  }

  /** Forgets everything. */
  void empty() throws IOException {
    ask("FLUSHALL");
  }

  /** An inline command (Redis serialization protocol). */
  private void ask(String command) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(TIMEOUT_MS);
      socket.getOutputStream().write((command + "\r\n").getBytes(US_ASCII));
      if (socket.getInputStream().read() != '+') throw new IOException(command + " was refused");
    }
  }

  ProcessHandle process() {
    return process;
  }

  int port() {
    return port;
  }

  public String url() {
    return "redis://localhost:" + port;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
