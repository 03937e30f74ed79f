package zij.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SynchronizedHistogram;

/** Confirmations of many payments all at once, while one of two servers is killed. */
public final class Burst {
  /** What Telegram uses at the most ({@code max_connections} of Bot API's setWebhook). */
  private static final int CONNECTIONS = 100;

  private static final int BUYERS = 50;
  private static final String SECRET = "burst_of-confirmations";
  private static final long PAUSE_MS = 50;
  private static final Duration ANSWER = Duration.ofSeconds(60);
  private static final Duration LONGEST = Duration.ofMinutes(20);

  /** One that waits to be told. */
  private record Confirmation(int number, String buyersUpdate) {}

  /**
   * What came of it.
   *
   * @param acknowledged microseconds from when one was told first until it was acknowledged, all
   *     that was told again included
   * @param repeated how often one had to be told again
   * @param seconds from the first until the last was acknowledged
   * @param settledSeconds from then until everything was delivered
   */
  public record Result(
      Histogram acknowledged, int repeated, double seconds, double settledSeconds) {}

  private final World world;
  private final Door door;
  private final ConcurrentLinkedQueue<Confirmation> waiting = new ConcurrentLinkedQueue<>();
  private final Histogram acknowledged = new SynchronizedHistogram(LONGEST.toNanos() / 1_000, 3);
  private final AtomicInteger repeated = new AtomicInteger();
  private final HttpClient telegram =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private Burst(World world, Door door) {
    this.world = world;
    this.door = door;
  }

  /**
   * Runs one in this folder.
   *
   * @param payments how many; buyers have their invoices before the first is confirmed
   * @throws IllegalStateException if one of them is not in the log exactly once, or not delivered
   */
  public static Result of(Path folder, int payments) throws Exception {
    Map<String, String> settings =
        Map.of(
            "zij.telegram.webhook-secret", SECRET,
            "zij.orders.expire-after", "2h",
            // Telegram's list has none of these payments: nobody's phone made them.
            "zij.reconciliation.every", "24h");
    try (Journal journal = new Journal(folder.resolve("burst.log"));
        World world = new World(folder, journal, settings)) {
      Door door = new Door(world.balancer.url(), Duration.ofMinutes(2), journal);
      new Merchant(world, door, journal).open();
      Burst burst = new Burst(world, door);
      burst.prepare(payments);
      return burst.run(payments);
    }
  }

  private void prepare(int payments) throws Exception {
    String terms = door.get("/api/terms?lang=en", "").text("version");
    List<Callable<List<Confirmation>>> buyers = new ArrayList<>();
    for (int i = 0; i < BUYERS; i++) {
      int buyer = i;
      buyers.add(() -> invoices(buyer, payments, terms));
    }
    List<Confirmation> all = new ArrayList<>();
    for (List<Confirmation> some : together(buyers)) all.addAll(some);
    Collections.shuffle(all, new Random(payments));
    waiting.addAll(all);
  }

  /** Every fiftieth order, by one buyer, with its invoice. */
  private List<Confirmation> invoices(int buyer, int payments, String terms)
      throws IOException, InterruptedException, GaveUpException {
    long person = 5_004_000_000L + buyer;
    String session = Merchant.signIn(world.telegram, door, person);
    long price = Shop.price(Shop.PLAIN);
    String wanted =
        """
        {"language":"en","lines":[{"product":"%s","quantity":1,"price":%d}],\
        "consent":{"terms":"%s","language":"en"}}\
        """
            .formatted(Shop.PLAIN, price, terms);
    List<Confirmation> all = new ArrayList<>();
    for (int number = buyer; number < payments; number += BUYERS) {
      Answer placed =
          door.ask(
              "POST", "/api/orders", session, wanted, Map.of("Idempotency-Key", "burst-" + number));
      Answer invoice = door.post("/api/orders/" + placed.text("orderId") + "/invoice", session, "");
      String link = invoice.text("link");
      String payload = world.telegram.payload(link.substring(link.lastIndexOf('$') + 1));
      if (payload.isEmpty()) throw new IOException("no invoice: " + placed + invoice);
      all.add(new Confirmation(number, payment(person, number, payload, price)));
    }
    return all;
  }

