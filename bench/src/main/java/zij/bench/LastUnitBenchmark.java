package zij.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static zij.bench.Session.text;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.HdrHistogram.Histogram;

/**
 * Many buyers press Pay for the last unit of a product at the same time: from then until each of
 * them knows, and one of them has paid.
 */
final class LastUnitBenchmark implements Benchmark {
  private static final String DATABASE = "last_unit";
  private static final double LIMIT_MS = 5_000;

  /** What one of the default senders stands for. */
  private static final double BUYERS_PER_SENDER = 200 / 64.0;

  @Override
  public String name() {
    return "last-unit";
  }

  @Override
  public List<Measurement> run(Plan plan, Database database) throws Exception {
    database.create(DATABASE);
    int count = (int) (plan.senders() * BUYERS_PER_SENDER);
    List<Rival> rivals = new ArrayList<>();
    try (Shop shop = new Shop(database, DATABASE);
        Owner owner = new Owner(shop)) {
      for (int i = 0; i < count; i++) rivals.add(new Rival(shop));
      Rounds rounds = new Rounds();
      int warmUp = plan.warmUpSeconds() > 0 ? 3 : 0; // whole rounds
      for (int round = -warmUp; round < plan.rounds(); round++) {
        String product = "last-" + (round + warmUp);
        String position = owner.sell(product, "The last seat");
        owner.count(product, 1);
        String wanted = shop.wanted(owner.product(product, position));
        Load.Round measured = round(rivals, wanted, round);
        if (round >= 0) rounds.add(measured);
      }
      String name = "%d buyers of one unit, p99".formatted(count);
      return List.of(
          Measurement.within(name, rounds, LIMIT_MS)
              .withNote("until the last of them knows; one has paid in each round"));
    } finally {
      for (Rival rival : rivals) rival.close();
    }
  }

  private static Load.Round round(List<Rival> rivals, String wanted, int round) throws Exception {
    for (Rival rival : rivals) rival.order(wanted, "last-" + round);
    CountDownLatch start = new CountDownLatch(1);
    List<Future<Boolean>> ends = new ArrayList<>();
    long begin;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Rival rival : rivals) {
        Callable<Boolean> pay =
            () -> {
              start.await();
              return rival.pay();
            };
        ends.add(threads.submit(pay));
      }
      begin = System.nanoTime();
      start.countDown();
    } // waits for all of them
    long nanos = System.nanoTime() - begin;
    int winners = 0;
    for (Future<Boolean> end : ends) winners += end.get() ? 1 : 0;
    if (winners != 1) throw new IllegalStateException(winners + " have paid for one unit");
    Histogram settled = Load.newHistogram();
    settled.recordValue(nanos / 1_000);
    return new Load.Round(1, nanos / 1e9, settled);
  }

  /** One who wants it too, with an invoice on the screen. */
  private static final class Rival implements AutoCloseable {
    private final HttpConnection telegram;
    private final HttpConnection server;
    private final Session session;
    private String slug = "";

    Rival(Shop shop) throws IOException {
      telegram = new HttpConnection(shop.telegram);
      server = new HttpConnection(shop.server);
      session = Session.open(telegram, server);
    }

    void order(String wanted, String key) throws IOException {
      String headers = session.header() + "Idempotency-Key: " + key + "\r\n";
      String order = text(server.json("POST", "/api/orders", headers, wanted), "orderId");
      String path = "/api/orders/" + order + "/invoice";
      String link = text(server.json("POST", path, session.header(), ""), "link");
      slug = link.substring(Math.max(link.lastIndexOf('/'), link.lastIndexOf('$')) + 1);
    }

    /** Whether it was paid; a refusal is an answer too. */
    boolean pay() throws IOException {
      String body = "{\"slug\":\"" + slug + "\",\"outcome\":\"paid\"}";
      String path = "/simulator/api/users/" + session.user() + "/pay";
      String type = "Content-Type: application/json\r\n";
      return text(telegram.exchange("POST", path, type, body.getBytes(UTF_8)).text(), "status")
          .equals("paid");
    }

    @Override
    public void close() throws IOException {
      server.close();
      telegram.close();
    }
  }
}
