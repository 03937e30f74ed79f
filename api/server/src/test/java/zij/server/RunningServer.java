package zij.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import zij.simulator.Simulator;
import zij.simulator.SimulatorOptions;

/** The whole server as it runs anywhere, with embedded databases and Telegram's simulator. */
public final class RunningServer implements AutoCloseable {
  /** Telegram id of somebody with the role owner. */
  public static final long OWNER = 5_001_000_900L;

  /** Telegram id of somebody with the role auditor. */
  public static final long AUDITOR = 5_001_000_901L;

  /** Telegram id of somebody with the role analyst. */
  public static final long ANALYST = 5_001_000_902L;

  public static final String WEBHOOK_SECRET = "webhook-secret_of-tests";

  /** Of all that answers another: the machine may be busy with something else. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final AtomicLong PEOPLE = new AtomicLong(5_002_000_000L);

  private final Path data;
  private final Simulator simulator;
  private final BotApiTap botApi;
  private final ConfigurableApplicationContext context;
  private final String url;

  private RunningServer(Map<String, String> settings, ServerChange change) throws IOException {
    String folder = settings.get("zij.data");
    Path target = Path.of("target").toAbsolutePath();
    data = folder == null ? Files.createTempDirectory(target, "server-") : Path.of(folder);
    simulator =
        Simulator.start(
            SimulatorOptions.defaults()
                .withPort(0)
                .withMessageLimits(false)
                .withTimes(Duration.ofMillis(100), PATIENCE, Duration.ofHours(24)));
    botApi = new BotApiTap(simulator.url());
    int port = FreePort.lasting();
    url = "http://localhost:" + port;
    List<String> arguments =
        ManyRequests.with(
            settings,
            List.of(
                "--server.port=" + port,
                "--management.server.port=0",
                "--zij.data=" + data,
                "--zij.public-url=" + url,
                "--zij.sample-catalogue=true",
                "--zij.people.owners=" + OWNER,
                "--zij.people.auditors=" + AUDITOR,
                "--zij.people.analysts=" + ANALYST,
                "--zij.telegram.api-url=" + botApi.url(),
                "--zij.telegram.timeout=" + PATIENCE,
                "--zij.telegram.bot-token=" + simulator.botToken(),
                "--zij.payments.provider-tokens.uzs=" + simulator.providerToken(),
                "--zij.telegram.init-data-key=" + simulator.publicKeyHex(),
                "--zij.telegram.webhook-secret=" + WEBHOOK_SECRET));
    context =
        new SpringApplicationBuilder(Zij.class)
            .initializers(change)
            .run(arguments.toArray(String[]::new));
    Eventually.holds(() -> get("/api/catalog/products").json().path("products").size() >= 10);
    Eventually.holds(() -> !botApi.calls("setWebhook").isEmpty());
  }

  /** Starts one with these settings beside the usual ones; returns when it serves. */
  public static RunningServer start(Map<String, String> settings) {
    return start(settings, _ -> {});
  }

