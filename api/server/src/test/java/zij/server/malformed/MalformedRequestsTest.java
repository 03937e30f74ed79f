package zij.server.malformed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import zij.server.Answer;
import zij.server.RunningServer;
import zij.server.Shopper;

/**
 * Every endpoint of the contract is sent what nobody should send, by everybody there is: the server
 * refuses it in its own words, and never fails over it. {@code -Dzij.malformed=100000} sends so
 * many, {@code -Dzij.seed=} others.
 */
class MalformedRequestsTest {
  private static final int REQUESTS = Integer.getInteger("zij.malformed", 4_000);
  private static final long SEED = Long.getLong("zij.seed", 20_261_122);
  private static final int SENDERS = 4;
  private static final int SHOWN = 12;
  private static final long GROWTH = 48L << 20;

  /** One answers as long as somebody listens, one with the whole log; after two nobody is in. */
  private static final Set<String> LEFT_OUT =
      Set.of("/api/stream", "/api/ledger/export", "/api/me/sign-out", "/api/me");

  private static final Pattern INSIDE =
      Pattern.compile("\\tat |Exception|org\\.postgresql|org\\.jooq|zij\\.server\\.|java\\.lang");

  /** An endpoint as the contract describes it. */
  private record Endpoint(String method, String path, JsonNode call) {}

  private static RunningServer server;
  private static List<Shopper> people;
  private static List<String> right;
  private static List<Endpoint> endpoints;
  private static JsonNode schemas;

  /** What belongs into the bodies that are no JSON. */
  private static final Map<String, List<byte[]>> FILES = new HashMap<>();

  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final Map<Integer, AtomicInteger> statuses =
      new java.util.concurrent.ConcurrentSkipListMap<>();

  @BeforeAll
  static void aShopThatHasSoldSomething() throws Exception {
    server = RunningServer.start(Map.of());
    Shopper buyer = server.shopper();
    String order = buyer.buy();
    people = List.of(buyer, server.shopper(), server.owner(), server.auditor(), server.analyst());
    right =
        List.of(order, buyer.order(), Shopper.WALLPAPERS, Long.toString(buyer.id()), "en", "UZS");
    FILES.put("/api/desk/products/{id}/picture", List.of(picture("png"), picture("jpg")));
    FILES.put(
        "/api/desk/sheet", List.of(server.owner().get("/api/desk/sheet").text().getBytes(UTF_8)));
    FILES.put(
        "/api/desk/products/{id}/stock/keys", List.of("AAAA-1111\nBBBB-2222\n".getBytes(UTF_8)));
    FILES.put("/api/desk/files", List.of(picture("png"), "%PDF-1.7".getBytes(UTF_8)));
    JsonNode contract =
        JsonMapper.shared()
            .readTree(Files.readAllBytes(Path.of("..", "..", "frontend", "openapi.json")));
    schemas = contract.path("components").path("schemas");
    endpoints = new ArrayList<>();
    contract
        .path("paths")
        .properties()
        .forEach(path -> {
          if (LEFT_OUT.contains(path.getKey())) return;
          path.getValue()
              .properties()
              .forEach(call ->
                  endpoints.add(
                      new Endpoint(
                          call.getKey().toUpperCase(Locale.ROOT), path.getKey(), call.getValue())));
        });
  }

  private static byte[] picture(String format) throws IOException {
    var picture = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < 640; x++) picture.setRGB(x, x * 3 / 4, 0xFFFFFF - 97 * x);
    var written = new ByteArrayOutputStream();
    ImageIO.write(picture, format, written);
    return written.toByteArray();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void areRefusedInTheShopsOwnWords() throws Exception {
    System.out.printf("%,d malformed requests, seed %d%n", REQUESTS, SEED);
    send(REQUESTS / 2, SEED);
    long before = used();
    send(REQUESTS - REQUESTS / 2, SEED + SENDERS);
    long after = used();
    System.out.printf(
        "answers by status %s; heap after collection %,d then %,d KiB%n",
        new TreeMap<>(statuses), before >> 10, after >> 10);
    assertThat(failures.stream().limit(SHOWN)).isEmpty();
    assertThat(statuses).containsKeys(200, 400, 401, 403, 404, 413);
    assertThat(count(401)).as("of people who were let in").isLessThan(REQUESTS / 3);
    assertThat(after - before).as("bytes kept of requests that were refused").isLessThan(GROWTH);
    assertThat(people.getFirst().get("/api/orders").status()).isEqualTo(200);
  }

  private int count(int status) {
    AtomicInteger found = statuses.get(status);
    return found == null ? 0 : found.get();
  }

  private static long used() {
    for (int i = 0; i < 3; i++) System.gc();
    Runtime heap = Runtime.getRuntime();
    return heap.totalMemory() - heap.freeMemory();
  }

