package zij.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import zij.ledger.log.LogSchema;

/**
 * Pages of a large catalogue and searches in it, at a steady rate, while others buy. A request's
 * time counts from when it was due, so that a slow one makes those behind it late.
 */
final class BrowseBenchmark implements Benchmark {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String DATABASE = "browse";
  private static final double LIMIT_MS = 50;
  private static final int REQUESTS_PER_SECOND = 200;
  private static final int BROWSERS = 20;
  private static final int PURCHASES_PER_SECOND = 20;
  private static final int BUYERS = 8;
  private static final int ENTRIES_PER_PRODUCT = 100;
  private static final int ENTRIES_PER_ORDER = 10;
  private static final int OWNERS = 8;
  private static final List<String> WORDS =
      List.of("samarkand", "samarqand", "самарканд", "tea", "tae", "choy", "bukhara", "silk");

  @Override
  public String name() {
    return "browse";
  }

  @Override
  public List<Measurement> run(Plan plan, Database database) throws Exception {
    database.create(DATABASE);
    int products = Math.clamp(plan.entries() / ENTRIES_PER_PRODUCT, 100, 10_000);
    int orders = plan.entries() / ENTRIES_PER_ORDER;
    sold(database, orders);
    List<Buyer> buyers = new ArrayList<>();
    try (Shop shop = new Shop(database, DATABASE)) {
      JsonNode bought = shop.products().get(0);
      fill(shop, products);
      for (int buyer = 0; buyer < BUYERS; buyer++) buyers.add(new Buyer(shop, bought));
      int warmUp = Math.min(plan.warmUpSeconds(), 60);
      if (warmUp > 0) {
        var _ = round(shop, buyers, products, warmUp);
      }
      Rounds pages = new Rounds();
      Rounds searches = new Rounds();
      double rate = 0;
      for (int round = 0; round < plan.rounds(); round++) {
        Seen seen = round(shop, buyers, products, plan.seconds());
        pages.add(seen.pages);
        searches.add(seen.searches);
        rate += seen.purchases.perSecond() / plan.rounds();
      }
      String note =
          "%,d products, %,d orders; %d requests/s, half of each kind, beside %.0f purchases/s"
              .formatted(products, orders, REQUESTS_PER_SECOND, rate);
      return List.of(
          Measurement.within("list of products, p99", pages, LIMIT_MS).withNote(note),
          Measurement.within("search of products, p99", searches, LIMIT_MS).withNote(note));
    } finally {
      for (Buyer buyer : buyers) buyer.close();
    }
  }

  /** What was bought before the shop is opened; its views learn of it when the server starts. */
  private static void sold(Database database, int orders) throws Exception {
    LogSchema.migrate(database.dataSource(DATABASE, Database.OWNER), Database.APPLICATION);
    HikariConfig pool = new HikariConfig();
    pool.setDataSource(database.dataSource(DATABASE, Database.APPLICATION));
    pool.setMaximumPoolSize(2);
    try (HikariDataSource source = new HikariDataSource(pool)) {
      PurchaseEvents.append(source, orders);
    }
  }

  private static void fill(Shop shop, int products) throws Exception {
    List<Future<String>> shares = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int number = 0; number < OWNERS; number++) {
        int first = number;
        Callable<String> share = () -> sell(shop, first, products);
        shares.add(threads.submit(share));
      }
    }
    try (Owner owner = new Owner(shop)) {
      for (int number = 0; number < OWNERS; number++) {
        int last = number + (products - 1 - number) / OWNERS * OWNERS;
        var _ = owner.product(id(last), shares.get(number).get()); // waits for the view
      }
    }
  }

  /** Every eighth product from a number on; answers the position of the last. */
  private static String sell(Shop shop, int first, int products) throws IOException {
    String position = "";
    try (Owner owner = new Owner(shop)) {
      for (int number = first; number < products; number += OWNERS) {
        String word = WORDS.get(number % WORDS.size());
        position = owner.sell(id(number), "Number " + number + ", " + word);
      }
    }
    return position;
  }

  private static String id(int number) {
    return "browsed-" + number;
  }

  private record Seen(Load.Round pages, Load.Round searches, Load.Round purchases) {}

  private static Seen round(Shop shop, List<Buyer> buyers, int products, int seconds)
      throws Exception {
    AtomicBoolean isOver = new AtomicBoolean();
    List<Browser> browsers = new ArrayList<>();
    try {
      for (int i = 0; i < BROWSERS; i++) browsers.add(new Browser(shop, products, i, isOver));
      List<Future<Void>> ends = new ArrayList<>();
      Load.Round purchases;
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (Browser browser : browsers) ends.add(threads.submit(browser));
        long every = 1_000_000_000L * BUYERS / PURCHASES_PER_SECOND;
        purchases =
            Load.run(
                BUYERS,
                seconds,
                number -> FreshnessBenchmark.paced(buyers.get(number), every, number));
        isOver.set(true);
      }
      for (Future<Void> end : ends) end.get();
      Histogram pages = Load.newHistogram();
      Histogram searches = Load.newHistogram();
      for (Browser browser : browsers) {
        pages.add(browser.pages);
        searches.add(browser.searches);
      }
      return new Seen(
          new Load.Round(pages.getTotalCount(), seconds, pages),
          new Load.Round(searches.getTotalCount(), seconds, searches),
          purchases);
    } finally {
      for (Browser browser : browsers) browser.close();
    }
  }

  /** Somebody who scrolls and searches in turn. */
  private static final class Browser implements Callable<Void>, AutoCloseable {
    private static final long EVERY = 1_000_000_000L * BROWSERS / REQUESTS_PER_SECOND;

    private final HttpConnection server;
    private final int products;
    private final SplittableRandom random;
    private final AtomicBoolean isOver;
    private final long offset;
    private final Histogram pages = Load.newHistogram();
    private final Histogram searches = Load.newHistogram();
    private String cursor = "";

    Browser(Shop shop, int products, int number, AtomicBoolean isOver) throws IOException {
      this.server = new HttpConnection(shop.server);
      this.products = products;
      this.random = new SplittableRandom(number);
      this.isOver = isOver;
      this.offset = EVERY * number / BROWSERS;
    }

    @Override
    public Void call() throws IOException {
      long due = System.nanoTime() + offset;
      for (long request = 0; !isOver.get(); request++) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
          LockSupport.parkNanos(left);
        }
        boolean isPage = request % 2 == 0;
        if (isPage) page();
        else search();
        (isPage ? pages : searches).recordValue((System.nanoTime() - due) / 1_000);
        due += EVERY;
      }
      return null;
    }

    private void page() throws IOException {
      String path = "/api/catalog/products?lang=en&limit=20" + cursor;
      String page = server.json("GET", path, "", "");
      String next = JSON.readTree(page).path("next").asString("");
      cursor = next.isEmpty() ? "" : "&cursor=" + next;
    }

    private void search() throws IOException {
      String asked =
          random.nextBoolean()
              ? "number%20" + random.nextInt(products)
              : URLEncoder.encode(WORDS.get(random.nextInt(WORDS.size())), StandardCharsets.UTF_8);
      String path = "/api/catalog/products?lang=en&limit=20&q=" + asked;
      if (!server.json("GET", path, "", "").contains("\"products\"")) {
        throw new IOException(path);
      }
    }

    @Override
    public void close() throws IOException {
      server.close();
    }
  }
}
