package zij.bench;

import static zij.bench.Session.text;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import tools.jackson.databind.JsonNode;

/**
 * From the answer to a command, which is given when it is durable, until its order is in the view
 * and until the buyer's phone has heard of it; while others buy at half of the rate that they reach
 * without a pause.
 */
final class FreshnessBenchmark implements Benchmark {
  private static final String DATABASE = "fresh";
  private static final double VIEW_MS = 50;
  private static final double PHONE_MS = 100;
  private static final long PROBE_NANOS = 20_000_000;
  private static final int LATER = 503;

  @Override
  public String name() {
    return "fresh";
  }

  @Override
  public List<Measurement> run(Plan plan, Database database) throws Exception {
    database.create(DATABASE);
    List<Buyer> buyers = new ArrayList<>();
    try (Shop shop = new Shop(database, DATABASE)) {
      List<JsonNode> products = shop.products();
      for (int buyer = 0; buyer < plan.senders(); buyer++) {
        buyers.add(new Buyer(shop, products.get(buyer % products.size())));
      }
      Load.warmUp(buyers.size(), plan.warmUpSeconds(), buyers::get);
      double highest = Load.run(buyers.size(), plan.seconds(), buyers::get).perSecond();
      try (Probe probe = new Probe(shop, products.get(0))) {
        Rounds view = new Rounds();
        Rounds phone = new Rounds();
        double reached = 0;
        for (int round = 0; round < plan.rounds(); round++) {
          reached += round(plan, buyers, highest / 2, probe, view, phone) / plan.rounds();
        }
        String note =
            "while %.0f purchases a second were made, of %.0f at most".formatted(reached, highest);
        return List.of(
            Measurement.within("commit to the view, p99", view, VIEW_MS).withNote(note),
            Measurement.within("commit to the phone, p99", phone, PHONE_MS).withNote(note));
      }
    } finally {
      for (Buyer buyer : buyers) buyer.close();
    }
  }

  private static double round(
      Plan plan, List<Buyer> buyers, double rate, Probe probe, Rounds view, Rounds phone)
      throws Exception {
    AtomicBoolean isOver = new AtomicBoolean();
    Thread probing = Thread.ofPlatform().start(() -> probe.run(isOver));
    long every = (long) (1e9 * buyers.size() / rate);
    Load.Round load =
        Load.run(buyers.size(), plan.seconds(), number -> paced(buyers.get(number), every, number));
    isOver.set(true);
    probing.join();
    probe.report(view, phone);
    return load.perSecond();
  }

  /** One purchase after the other, each begun at its time and not before. */
  static Callable<?> paced(Buyer buyer, long every, int number) {
    long[] next = {System.nanoTime() + every * number / 64};
    return () -> {
      for (long left = 1; left > 0; ) {
        left = next[0] - System.nanoTime();
        if (left > 0) LockSupport.parkNanos(left);
      }
      next[0] = Math.max(next[0] + every, System.nanoTime());
      return buyer.call();
    };
  }

  /** Somebody who places an order, looks whether it is there, and listens. */
  private static final class Probe implements AutoCloseable {
    private final HttpConnection telegram;
    private final HttpConnection server;
    private final EventStream stream;
    private final Session session;
    private final String wanted;
    private final ConcurrentHashMap<String, Long> heard = new ConcurrentHashMap<>();
    private final List<String> orders = new ArrayList<>();
    private final List<Long> durable = new ArrayList<>();
    private Histogram views = Load.newHistogram();
    private long placed;
    private volatile Exception failure = new IOException("nothing failed");
    private volatile boolean failed;

    Probe(Shop shop, JsonNode product) throws IOException {
      telegram = new HttpConnection(shop.telegram);
      server = new HttpConnection(shop.server);
      session = Session.open(telegram, server);
      stream = new HttpConnection(shop.server).stream("/api/stream", session.header());
      wanted = shop.wanted(product);
      Thread.ofPlatform().daemon().start(this::listen);
    }

    private void listen() {
      try {
        while (true) {
          String event = stream.next();
          long now = System.nanoTime();
          int id = event.indexOf("\"orderId\":\"");
          if (id >= 0) {
            int begin = id + "\"orderId\":\"".length();
            heard.putIfAbsent(event.substring(begin, begin + 36), now);
          }
        }
      } catch (IOException e) {
        // closed: the run is over
      }
    }

    void run(AtomicBoolean isOver) {
      try {
        do {
          one();
          LockSupport.parkNanos(PROBE_NANOS);
        } while (!isOver.get());
      } catch (IOException e) {
        failure = e;
        failed = true;
      }
    }

    private void one() throws IOException {
      String headers = session.header() + "Idempotency-Key: probe-" + placed++ + "\r\n";
      String answer = server.json("POST", "/api/orders", headers, wanted);
      long committed = System.nanoTime();
      String order = text(answer, "orderId");
      String position = text(answer, "position");
      String path = "/api/orders/" + order + "?position=" + position;
      HttpConnection.Response seen;
      do { // who is told that the view is not there yet asks again
        seen = server.exchange("GET", path, session.header(), new byte[0]);
      } while (seen.status() == LATER);
      if (seen.status() != 200) throw new IOException(path + ": " + seen.status());
      views.recordValue((System.nanoTime() - committed) / 1_000);
      orders.add(order);
      durable.add(committed);
    }

    /** Hands over what was measured since the last report. */
    void report(Rounds view, Rounds phone) throws Exception {
      if (failed) throw failure;
      Histogram phones = Load.newHistogram();
      for (int i = 0; i < orders.size(); i++) {
        long nanos = hearing(orders.get(i)) - durable.get(i);
        phones.recordValue(Math.max(1_000, nanos) / 1_000); // it may hear before the answer is read
      }
      view.add(new Load.Round(orders.size(), 1, views));
      phone.add(new Load.Round(orders.size(), 1, phones));
      views = Load.newHistogram();
      orders.clear();
      durable.clear();
    }

    /** When the phone heard of an order; before its answer, maybe. */
    private long hearing(String order) throws InterruptedException {
      for (int look = 0; look < 6_000; look++) {
        Long at = heard.get(order);
        if (at != null) return at;
        Thread.sleep(10);
      }
      throw new IllegalStateException("the phone never heard of order " + order);
    }

    @Override
    public void close() throws IOException {
      stream.close();
      server.close();
      telegram.close();
    }
  }
}