  /** The same with its parts changed before it starts. */
  public static RunningServer start(Map<String, String> settings, ServerChange change) {
    try {
      return new RunningServer(settings, change);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The line to the Bot API. */
  public BotApiTap botApi() {
    return botApi;
  }

  public String botToken() {
    return simulator.botToken();
  }

  /** The folder of the server's data. */
  public Path data() {
    return data;
  }

  /** A part of the running server. */
  public <T> T part(Class<T> type) {
    return context.getBean(type);
  }

  /** Questions to its database, in its own role. */
  public JdbcClient sql() {
    return JdbcClient.create(part(DataSource.class));
  }

  /** The first column of what its database answers. */
  public List<String> texts(String question, Object... parameters) {
    return sql()
        .sql(question)
        .params(parameters)
        .query((row, _) -> String.valueOf(row.getString(1)))
        .list();
  }

  /** A connection to its database in the role that may do anything. */
  public Connection superuser() throws SQLException {
    try (Connection own = part(DataSource.class).getConnection()) {
      return DriverManager.getConnection(own.getMetaData().getURL(), "postgres", null);
    }
  }

  /** The number of events in its log. */
  public long logSize() {
    return sql().sql("select size from ledger.head").query(Long.class).single();
  }

  /** A request to the public port, to be completed. */
  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path)).timeout(PATIENCE);
  }

  public Answer get(String path) {
    return send(request(path));
  }

  public Answer post(String path, String json) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  /** An update as Telegram would bring it. */
  public Answer webhook(byte[] update) {
    return send(
        request("/telegram/webhook")
            .header("Content-Type", "application/json")
            .header("X-Telegram-Bot-Api-Secret-Token", WEBHOOK_SECRET)
            .POST(HttpRequest.BodyPublishers.ofByteArray(update)));
  }

  public Answer webhook(String update) {
    return webhook(update.getBytes(UTF_8));
  }

  /** A request to the management port. */
  public Answer management(String path) {
    String port = context.getEnvironment().getProperty("local.management.port", "");
    return send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)));
  }

  /** Sends a request and reads the whole answer; asks again if it says that it comes later. */
  public static Answer send(HttpRequest.Builder request) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      Answer answer = send(HTTP, request);
      if (!answer.isNotYetVisible() || System.nanoTime() > deadline) return answer;
    }
  }

  /**
   * The same by a client of one's own.
   *
   * @throws UncheckedIOException if there is no whole answer
   */
  public static Answer send(HttpClient http, HttpRequest.Builder request) {
    try {
      return Answer.of(http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What a hand on the phone does: a call of the simulator's controls. */
  public JsonNode phone(String path, Map<String, ?> body) {
    String json = JsonMapper.shared().writeValueAsString(body);
    Answer answer =
        send(
            HttpRequest.newBuilder(URI.create(simulator.url() + "/simulator/api/" + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    if (answer.status() >= 300) throw new AssertionError(path + ": " + answer.text());
    return answer.json();
  }

  /** Calls a method of the Bot API, as a bot does; answers its result. */
  public JsonNode bot(String method) {
    return bot(method, Map.of());
  }

  /** Calls a method of the Bot API with parameters, as anybody with the bot's token can. */
  public JsonNode bot(String method, Map<String, ?> parameters) {
    String path = "/bot" + botToken() + "/" + method;
    String json = JsonMapper.shared().writeValueAsString(parameters);
    return send(HttpRequest.newBuilder(URI.create(simulator.url() + path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json)))
        .json()
        .path("result");
  }

  /** What the simulator's controls show. */
  public JsonNode look(String path) {
    return send(HttpRequest.newBuilder(URI.create(simulator.url() + "/simulator/api/" + path)))
        .json();
  }

  /** A new person with 100,000 Stars, not signed in. */
  public long person(String language) {
    return person(PEOPLE.incrementAndGet(), language);
  }

  private long person(long id, String language) {
    phone("users", Map.of("id", id, "languageCode", language, "stars", 100_000));
    return id;
  }

  /** What a mini app gets when this person opens it: signed initData. */
  public String launch(long person) {
    return phone("users/" + person + "/launch", Map.of()).path("initData").asString();
  }

  /** A new person who opened the shop and is signed in. */
  public Shopper shopper() {
    return Shopper.signIn(this, person("en"));
  }

  /** The owner, signed in. */
  public Shopper owner() {
    return known(OWNER);
  }

  /** An auditor, signed in. */
  public Shopper auditor() {
    return known(AUDITOR);
  }

  /** An analyst, signed in. */
  public Shopper analyst() {
    return known(ANALYST);
  }

  private Shopper known(long id) {
    if (look("users/" + id).has("error")) person(id, "en");
    return Shopper.signIn(this, id);
  }

  /** Stops the server and what it needs. */
  @Override
  public void close() {
    context.close();
    botApi.close();
    simulator.close();
    try {
      FileSystemUtils.deleteRecursively(data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