  private void send(int requests, long seed) throws Exception {
    try (var senders = Executors.newFixedThreadPool(SENDERS)) {
      var turns = new ArrayList<java.util.concurrent.Future<?>>();
      for (int i = 0; i < SENDERS; i++) {
        Rubbish rubbish = new Rubbish(new SplittableRandom(seed + i));
        turns.add(senders.submit(() -> send(requests / SENDERS, rubbish)));
      }
      for (var turn : turns) turn.get();
    }
  }

  private void send(int requests, Rubbish rubbish) {
    try (HttpClient http = HttpClient.newHttpClient()) {
      for (int i = 0; i < requests && failures.size() < SHOWN; i++) {
        boolean isUpdate = rubbish.oneIn(12);
        if (isUpdate) update(http, rubbish);
        else request(http, rubbish, rubbish.oneOf(endpoints));
      }
    }
  }

  private void request(HttpClient http, Rubbish rubbish, Endpoint endpoint) {
    String address = endpoint.path();
    List<String> query = new ArrayList<>();
    for (JsonNode parameter : endpoint.call().path("parameters")) {
      String name = parameter.path("name").asString();
      String value = URLEncoder.encode(rubbish.word(right), UTF_8).replace("+", "%20");
      if (parameter.path("in").asString().equals("path")) {
        address = address.replace("{" + name + "}", value.isEmpty() ? "x" : value);
      } else if (parameter.path("in").asString().equals("query") && !rubbish.oneIn(3)) {
        query.add(name + "=" + value);
        if (rubbish.oneIn(20)) query.add(name + "=" + value);
      }
    }
    address = address.replaceAll("\\{[^}]*}", "x");
    if (!query.isEmpty()) address += "?" + String.join("&", query);
    HttpRequest.Builder request =
        rubbish.oneIn(8) ? server.request(address) : rubbish.oneOf(people).request(address);
    request.timeout(Duration.ofSeconds(60));
    header(request, rubbish, "Accept-Language", 3);
    header(request, rubbish, "Accept", 12);
    header(request, rubbish, "Idempotency-Key", 2);
    header(request, rubbish, "If-None-Match", 12);
    header(request, rubbish, "Range", 20);
    JsonNode content = endpoint.call().path("requestBody").path("content");
    byte[] body = new byte[0];
    if (!content.isEmpty()) {
      JsonNode schema = content.properties().iterator().next().getValue().path("schema");
      List<byte[]> files = FILES.get(endpoint.path());
      body =
          files == null
              ? rubbish.body(rubbish.document(schema, schemas, right, 0))
              : rubbish.damaged(rubbish.oneOf(files));
      String type = content.properties().iterator().next().getKey();
      request.header("Content-Type", rubbish.oneIn(15) ? "text/csv" : type);
    }
    request.method(endpoint.method(), HttpRequest.BodyPublishers.ofByteArray(body));
    judge(endpoint.method() + " " + address, body, RunningServer.send(http, request));
  }

  private void header(HttpRequest.Builder request, Rubbish rubbish, String name, int oneIn) {
    if (!rubbish.oneIn(oneIn)) return;
    String value = rubbish.word(List.of("ru", "*/*", "abc", "bytes=0-1"));
    // What a client cannot send at all, a server need not refuse.
    String sendable = value.replaceAll("[^\\x20-\\x7e]", "?");
    request.header(name, sendable);
  }

  /** Telegram's own, but damaged on the way; with the secret, so that it is read. */
  private void update(HttpClient http, Rubbish rubbish) {
    byte[] body = rubbish.body(rubbish.spoiled(Updates.oneOf(rubbish, right), right, 0));
    HttpRequest.Builder request =
        server
            .request("/telegram/webhook")
            .header("Content-Type", "application/json")
            .header("X-Telegram-Bot-Api-Secret-Token", RunningServer.WEBHOOK_SECRET)
            .timeout(Duration.ofSeconds(60))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    judge("POST /telegram/webhook", body, RunningServer.send(http, request));
  }

  private void judge(String what, byte[] body, Answer answer) {
    statuses.computeIfAbsent(answer.status(), _ -> new AtomicInteger()).incrementAndGet();
    String fault = fault(answer);
    if (fault.isEmpty()) return;
    String sent = new String(body, UTF_8);
    failures.add(
        "%s: %s: %s%n  sent %s%n  told %s"
            .formatted(fault, what, answer.status(), head(sent), head(answer.text())));
  }

  private static String fault(Answer answer) {
    int status = answer.status();
    if (status >= 500 && (status != 503 || answer.header("Retry-After").isEmpty())) return "failed";
    if (status < 400) return "";
    if (!answer.header("Content-Type").startsWith("application/problem+json")) {
      return "not told as a problem";
    }
    return INSIDE.matcher(answer.text()).find() ? "tells of its inside" : "";
  }

  private static String head(String text) {
    return text.length() <= 600 ? text : text.substring(0, 600) + "…";
  }
}
