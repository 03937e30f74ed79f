package zij.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Server and simulator as they run in the demo: each a process of its own, over real HTTP. */
final class Shop implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  final URI server = URI.create("http://localhost:" + freePort());
  final URI telegram = URI.create("http://localhost:" + freePort());
  final URI management = URI.create("http://localhost:" + freePort());
  private final ChildProcess telegramProcess;
  private final Path folder;
  private final List<String> command;
  private final List<String> settings;
  private ChildProcess serverProcess;

  /** Starts both, the server with the heap that it has by default, and lists a few products. */
  Shop(Database database, String name) throws IOException, InterruptedException {
    this(database, name, Map.of());
  }

  /** The same with other settings than benchmarks have. */
  Shop(Database database, String name, Map<String, String> others)
      throws IOException, InterruptedException {
    this(database, name, others, ChildProcess.onThisClassPath(serverJvm(), "zij.server.Zij"));
  }

  /** The same with a server that is started by a command, which its settings are added to. */
  Shop(Database database, String name, Map<String, String> others, List<String> command)
      throws IOException, InterruptedException {
    this.command = command;
    folder = database.folder(name);
    telegramProcess =
        new ChildProcess(
            "simulator",
            folder,
            List.of("-Xmx256m"),
            "zij.simulator.Main",
            List.of("--port=" + telegram.getPort(), "--message-limits=off"));
    telegramProcess.await(() -> ask(telegram, "/simulator/trust") != null);
    JsonNode trust = ask(telegram, "/simulator/trust");
    String token = trust.path("botToken").asString();
    settings =
        new ArrayList<>(
            Servers.settings(
                database,
                name,
                folder.resolve("zij"),
                telegram.toString(),
                token,
                trust.path("ed25519PublicKey").asString()));
    settings.remove("--server.port=0");
    settings.add("--server.port=" + server.getPort());
    settings.remove("--management.server.port=0");
    settings.add("--management.server.port=" + management.getPort());
    settings.add("--zij.public-url=" + server);
    settings.add("--zij.sample-catalogue=true");
    others.forEach((setting, value) -> {
      settings.removeIf(known -> known.startsWith("--" + setting + "="));
      settings.add("--" + setting + "=" + value);
    });
    serverProcess = new ChildProcess("server", folder, command, settings);
    serverProcess.await(() ->
        !ask(server, "/api/catalog/products").path("products").isEmpty()
            && !ask(telegram, "/bot" + token + "/getWebhookInfo")
                .path("result")
                .path("url")
                .asString("")
                .isEmpty());
  }

  /**
   * Ends the server and starts it anew.
   *
   * @return after how many nanoseconds it said that it is ready
   */
  long restart() throws IOException, InterruptedException {
    serverProcess.close();
    long begin = System.nanoTime();
    serverProcess = new ChildProcess("server", folder, command, settings);
    serverProcess.await(() -> isOk(management.toString(), "/actuator/health/readiness"));
    return System.nanoTime() - begin;
  }

  /** Whether somebody answers there, and with 200. */
  static boolean isOk(String who, String path) throws IOException {
    try (HttpConnection connection = new HttpConnection(URI.create(who))) {
      return connection.exchange("GET", path, "", new byte[0]).status() == 200;
    }
  }

  /** For those who want to look inside: {@code -Dzij.bench.server-jvm="..."}, blank-separated. */
  private static List<String> serverJvm() {
    List<String> options = new ArrayList<>(List.of("-Xmx512m", "-XX:+UseParallelGC"));
    String more = System.getProperty("zij.bench.server-jvm", "").strip();
    if (!more.isEmpty()) options.addAll(List.of(more.split(" +", -1)));
    return options;
  }

  /** The products on sale, as a phone sees them, that the same buyer may buy again and again. */
  List<JsonNode> products() throws IOException {
    List<JsonNode> products = new ArrayList<>();
    for (JsonNode product : ask(server, "/api/catalog/products").path("products")) {
      boolean isOrderable =
          !product.path("monthly").asBoolean() && !product.path("varied").asBoolean();
      if (isOrderable && product.path("limit").isNull()) {
        products.add(product);
      }
    }
    return products;
  }

  /** The body of an order for one of a product, by somebody who agrees to the terms. */
  String wanted(JsonNode product) throws IOException {
    String terms = ask(server, "/api/terms?lang=en").path("version").asString();
    return """
    {"language":"en","lines":[{"product":"%s","quantity":1,"price":%d}],\
    "consent":{"terms":"%s","language":"en"}}\
    """
        .formatted(product.path("id").asString(), product.path("price").asLong(), terms);
  }

  /** Every process that a purchase keeps busy, but this one. */
  Map<String, ProcessHandle> processes() {
    return Map.of("server", serverProcess.handle(), "simulator", telegramProcess.handle());
  }

  private static JsonNode ask(URI who, String path) throws IOException {
    try (HttpConnection connection = new HttpConnection(who)) {
      return JSON.readTree(connection.json("GET", path, "", ""));
    }
  }

  /** Below those that systems hand out to whoever connects to something before it is used. */
  static int freePort() {
    for (int tries = 100; ; tries--) {
      int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
      try (var _ = new ServerSocket(port)) {
        return port;
      } catch (IOException e) {
        if (tries == 0) throw new java.io.UncheckedIOException(e);
      }
    }
  }

  @Override
  public void close() {
    try (telegramProcess) {
      serverProcess.close();
    }
  }
}
