package zij.server.several;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
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
import zij.ledger.log.VerifyCommand;
import zij.server.DebianPrograms;
import zij.server.Eventually;

/**
 * The whole topology, while people buy: servers are replaced one by one, one is lost, the replica
 * is lost, and somebody is told. It is here, and not beside the benchmarks, because the parts it
 * needs are: the jar, a hot standby, and buyers who believe no answer.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@SuppressWarnings("NullAway.Init") // started before the first test
class TopologyIT {
  private static final int BUYERS = 3;

  @TempDir private static Path folder;

  private final AtomicBoolean isBroken = new AtomicBoolean();
  private final AtomicBoolean isOver = new AtomicBoolean();
  private final List<Buyer> buyers = new ArrayList<>();
  private final List<Future<?>> works = new ArrayList<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private Topology topology;

  @BeforeAll
  void start() throws Exception {
    topology = new Topology(DebianPrograms.of(Topology.PACKAGES), folder);
    topology.awaitBoth();
  }

  @AfterAll
  void stop() throws Exception {
    isOver.set(true);
    threads.shutdown();
    if (topology != null) topology.close();
  }

  @Test
  @Order(1)
  void sellsThroughTheBalancer() throws Exception {
    for (int i = 0; i < BUYERS; i++) {
      Buyer buyer = new Buyer(topology, 5_004_000_001L + i, isBroken, isOver);
      buyers.add(buyer);
      works.add(threads.submit(buyer::run));
      works.add(
          threads.submit(() -> {
            buyer.listen();
            return null;
          }));
    }
    theyGoOn();
    for (Buyer buyer : buyers) Eventually.holds(() -> buyer.told() > 0);
    for (TopologyServer server : topology.servers) {
      assertThat(topology.watch.values("up{instance=\"" + server.instance() + "\"}"))
          .containsExactly(1.0);
      Eventually.holds(() -> server.process().metric("zij_replica_usable{replica=\"1\"}") == 1);
    }
  }

  @Test
  @Order(2)
  void prometheusKnowsTheRules() {
    Eventually.holds(() ->
        !topology.watch.rules().isEmpty()
            && topology.watch.rules().stream()
                .allMatch(rule -> rule.path("health").asString("").equals("ok")));
  }

  /** As for a new release: one stops, starts again and is ready before the next one stops. */
  @Test
  @Order(3)
  void replacesOneServerAfterTheOtherAndNobodyNotices() throws Exception {
    int before = topology.balancer.said().length();
    for (TopologyServer server : topology.servers) {
      server.process().stop();
      theyGoOn();
      server.start();
      topology.awaitBoth();
      theyGoOn();
    }
    assertThat(topology.balancer.unanswered(before)).isEmpty();
  }

  @Test
  @Order(4)
  void losesAServerTellsSomebodyAndRecovers() throws Exception {
    TopologyServer lost = topology.servers.getFirst();
    topology.watch.forget();
    isBroken.set(true);
    lost.process().kill();
    theyGoOn();
    Eventually.holds(() -> topology.watch.toldDown("firing", lost.instance()));
    lost.start();
    topology.awaitBoth();
    Eventually.holds(() -> topology.watch.toldDown("resolved", lost.instance()));
    isBroken.set(false);
    theyGoOn();
  }

  @Test
  @Order(5)
  void doesWithoutItsReplicaUntilItIsBack() throws Exception {
    topology.replica.kill();
    Eventually.holds(() -> topology.watch.values("max(zij_replica_usable)").equals(List.of(0.0)));
    theyGoOn();
    topology.replica.start();
    Eventually.holds(() -> topology.watch.values("min(zij_replica_usable)").equals(List.of(1.0)));
    theyGoOn();
  }

  @Test
  @Order(6)
  void everyPurchaseIsThereOnce() throws Exception {
    isOver.set(true);
    for (Future<?> work : works) work.get(2, TimeUnit.MINUTES);
    List<String> paid = buyers.stream().flatMap(buyer -> buyer.paid().stream()).sorted().toList();
    for (String type : List.of("order.paid", "order.delivered")) {
      assertThat(
              topology
                  .sql()
                  .sql("select aggregate_id from ledger.event where type = ?")
                  .param(type)
                  .query((row, _) -> row.getString(1))
                  .stream()
                  .sorted())
          .as(type)
          .containsExactlyElementsOf(paid);
    }
    Path keys = Files.write(folder.resolve("log.vkey"), vkeys());
    int exit =
        new CommandLine(new VerifyCommand())
            .execute(
                "--database",
                topology.primary.getJdbcUrl("postgres", "postgres"),
                "--key",
                keys.toString());
    assertThat(exit).isZero();
  }

  private byte[] vkeys() {
    return Http.get(topology.servers.getFirst().process().url() + "/log/vkeys", "").bytes();
  }

  /** Until each of them has bought twice more, or something went wrong. */
  private void theyGoOn() throws Exception {
    List<Integer> before = buyers.stream().map(buyer -> buyer.paid().size()).toList();
    Eventually.holds(() ->
        works.stream().anyMatch(Future::isDone)
            || IntStream.range(0, BUYERS)
                .allMatch(i -> buyers.get(i).paid().size() >= before.get(i) + 2));
    for (Future<?> work : works) {
      if (work.isDone()) {
        work.get();
        throw new AssertionError("somebody stopped");
      }
    }
  }
}
