package zij.server.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Another system of the merchant's: an HTTP server that checks signatures by code of its own, as
 * the Standard Webhooks specification says.
 */
public final class Receiver implements AutoCloseable {
  /** A message that came, and whether its signature is that of the secret that was known then. */
  public record Heard(String id, JsonNode body, List<String> signatures, boolean isSigned) {}

  private final HttpServer server;
  private final List<Heard> heard = new CopyOnWriteArrayList<>();
  private final AtomicInteger refusals = new AtomicInteger();
  private volatile byte[] secret = new byte[0];
  private volatile CountDownLatch answers = new CountDownLatch(0);
  private volatile int refusal = 503;

  public Receiver() {
    try {
      server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::hear);
    server.start();
  }

  public String url() {
    return "http://localhost:" + server.getAddress().getPort() + "/zij?from=shop";
  }

  /** The secret that it checks with from now on. */
  public void knows(String whsec) {
    secret = Base64.getDecoder().decode(whsec.substring("whsec_".length()));
  }

  /** Answers so many messages with 503. */
  void refuses(int times) {
    refuses(times, 503);
  }

  void refuses(int times, int status) {
    refusal = status;
    refusals.set(times);
  }

  /** Hears, and answers nothing before it goes on. */
  public void pauses() {
    answers = new CountDownLatch(1);
  }

  public void goesOn() {
    answers.countDown();
  }

  public List<Heard> heard() {
    return heard;
  }

  private void hear(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String id = exchange.getRequestHeaders().getFirst("webhook-id");
    String at = exchange.getRequestHeaders().getFirst("webhook-timestamp");
    List<String> signatures =
        List.of(exchange.getRequestHeaders().getFirst("webhook-signature").split(" ", -1));
    String right = "v1," + hmac((id + "." + at + "." + new String(body, UTF_8)).getBytes(UTF_8));
    heard.add(
        new Heard(id, JsonMapper.shared().readTree(body), signatures, signatures.contains(right)));
    boolean refuses = refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    await(answers);
    byte[] answer = (refuses ? "not now" : "heard").getBytes(UTF_8);
    exchange.sendResponseHeaders(refuses ? refusal : 200, answer.length);
    try (var out = exchange.getResponseBody()) {
      out.write(answer);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String hmac(byte[] content) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.length == 0 ? new byte[1] : secret, "HmacSHA256"));
      return Base64.getEncoder().encodeToString(mac.doFinal(content));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    goesOn();
    server.stop(0);
  }
}
