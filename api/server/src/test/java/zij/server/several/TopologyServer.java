package zij.server.several;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import zij.server.FreePort;

/**
 * The place of a server behind the balancer: its addresses and data stay, processes come and go.
 */
final class TopologyServer {
  private final String name;
  private final Path folder;
  private final Path jar;
  private final List<String> settings;
  private final int port = FreePort.lasting();
  private final int management = FreePort.lasting();
  private @Nullable ServerProcess process;

  TopologyServer(String name, Path folder, Path jar, List<String> settings) {
    this.name = name;
    this.folder = folder;
    this.jar = jar;
    this.settings = List.copyOf(settings);
  }

  String name() {
    return name;
  }

  int port() {
    return port;
  }

  int management() {
    return management;
  }

  /** Its folder of keys. */
  Path keys() {
    return folder.resolve(name).resolve("keys");
  }

  /** How Prometheus names it. */
  String instance() {
    return "localhost:" + management;
  }

  /** Starts a process; returns when it answers. */
  void start() throws IOException {
    List<String> all =
        Stream.concat(settings.stream(), Stream.of("--zij.data=" + folder.resolve(name))).toList();
    process = ServerProcess.ofJar(jar, folder.resolve(name + ".log"), port, management, all);
    process.awaitReady();
  }

  /** The process that runs, or ran last. */
  ServerProcess process() {
    if (process == null) throw new IllegalStateException(name + " was not started");
    return process;
  }

  void close() {
    if (process != null) process.kill();
  }
}
