package zij.server;

import static org.assertj.core.api.Assertions.assertThat;
import static zij.server.Shopper.WALLPAPERS;
import static zij.server.Shopper.WALLPAPERS_PRICE;
import static zij.server.Shopper.wanted;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import zij.server.stream.Listener;

/** A server with short patience, while what it stands on is slow, full or gone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@SuppressWarnings("NullAway.Init") // started before the first test
class HardTimesTest {
  private static final int QUEUE = 4;

  private RunningServer server;
  private boolean isClosed;

  @BeforeAll
  void start() {
    server =
        RunningServer.start(
            Map.of("zij.log.queue-capacity", "" + QUEUE, "zij.limits.orders", "100000"));
  }

  @AfterAll
  void stop() {
    if (!isClosed) server.close();
  }

  /** Holds the log's head, so that nothing can be appended until it is closed. */
  private Connection stalledLog() throws SQLException {
    Connection connection = server.superuser();
    connection.setAutoCommit(false);
    try (var statement = connection.createStatement()) {
      statement.execute("select * from ledger.head for update");
    }
    return connection;
  }

  /** Waits until somebody waits for it. */
  private void awaitStalled() {
    Eventually.holds(() ->
        !server.texts("select pid from pg_stat_activity where wait_event_type = 'Lock'").isEmpty());
  }

  private static Answer place(Shopper shopper) {
    return shopper.place(UUID.randomUUID().toString(), wanted(WALLPAPERS, 1, WALLPAPERS_PRICE));
  }

  private static List<Future<Answer>> place(ExecutorService threads, Shopper shopper, int times) {
    return IntStream.range(0, times).mapToObj(_ -> threads.submit(() -> place(shopper))).toList();
  }

  private double queued() {
    return figures()
        .lines()
        .filter(line -> line.startsWith("zij_ledger_append_queue "))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  private String figures() {
    return server.management("/actuator/prometheus").text();
  }

  private List<String> types(String order) {
    return server.texts(
        "select type from ledger.event where aggregate_id = ? order by sequence", order);
  }

  @Test
  @Order(1)
  void tellsCallersThatItIsBusyAndLetsNothingPileUp() throws Exception {
    Shopper shopper = server.shopper();
    var _ = shopper.order(); // and so the evidence of the sign-in is in the log
    long before = server.logSize();
    List<Future<Answer>> waiting;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      try (Connection stalled = stalledLog()) {
        Future<Answer> first = threads.submit(() -> place(shopper));
        awaitStalled(); // it is being written, and the queue is empty
        List<Future<Answer>> others = place(threads, shopper, 60);
        // The appender may have taken one of them out of the queue, if the first writes by itself.
        Eventually.holds(() -> others.stream().filter(Future::isDone).count() >= 59 - QUEUE);
        Thread.sleep(3_000); // or else one more is still to be refused
        for (Future<Answer> refused : others.stream().filter(Future::isDone).toList()) {
          assertThat(refused.get().problem()).isEqualTo("503 BUSY");
          assertThat(refused.get().header("Retry-After")).isEqualTo("1");
        }
        Eventually.holds(() -> queued() == QUEUE);
        assertThat(first.isDone()).isFalse();
        assertThat(server.get("/api/catalog/products").status()).isEqualTo(200);
        waiting = others.stream().filter(answer -> !answer.isDone()).toList();
        stalled.rollback();
        assertThat(first.get().status()).isEqualTo(201);
      }
      for (Future<Answer> answer : waiting) assertThat(answer.get().status()).isEqualTo(201);
    }
    assertThat(server.logSize()).isEqualTo(before + 1 + waiting.size());
    assertThat(waiting.size()).isBetween(QUEUE, QUEUE + 1);
  }

  @Test
  @Order(2)
  void acknowledgesAPaymentOnlyWhenItIsDurable() throws Exception {
    Shopper shopper = server.shopper();
    String order = shopper.order();
    JsonNode pending = shopper.pay(shopper.invoice(order), "pending");
    try (Connection stalled = stalledLog()) {
      settle(pending);
      Thread.sleep(1_000);
      assertThat(server.bot("getWebhookInfo").path("pending_update_count").asInt()).isEqualTo(1);
      assertThat(types(order)).doesNotContain("order.paid");
      stalled.rollback();
    }
    shopper.awaitStatus(order, "delivered");
    Eventually.holds(() -> server.bot("getWebhookInfo").path("pending_update_count").asInt() == 0);
    assertThat(server.bot("getWebhookInfo").has("last_error_message")).isFalse();
  }

  @Test
  @Order(3)
  void letsTelegramRepeatAPaymentUntilTheLogTakesIt() throws Exception {
    Shopper shopper = server.shopper();
    String order = shopper.order();
    JsonNode pending = shopper.pay(shopper.invoice(order), "pending");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      try (Connection stalled = stalledLog()) {
        Future<Answer> first = threads.submit(() -> place(shopper));
        awaitStalled();
        var _ = place(threads, shopper, QUEUE + 1); // one may be out of the queue already
        Eventually.holds(() -> queued() == QUEUE);
        settle(pending);
        Eventually.holds(() ->
            server.bot("getWebhookInfo").path("last_error_message").asString("").contains("503"));
        assertThat(types(order)).doesNotContain("order.paid");
        assertThat(first.isDone()).isFalse();
        stalled.rollback();
      }
    }
    shopper.awaitStatus(order, "delivered");
    assertThat(types(order)).containsOnlyOnce("order.paid");
  }

  private void settle(JsonNode pending) {
    String id = pending.path("pendingId").asString();
    var _ = server.phone("payments/" + id + "/settle", Map.of("outcome", "paid"));
  }

  @Test
  @Order(4)
  void saysThatTelegramDoesNotAnswer() {
    Shopper shopper = server.shopper();
    String order = shopper.order();
    Shopper owner = server.owner();
    server.botApi().cut(true);
    Answer answer = shopper.post("/api/orders/" + order + "/invoice", "");
    assertThat(answer.problem()).isEqualTo("503 TELEGRAM_UNAVAILABLE");
    assertThat(answer.header("Retry-After")).isEqualTo("1");
    Eventually.holds(() -> {
      var _ = shopper.post("/api/orders/" + order + "/invoice", "");
      return health(owner, "bot-api").path("state").asString("").equals("suffering");
    });
    assertThat(health(owner, "bot-api").path("since").asString("")).isNotEmpty();
    server.botApi().cut(false);
    Eventually.holds(() -> shopper.invoice(order).startsWith("https://t.me/$"));
    assertThat(health(owner, "bot-api").path("state").asString("")).isEqualTo("well");
  }

  /** A line of what the desk is told. */
  private static JsonNode health(Shopper owner, String code) {
    for (JsonNode line : owner.get("/api/desk/health").json().path("lines")) {
      if (line.path("code").asString("").equals(code)) return line;
    }
    return MissingNode.getInstance();
  }

  /** Found by chaos, seed 2: what read the log itself said that the fault was ours, 500. */
  @Test
  @Order(5)
  void saysLaterWhilePostgresqlTakesNobodyIn() throws Exception {
    Shopper shopper = server.shopper();
    String order = shopper.order();
    Shopper owner = server.owner();
    try (Connection superuser = server.superuser();
        var statement = superuser.createStatement()) {
      String limit = "alter database " + superuser.getCatalog() + " connection limit ";
      statement.execute(limit + "0");
      try {
        statement.execute(
            "select pg_terminate_backend(pid) from pg_stat_activity"
                + " where datname = current_database() and usename <> current_user");
        assertThat(shopper.post("/api/orders/" + order + "/invoice", "").problem())
            .isEqualTo("503 BUSY");
        assertThat(shopper.get("/api/orders/" + order).problem()).isEqualTo("503 BUSY");
        assertThat(place(shopper).problem()).isEqualTo("503 BUSY");
        // What somebody may do is read before any controller is asked.
        Answer ofStaff = owner.get("/api/desk/orders");
        assertThat(ofStaff.problem()).isEqualTo("503 BUSY");
        assertThat(ofStaff.header("Retry-After")).isEqualTo("1");
        // Who watches is told, and does not wait for the database.
        Eventually.holds(() -> figures().contains("zij_postgresql_up 0.0"));
      } finally {
        statement.execute(limit + "-1");
      }
    }
    Eventually.holds(() -> shopper.post("/api/orders/" + order + "/invoice", "").status() == 200);
  }

  @Test
  @Order(6)
  void answersWithoutRedis() {
    String before = server.get("/api/catalog/products").text();
    try (var redis = server.part(RedisConnectionFactory.class).getConnection()) {
      redis.serverCommands().shutdown();
    }
    Eventually.holds(() -> !redisAnswers());
    assertThat(server.get("/api/catalog/products").text()).isEqualTo(before);
    assertThat(server.get("/api/catalog/products?limit=2").status()).isEqualTo(200);
    assertThat(server.get("/api/catalog/products/night-sky").status()).isEqualTo(200);
    assertThat(server.shopper().buy()).isNotEmpty();
    assertThat(server.management("/actuator/health/readiness").status()).isEqualTo(200);
  }

  private boolean redisAnswers() {
    try (var redis = server.part(RedisConnectionFactory.class).getConnection()) {
      return redis.ping() != null;
    } catch (RuntimeException e) {
      return false;
    }
  }

  @Test
  @Order(7)
  void endsItsStreamsWhenItStops() throws Exception {
    try (Listener listener = new Listener(server.shopper())) {
      isClosed = true;
      server.close();
      Eventually.holds(listener::isOver);
      assertThat(listener.lines()).noneMatch(line -> line.startsWith("broken"));
    }
  }
}
