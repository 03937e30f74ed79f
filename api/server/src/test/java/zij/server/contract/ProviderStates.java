package zij.server.contract;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Puts a provider into the states that contracts name ("given ..."), and answers the values that
 * their expressions ask for, such as {@code ${order}}: Pact's state change URL.
 */
public final class ProviderStates implements AutoCloseable {
  /** Makes a state; answers its values by name. */
  public interface State extends Supplier<Map<String, ?>> {}

  private final Map<String, State> states;
  private final Map<String, String> failures = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;

  ProviderStates(Map<String, State> states) {
    this.states = states;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::change);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Why states could not be made, by their names. */
  Map<String, String> failures() {
    return failures;
  }

  private void change(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonNode change = JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes());
      String wanted = change.path("state").asString("");
      byte[] values = "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8);
      int status = 200;
      try {
        // What a state needed stays, as everything does.
        boolean ends = change.path("action").asString("").equals("teardown");
        if (!ends) values = JsonMapper.shared().writeValueAsBytes(values(wanted));
      } catch (RuntimeException | AssertionError e) {
        failures.put(wanted, e.toString());
        status = 500;
      }
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, values.length);
      exchange.getResponseBody().write(values);
    }
  }

  private Map<String, ?> values(String wanted) {
    State state = states.get(wanted);
    if (state == null) throw new IllegalArgumentException("nobody knows how to make it so");
    return state.get();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
