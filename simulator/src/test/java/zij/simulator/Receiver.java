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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A small real webhook: it keeps what arrives, and answers as a test tells it to. What was answered
 * is queued before the answer leaves, because the sender may follow it with the next update at
 * once, and the two would else be queued in the order in which their threads happen to run.
 */
final class Receiver implements AutoCloseable {
  /** One request as it arrived. */
  record Arrival(JsonNode update, String secret, long atNanos) {}

  private record Answered(Arrival arrival, CompletableFuture<@Nullable Void> sent) {}

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
  private final BlockingQueue<Answered> queue = new LinkedBlockingQueue<>();
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

  /** The next update, once its answer is sent; a failure when none comes within a minute. */
  JsonNode next() throws InterruptedException {
    Answered next = queue.poll(1, TimeUnit.MINUTES);
    if (next == null) {
      throw new AssertionError("No update came");
    }
    next.sent().join();
    return next.arrival().update();
  }

  /** Whether nothing comes for that long. */
  boolean quietFor(long ms) throws InterruptedException {
    return queue.poll(ms, TimeUnit.MILLISECONDS) == null;
  }

  private void receive(HttpExchange exchange) {
    CompletableFuture<@Nullable Void> sent = new CompletableFuture<>();
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      JsonNode update = JsonMapper.shared().readTree(body);
      String secret = exchange.getRequestHeaders().getFirst("X-Telegram-Bot-Api-Secret-Token");
      Arrival arrival = new Arrival(update, secret == null ? "" : secret, System.nanoTime());
      arrivals.add(arrival);
      Answer answer = behaviour.answer(update);
      queue.add(new Answered(arrival, sent));
      if (!answer.retryAfter().isEmpty()) {
        exchange.getResponseHeaders().set("Retry-After", answer.retryAfter());
      }
      byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
      if (bytes.length > 0) {
        exchange.getResponseBody().write(bytes);
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      sent.complete(null);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
