package zij.server.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The way from the simulator to the server that Pact plays. Pact answers every question alike, and
 * Telegram takes an answer only under its question's own id: so that is put into it on the way.
 */
final class QuestionRelay implements AutoCloseable {
  private static final Pattern ID = Pattern.compile("_query\":\\{\"id\":\"([\\w-]+)\"");

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;
  private volatile URI target = URI.create("http://127.0.0.1:9");

  QuestionRelay() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::pass);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Leads to this address from now on. */
  void leadTo(URI address) {
    target = address;
  }

  private void pass(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      String secret = "X-Telegram-Bot-Api-Secret-Token";
      HttpRequest request =
          HttpRequest.newBuilder(target.resolve(exchange.getRequestURI().getPath()))
              .header("Content-Type", "application/json")
              .header(secret, exchange.getRequestHeaders().getFirst(secret))
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build();
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      Matcher question = ID.matcher(body);
      String own = question.find() ? question.group(1) : UpdateExchanges.QUESTION;
      byte[] text = answer.body().replace(UpdateExchanges.QUESTION, own).getBytes(UTF_8);
      exchange.sendResponseHeaders(answer.statusCode(), text.length == 0 ? -1 : text.length);
      exchange.getResponseBody().write(text);
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