  /** As Telegram words it (Bot API, type Update). */
  private static String payment(long person, int number, String payload, long stars) {
    return """
    {"update_id":%d,"message":{"message_id":%d,"date":1,"from":{"id":%d,"is_bot":false,\
    "first_name":"B"},"chat":{"id":%d,"type":"private"},"successful_payment":\
    {"currency":"XTR","total_amount":%d,"invoice_payload":"%s",\
    "telegram_payment_charge_id":"burst-%06d","provider_payment_charge_id":"p"}}}\
    """
        .formatted(800_000_000 + number, number + 1, person, person, stars, payload, number);
  }

  private Result run(int payments) throws Exception {
    long begin = System.nanoTime();
    List<Callable<Void>> connections = new ArrayList<>();
    for (int i = 0; i < CONNECTIONS; i++) connections.add(this::tell);
    Thread killer = Thread.ofVirtual().start(() -> killAfter(payments / 3));
    var _ = together(connections);
    killer.join();
    double seconds = (System.nanoTime() - begin) / 1e9;
    long settled = System.nanoTime();
    try (Ledger ledger = new Ledger(world.postgres)) {
      while (ledger.number(DELIVERED) < payments) {
        if (System.nanoTime() - settled > LONGEST.toNanos()) {
          throw new IllegalStateException(
              ledger.number(DELIVERED) + " of " + payments + " are delivered");
        }
        Thread.sleep(100);
      }
      once(ledger, "order.paid", payments);
      once(ledger, "order.delivered", payments);
      long surplus =
          ledger.number("select count(*) from ledger.event where type = 'order.surplus-charged'");
      if (surplus != 0) throw new IllegalStateException(surplus + " are counted twice");
    }
    return new Result(acknowledged, repeated.get(), seconds, (System.nanoTime() - settled) / 1e9);
  }

  private static final String DELIVERED =
      "select count(*) from ledger.event where type = 'order.delivered'";

  private static void once(Ledger ledger, String type, int payments) throws Exception {
    String of = " from ledger.event where type = '" + type + "'";
    long events = ledger.number("select count(*)" + of);
    long orders = ledger.number("select count(distinct aggregate_id)" + of);
    if (events != payments || orders != payments) {
      throw new IllegalStateException(
          "%d of %s for %d orders, of %d payments".formatted(events, type, orders, payments));
    }
  }

  private void killAfter(int payments) {
    try {
      while (acknowledged.getTotalCount() < payments) Thread.sleep(5);
      world.servers.getFirst().kill();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** One connection's share: each is told until it is acknowledged. */
  private @org.jspecify.annotations.Nullable Void tell() throws IOException, InterruptedException {
    for (Confirmation next = waiting.poll(); next != null; next = waiting.poll()) {
      long begin = System.nanoTime();
      while (!isAcknowledged(next)) {
        if (System.nanoTime() - begin > LONGEST.toNanos()) {
          throw new IOException("never acknowledged: " + next);
        }
        repeated.incrementAndGet();
        Thread.sleep(PAUSE_MS);
      }
      acknowledged.recordValue((System.nanoTime() - begin) / 1_000);
    }
    return null;
  }

  private boolean isAcknowledged(Confirmation one) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(world.balancer.url() + "/telegram/webhook"))
            .timeout(ANSWER)
            .header("Content-Type", "application/json")
            .header("X-Telegram-Bot-Api-Secret-Token", SECRET)
            .POST(HttpRequest.BodyPublishers.ofByteArray(one.buyersUpdate().getBytes(UTF_8)))
            .build();
    try {
      return telegram.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false; // it died meanwhile
    }
  }

  private static <T> List<T> together(List<? extends Callable<T>> parts)
      throws InterruptedException, ExecutionException {
    List<T> results = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<T>> ends = new ArrayList<>();
      for (Callable<T> part : parts) ends.add(threads.submit(part));
      for (Future<T> end : ends) results.add(end.get());
    }
    return results;
  }
}
