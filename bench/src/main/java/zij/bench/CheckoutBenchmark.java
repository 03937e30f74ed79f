package zij.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import zij.bench.Measurement.Kind;

/**
 * Whole purchases over HTTP by many buyers at once. The server, the simulator, PostgreSQL and this
 * load generator share the machine.
 */
final class CheckoutBenchmark implements Benchmark {
  private static final String DATABASE = "checkout";

  /**
   * Orders per second at most of Vendure 3.7.3, the fastest of the commerce servers that were
   * tried, on two cores; measured before, not in this run.
   */
  private static final double VENDURE = 13;

  private static final double LIMIT = 50;
  private static final double GOAL = 100;

  @Override
  public String name() {
    return "checkout";
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
      Rounds rounds = new Rounds();
      Map<String, ProcessHandle> processes = new LinkedHashMap<>(shop.processes());
      processes.put("postgres", database.process());
      processes.put("load", ProcessHandle.current());
      CpuTime cpu = new CpuTime(processes);
      for (int round = 0; round < plan.rounds(); round++) {
        rounds.add(Load.run(buyers.size(), plan.seconds(), buyers::get));
      }
      String shares = cpu.perOperation(rounds.latencies().getTotalCount());
      verify(database, buyers.stream().mapToLong(Buyer::purchases).sum());
      return lines(plan, rounds, shares);
    } finally {
      for (Buyer buyer : buyers) {
        buyer.close();
      }
    }
  }

  private static List<Measurement> lines(Plan plan, Rounds rounds, String shares) {
    String name = "checkout, %d buyers".formatted(plan.senders());
    String peer = "Vendure 3.7.3 at its best, measured before and not in this run";
    return List.of(
        Measurement.of(name, rounds, peer, VENDURE, LIMIT, Kind.LIMIT)
            .withNote("processor time of a purchase: " + shares),
        Measurement.of(name + ", the goal", rounds, peer, VENDURE, GOAL, Kind.GOAL));
  }

  /** What the stream told is in the log: every purchase was paid once and delivered once. */
  private static void verify(Database database, long purchases) throws java.sql.SQLException {
    for (String type : List.of("order.placed", "order.paid", "order.delivered")) {
      long events =
          database.number(
              DATABASE,
              "select count(distinct aggregate_id) from ledger.event where type = '" + type + "'");
      if (events != purchases) {
        throw new IllegalStateException(
            "the log has %d of %s for %d purchases".formatted(events, type, purchases));
      }
    }
  }
}
