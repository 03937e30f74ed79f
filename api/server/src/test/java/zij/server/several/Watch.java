package zij.server.several;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import zij.server.DebianPrograms;
import zij.server.FreePort;

/** Prometheus and Alertmanager, and who is told in the end. */
final class Watch implements AutoCloseable {
  /** The project's own rules, and which of them says that a server is gone. */
  private static final Path PROJECT_RULES =
      Path.of("../../ops/prometheus/rules").toAbsolutePath().normalize();

  private static final int PROMETHEUS = FreePort.lasting();
  private static final int ALERTMANAGER = FreePort.lasting();

  private final Process prometheus;
  private final Process alertmanager;
  private final HttpServer receiver;
  private final List<JsonNode> alerts = new CopyOnWriteArrayList<>();

  Watch(DebianPrograms debian, Path folder, List<TopologyServer> servers) throws IOException {
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext(
        "/",
        exchange -> {
          JsonNode message = JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes());
          message.path("alerts").forEach(alerts::add);
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    receiver.start();
    alertmanager =
        debian
            .program(
                relocated(debian, folder).toString(),
                List.of(
                    "--config.file=" + alertmanagerFile(folder),
                    "--storage.path=" + folder.resolve("alertmanager"),
                    "--web.listen-address=127.0.0.1:" + ALERTMANAGER,
                    "--cluster.listen-address="))
            .directory(debian.root().resolve("usr").toFile())
            .redirectOutput(folder.resolve("alertmanager.log").toFile())
            .start();
    prometheus =
        debian
            .program(
                "usr/bin/prometheus",
                List.of(
                    "--config.file=" + prometheusFile(folder, servers),
                    "--storage.tsdb.path=" + folder.resolve("prometheus"),
                    "--web.listen-address=127.0.0.1:" + PROMETHEUS))
            .redirectOutput(folder.resolve("prometheus.log").toFile())
            .start();
  }

  /**
   * Debian's Alertmanager finds the texts of its messages at an absolute address, and here it is
   * not installed: a copy that looks for them from {@code usr} on. The address keeps its length, as
   * everything in a program has its place.
   */
  private static Path relocated(DebianPrograms debian, Path folder) throws IOException {
    Path installed = debian.root().resolve("usr/bin/prometheus-alertmanager");
    Path copy = folder.resolve("prometheus-alertmanager");
    String program =
        Files.readString(installed, ISO_8859_1)
            .replace("/usr/share/prometheus/alertmanager", ".////share/prometheus/alertmanager");
    Files.writeString(copy, program, ISO_8859_1);
    if (!copy.toFile().setExecutable(true)) throw new IOException("cannot be run: " + copy);
    return copy;
  }

  private Path alertmanagerFile(Path folder) throws IOException {
    return Files.writeString(
        folder.resolve("alertmanager.yml"),
        """
        route:
          receiver: test
          group_by: [alertname, instance]
          group_wait: 1s
          group_interval: 1s
          repeat_interval: 1h
        receivers:
          - name: test
            webhook_configs:
              - url: http://127.0.0.1:%d/
                send_resolved: true
        """
            .formatted(receiver.getAddress().getPort()));
  }

  private static Path prometheusFile(Path folder, List<TopologyServer> servers) throws IOException {
    String targets =
        servers.stream().map(TopologyServer::instance).collect(Collectors.joining(", "));
    return Files.writeString(
        folder.resolve("prometheus.yml"),
        """
        global:
          scrape_interval: 1s
          evaluation_interval: 1s
        alerting:
          alertmanagers:
            - static_configs:
                - targets: [127.0.0.1:%d]
        rule_files: [%s/*.yml]
        scrape_configs:
          - job_name: zij
            metrics_path: /actuator/prometheus
            static_configs:
              - targets: [%s]
        """
            .formatted(ALERTMANAGER, rules(folder), targets));
  }

  /** The rules as they are, but for how long something has to last, for which no test can wait. */
  private static Path rules(Path folder) throws IOException {
    Path hurried = Files.createDirectories(folder.resolve("rules"));
    for (Path rules : ruleFiles()) {
      String text = Files.readString(rules).replaceAll("(?m)^(\\s*for:).*$", "$1 1s");
      Files.writeString(hurried.resolve(rules.getFileName()), text);
    }
    return hurried;
  }

  static List<Path> ruleFiles() throws IOException {
    try (Stream<Path> files = Files.list(PROJECT_RULES)) {
      return files.filter(file -> file.toString().endsWith(".yml")).toList();
    }
  }

  /** The values that Prometheus has for an expression. */
  List<Double> values(String expression) {
    JsonNode answer = ask("query?query=" + URLEncoder.encode(expression, UTF_8));
    return answer
        .path("result")
        .valueStream()
        .map(it -> Double.valueOf(it.path("value").path(1).asString()))
        .toList();
  }

  /** The rules that it knows, each with its {@code health}. */
  List<JsonNode> rules() {
    return ask("rules")
        .path("groups")
        .valueStream()
        .flatMap(group -> group.path("rules").valueStream())
        .toList();
  }

  private static JsonNode ask(String path) {
    return Http.get("http://127.0.0.1:" + PROMETHEUS + "/api/v1/" + path, "").json().path("data");
  }

  /** Forgets what was told so far. */
  void forget() {
    alerts.clear();
  }

  /** Whether somebody was told of a server that is down: {@code firing} or {@code resolved}. */
  boolean toldDown(String status, String instance) {
    return alerts.stream()
        .filter(alert -> alert.path("labels").path("alertname").asString("").equals("ServerDown"))
        .anyMatch(alert ->
            alert.path("status").asString("").equals(status)
                && alert.path("labels").path("instance").asString("").equals(instance));
  }

  @Override
  public void close() {
    DebianPrograms.end(prometheus);
    DebianPrograms.end(alertmanager);
    receiver.stop(0);
  }
}
