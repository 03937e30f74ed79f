package zij.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A small real webhook: it keeps what arrives, and answers as a test tells it to. */
final class Receiver implements AutoCloseable {
  /** One request as it arrived. */
  record Arrival(JsonNode update, String secret, long atMs) {}

  /** What to answer. */
  record Answer(int status, String body, String retryAfter) {
    static final Answer OK = new Answer(200, "", "");

    static Answer status(int status) {
      return new Answer(status, "", "");
    }

    static Answer body(String body) {
      return new Answer(200, body, "");
    }
  }

  /** Decides the answer, on the request's own thread, so it may wait. */
  interface Behaviour {
    Answer answer(JsonNode update) throws InterruptedException;
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final BlockingQueue<Arrival> queue = new LinkedBlockingQueue<>();
  final List<Arrival> arrivals = new CopyOnWriteArrayList<>();
  volatile Behaviour behaviour = Receiver::agree;

  Receiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
    server.setExecutor(threads);
    server.createContext("/hook", this::receive);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
  }

  /** Says yes to every pre-checkout query inside the response, and 200 to all else. */
  static Answer agree(JsonNode update) {
    if (!update.has("pre_checkout_query")) {
      return Answer.OK;
    }
    String id = update.get("pre_checkout_query").get("id").stringValue();
    return Answer.body(
        "{\"method\":\"answerPreCheckoutQuery\",\"pre_checkout_query_id\":\"%s\",\"ok\":true}"
            .formatted(id));
  }

  /** The next update, or a failure when none comes within five seconds. */
  JsonNode next() throws InterruptedException {
    Arrival arrival = queue.poll(5, TimeUnit.SECONDS);
    if (arrival == null) {
      throw new AssertionError("No update came");
    }
    return arrival.update();
  }

  /** Whether nothing comes for that long. */
  boolean quietFor(long ms) throws InterruptedException {
    return queue.poll(ms, TimeUnit.MILLISECONDS) == null;
  }

  private void receive(HttpExchange exchange) {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      JsonNode update = JsonMapper.shared().readTree(body);
      String secret = exchange.getRequestHeaders().getFirst("X-Telegram-Bot-Api-Secret-Token");
      Arrival arrival =
          new Arrival(update, secret == null ? "" : secret, System.currentTimeMillis());
      arrivals.add(arrival);
      Answer answer = behaviour.answer(update);
      if (!answer.retryAfter().isEmpty()) {
        exchange.getResponseHeaders().set("Retry-After", answer.retryAfter());
      }
      byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
      if (bytes.length > 0) {
        exchange.getResponseBody().write(bytes);
      }
      queue.add(arrival);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
