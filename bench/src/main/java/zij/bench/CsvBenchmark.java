package zij.bench;

import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * A sheet of many new products, each told in two languages and put on sale: from when the owner
 * sends it until the last of them is in the log.
 */
final class CsvBenchmark implements Benchmark {
  private static final String DATABASE = "csv";
  private static final int PRODUCTS = 10_000;
  private static final double LIMIT_MS = 60_000;

  @Override
  public String name() {
    return "csv";
  }

  @Override
  public List<Measurement> run(Plan plan, Database database) throws Exception {
    database.create(DATABASE);
    // A sheet is as long as the log of the plan allows: a test's is short.
    int products = Math.min(PRODUCTS, plan.entries() / 100);
    try (Shop shop = new Shop(database, DATABASE);
        Owner owner = new Owner(shop)) {
      Rounds rounds = new Rounds();
      int warmUp = plan.warmUpSeconds() > 0 ? 1 : 0; // whole rounds
      for (int round = -warmUp; round < plan.rounds(); round++) {
        String sheet = sheet(round + warmUp, products);
        long begin = System.nanoTime();
        owner.takeIn(sheet);
        long nanos = System.nanoTime() - begin;
        Histogram whole = Load.newHistogram();
        whole.recordValue(nanos / 1_000);
        if (round >= 0) rounds.add(new Load.Round(products, nanos / 1e9, whole));
      }
      String name = "CSV of %d products, p99".formatted(products);
      return List.of(
          Measurement.within(name, rounds, LIMIT_MS)
              .withNote("from the request until the last product is in the log"));
    }
  }

  private static String sheet(int round, int products) {
    List<String> rows = new ArrayList<>();
    rows.add("id,emoji,price,state,title_en,body_en,title_ru,body_ru,good");
    for (int i = 0; i < products; i++) {
      rows.add(
          "csv-%d-%d,🍵,%d,on_sale,Tea %d,\"Green, 100 g.\",Чай %d,\"Зелёный, 100 г.\",A code."
              .formatted(round, i, 1 + i % 500, i, i));
    }
    return String.join("\r\n", rows) + "\r\n";
  }
}
