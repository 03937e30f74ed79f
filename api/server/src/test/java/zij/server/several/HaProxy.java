package zij.server.several;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import zij.server.DebianPrograms;
import zij.server.FreePort;

/** The balancer, with the configuration that is for production. */
final class HaProxy implements AutoCloseable {
  private static final Path CONFIGURATION =
      Path.of("../../ops/haproxy/haproxy.cfg").toAbsolutePath().normalize();

  /** What it answered by itself, or had to make up because a server broke off. */
  private static final Pattern OWN_FAILURE =
      Pattern.compile(" servers/<NOSRV> |/[+]?-?[0-9]+ 50[24] ");

  private final Path output;
  private final int port;
  private final Process process;

  HaProxy(
      DebianPrograms debian, Path folder, int port, Path certificate, List<TopologyServer> servers)
      throws IOException {
    this.output = folder.resolve("haproxy.log");
    this.port = port;
    ProcessBuilder program =
        debian.program("usr/sbin/haproxy", List.of("-W", "-f", CONFIGURATION.toString()));
    var environment = program.environment();
    environment.put("ZIJ_BIND", "127.0.0.1:" + port);
    environment.put("ZIJ_CERTIFICATE", certificate.toString());
    for (int i = 0; i < servers.size(); i++) {
      TopologyServer server = servers.get(i);
      environment.put("ZIJ_SERVER_" + (i + 1), "localhost:" + server.port());
      environment.put("ZIJ_SERVER_" + (i + 1) + "_HEALTH", Integer.toString(server.management()));
    }
    process = program.redirectOutput(output.toFile()).start();
  }

  static int port() {
    return FreePort.lasting();
  }

  String url() {
    return "https://localhost:" + port;
  }

  /** All that it said. */
  String said() throws IOException {
    return Files.readString(output);
  }

  /** Requests to which no server answered, of those that it tells of after so many characters. */
  List<String> unanswered(int from) throws IOException {
    return said().substring(from).lines().filter(OWN_FAILURE.asPredicate()).toList();
  }

  /** Whether it gives a server its share, as far as it has noticed. */
  boolean serves(String name) throws IOException {
    if (!process.isAlive()) throw new IOException("HAProxy has ended: " + said());
    String server = "Server servers/" + name + " is ";
    return said()
        .lines()
        .filter(line -> line.contains(server))
        .reduce((_, last) -> last)
        .filter(line -> line.contains(server + "UP"))
        .isPresent();
  }

  @Override
  public void close() {
    DebianPrograms.end(process);
  }
}
