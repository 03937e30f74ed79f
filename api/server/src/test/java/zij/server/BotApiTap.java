package zij.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Stands in the line between the server and the Bot API: notes every call, and can cut it. */
public final class BotApiTap implements AutoCloseable {
  /** One call as it passed. */
  public record Call(String method, String body, String traceparent) {}

  private static final String TOO_MANY =
      "{\"ok\":false,\"error_code\":429,\"description\":\"Too Many Requests: retry after 1\","
          + "\"parameters\":{\"retry_after\":1}}";

  private static final String REFUSED =
      "{\"ok\":false,\"error_code\":400,\"description\":\"Bad Request: refused in a test\"}";

  static {
    // Of the JDK's server: else it closes lines as old as those that the JDK's client takes.
    System.setProperty("sun.net.httpserver.idleInterval", "600");
  }

  private final HttpClient http = HttpClient.newHttpClient();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;
  private final String target;
  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);
  private final AtomicInteger tooMany = new AtomicInteger();
  private volatile String counted = "";
  private volatile boolean isCut;
  private volatile @Nullable String refused;

  BotApiTap(String target) throws IOException {
    this.target = target;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
    server.setExecutor(threads);
    server.createContext("/", this::pass);
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The calls of a method so far. */
  public List<Call> calls(String method) {
    return calls.stream().filter(call -> call.method().equals(method)).toList();
  }

  /** From now on, or no longer, every call is answered 502. */
  public void cut(boolean cut) {
    counted = "";
    isCut = cut;
  }

  /** Cuts the line after so many more calls of a method, until it is mended by {@link #cut}. */
  public void cutAfter(String method, int calls) {
    counted = method;
    left.set(calls);
  }

  /** Answers the next so many calls as Telegram does those that are too many: wait a second. */
  public void tooMany(int calls) {
    tooMany.set(calls);
  }

  /**
   * Answers every call with this in its body as Telegram does what it refuses for good, until it is
   * told null.
   */
  public void refuse(@Nullable String words) {
    refused = words;
  }

  private void pass(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      String path = exchange.getRequestURI().getPath();
      String trace =
          Optional.ofNullable(exchange.getRequestHeaders().getFirst("traceparent")).orElse("");
      String method = path.substring(path.lastIndexOf('/') + 1);
      String text = new String(body, java.nio.charset.StandardCharsets.UTF_8);
      calls.add(new Call(method, text, trace));
      if (method.equals(counted) && left.getAndDecrement() <= 0) isCut = true;
      boolean isLook = method.equals("getWebhookInfo"); // it comes whenever it likes
      if (!isLook && tooMany.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
        byte[] wait = TOO_MANY.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(429, wait.length);
        exchange.getResponseBody().write(wait);
        return;
      }
      String unwanted = refused;
      if (unwanted != null && text.contains(unwanted)) {
        byte[] no = REFUSED.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(400, no.length);
        exchange.getResponseBody().write(no);
        return;
      }
      if (isCut) {
        exchange.sendResponseHeaders(502, -1);
        return;
      }
      HttpResponse<byte[]> answer =
          http.send(
              HttpRequest.newBuilder(URI.create(target + path))
                  .header("Content-Type", "application/json")
                  .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                  .build(),
              HttpResponse.BodyHandlers.ofByteArray());
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
      exchange.getResponseBody().write(answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
    http.close();
  }
}
