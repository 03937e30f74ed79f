package zij.server.several;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import zij.ledger.log.VerifyCommand;
import zij.server.Answer;
import zij.server.Eventually;
import zij.server.Shopper;

/** Two servers on one database, its replica and one Redis, while one after the other is killed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@SuppressWarnings("NullAway.Init") // started before the first test
class SeveralServersTest {
  private static final int VISITORS = 3;
  private static final List<String> SHARED = List.of("orders", "catalogue", "delivery");
  private static final String PRODUCT = "/api/catalog/products/" + Shopper.WALLPAPERS;

  @TempDir private static Path folder;

  private Cluster cluster;

  @BeforeAll
  void start() throws Exception {
    cluster = new Cluster(folder);
  }

  @AfterAll
  void stop() throws Exception {
    cluster.close();
  }

  @Test
  @Order(1)
  void theyShareOutTheWork() {
    Eventually.holds(() ->
        SHARED.stream()
            .allMatch(group -> {
              List<String> owners = cluster.owners(group);
              return owners.stream().anyMatch(cluster.first::is)
                  && owners.stream().anyMatch(cluster.second::is);
            }));
  }

  @Test
  @Order(2)
  void whatOneServerDidIsSeenAtTheOther() throws Exception {
    Visitor visitor = new Visitor(cluster, 5_003_000_001L);
    try (var phone = new Phone(cluster.first.url(), visitor.token())) {
      for (int i = 0; i < 5; i++) {
        long position = visitor.buy();
        Eventually.holds(() -> phone.positions().contains(position));
        visitor.pay(); // Telegram tells the second server
      }
      for (String order : visitor.paid()) {
        Eventually.holds(() -> phone.statuses(order).contains("delivered"));
        assertThat(phone.statuses(order))
            .containsExactly("placed", "invoiced", "approved", "paid", "delivered");
      }
    }
  }

  /** A price that is set at one server is shown by the memory of the other. */
  @Test
  @Order(3)
  void aChangeOfTheCatalogueReachesTheMemoryOfBoth() {
    Visitor owner = new Visitor(cluster, Cluster.OWNER);
    String product = "/api/catalog/products/night-sky";
    for (int price = 70; price < 80; price++) {
      ServerProcess here = price % 2 == 0 ? cluster.first : cluster.second;
      ServerProcess there = price % 2 == 0 ? cluster.second : cluster.first;
      assertThat(Http.get(there.url() + product, "").status()).isEqualTo(200);
      Answer changed =
          Http.put(
              here.url() + "/api/desk/products/night-sky/price",
              owner.token(),
              Map.of("price", price));
      assertThat(changed.status()).isEqualTo(200);
      long wanted = price;
      Eventually.holds(
          () -> Http.get(there.url() + product, "").json().path("price").asLong() == wanted);
    }
  }

  /** What one server knows of a role that the other gave or took away is a second old at most. */
  @Test
  @Order(4)
  void aRoleHoldsAtBothAndEndsAtBothUnderOneSession() {
    Visitor owner = new Visitor(cluster, Cluster.OWNER);
    Visitor helper = new Visitor(cluster, 5_003_000_003L);
    String cases = cluster.second.url() + "/api/desk/cases";
    assertThat(Http.get(cases, helper.token()).status()).isEqualTo(403);
    String staff = cluster.first.url() + "/api/desk/staff";
    Map<String, ?> granted = Map.of("person", 5_003_000_003L, "role", "support", "why", "Sundays");
    assertThat(Http.post(staff, owner.token(), granted).status()).isEqualTo(200);
    Eventually.holds(() -> Http.get(cases, helper.token()).status() == 200);
    String revocation = staff + "/5003000003/roles/support/revocation";
    assertThat(Http.post(revocation, owner.token(), Map.of("why", "Left")).status()).isEqualTo(200);
    assertThat(Http.get(cluster.first.url() + "/api/desk/cases", helper.token()).status())
        .isEqualTo(403);
    Eventually.holds(() -> Http.get(cases, helper.token()).status() == 403);
  }

  @Test
  @Order(5)
  void theReplicaAnswersBoth() {
    Visitor visitor = new Visitor(cluster, 5_003_000_002L);
    for (ServerProcess server : List.of(cluster.first, cluster.second)) {
      Eventually.holds(() -> server.metric("zij_replica_usable{replica=\"1\"}") == 1);
      double before = server.metric("zij_reads_total{by=\"replica\"}");
      Eventually.holds(() -> { // now and then it lags more than it may
        assertThat(Http.get(server.url() + "/api/orders", visitor.token()).status()).isEqualTo(200);
        return server.metric("zij_reads_total{by=\"replica\"}") > before + 9;
      });
      Eventually.holds(() -> server.metric("zij_replica_lag_seconds{replica=\"1\"}") < 5);
    }
  }

  @Test
  @Order(6)
  void nothingWrongIsAnsweredWhileRedisTheReplicaAndAServerDie() throws Exception {
    AtomicBoolean isOver = new AtomicBoolean();
    Prices prices = new Prices(cluster, new Visitor(cluster, Cluster.OWNER), isOver);
    List<Visitor> visitors = new ArrayList<>();
    for (int i = 0; i < VISITORS; i++) visitors.add(new Visitor(cluster, 5_003_000_010L + i));
    List<Future<?>> works = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      works.add(threads.submit(prices::change));
      for (Visitor visitor : visitors) {
        works.add(
            threads.submit(() -> {
              for (int i = 0; !isOver.get(); i++) {
                var _ = visitor.buy();
                if (i % 2 == 0) visitor.pay();
                prices.look(visitor, PRODUCT);
              }
            }));
      }
      try {
        theyGoOn(visitors, works);
        cluster.killRedis();
        theyGoOn(visitors, works);
        cluster.replica.kill();
        theyGoOn(visitors, works);
        cluster.first.kill();
        theyGoOn(visitors, works);
      } finally {
        isOver.set(true);
      }
    }
    for (Future<?> work : works) work.get();
    Eventually.holds(prices::areShown);
    for (Visitor visitor : visitors) visitor.paid().forEach(this::awaitDelivery);
  }

  /** For some seconds, and until each of them has paid twice more, or something went wrong. */
  private static void theyGoOn(List<Visitor> visitors, List<Future<?>> works) throws Exception {
    List<Integer> before = visitors.stream().map(visitor -> visitor.paid().size()).toList();
    Thread.sleep(3_000);
    Eventually.holds(() ->
        works.stream().anyMatch(Future::isDone)
            || IntStream.range(0, VISITORS)
                .allMatch(i -> visitors.get(i).paid().size() >= before.get(i) + 2));
  }

  private void awaitDelivery(String order) {
    Eventually.holds(() -> {
      long deliveries =
          cluster
              .sql()
              .sql(
                  "select count(*) from ledger.event"
                      + " where aggregate_id = ? and type = 'order.delivered'")
              .param(order)
              .query(Long.class)
              .single();
      assertThat(deliveries).isLessThanOrEqualTo(1);
      return deliveries == 1;
    });
  }

  @Test
  @Order(7)
  void theOneThatIsLeftTakesOverAllTheWork() {
    Eventually.holds(() ->
        SHARED.stream()
            .allMatch(group -> cluster.owners(group).stream().allMatch(cluster.second::is)));
  }

  /** Several appenders wrote it: it is dense, and every entry is where the tree says it is. */
  @Test
  @Order(8)
  void theLogHolds() throws Exception {
    Path keys = folder.resolve("keys.vkey");
    Files.writeString(keys, Http.get(cluster.second.url() + "/log/vkeys", "").text());
    int exit =
        new CommandLine(new VerifyCommand())
            .execute("--database", cluster.superuserUrl(), "--key", keys.toString());
    assertThat(exit).isZero();
    JsonNode answer = Http.get(cluster.second.url() + PRODUCT, "").json();
    assertThat(answer.path("id").asString()).isEqualTo(Shopper.WALLPAPERS);
    List<Long> positions =
        cluster
            .sql()
            .sql("select position from ledger.event")
            .query((row, _) -> row.getLong(1))
            .list();
    assertThat(new HashSet<>(positions)).hasSameSizeAs(positions);
    assertThat(positions).contains(0L, positions.size() - 1L);
  }
}
