package zij.bench;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import zij.bench.Measurement.Kind;
import zij.command.Commands;

/**
 * A page of the catalogue and a product over kept-alive connections, each beside a bare handler
 * with the same bytes, and beside the fastest of the commerce servers that were tried.
 */
final class CataloguePageBenchmark implements Benchmark {
  private static final String DATABASE = "catalogue";
  private static final String PAGE = "/api/catalog/products?lang=en&limit=20";
  private static final String PRODUCT = "/api/catalog/products/tea-7?lang=en";
  private static final int PRODUCTS = 60;

  /**
   * Requests per second of Vendure 3.7.3 for a list and for a product, on two cores; measured
   * before, not in this run.
   */
  private static final double VENDURE_LIST = 590;

  private static final double VENDURE_DETAIL = 114;

  @Override
  public String name() {
    return "catalogue";
  }

  @Override
  public List<Measurement> run(Plan plan, Database database) throws Exception {
    database.create(DATABASE);
    List<HttpConnection> connections = new ArrayList<>();
    try (Servers server = new Servers(database, DATABASE, BarePage.class)) {
      new Shelf(server.part(Commands.class)).fill(PRODUCTS);
      URI address = URI.create("http://localhost:" + server.port());
      for (int sender = 0; sender < plan.senders(); sender++) {
        connections.add(new HttpConnection(address));
      }
      byte[] page = awaitFullPage(connections.getFirst());
      byte[] product = connections.getFirst().exchange("GET", PRODUCT, "", new byte[0]).body();
      BarePage bare = server.part(BarePage.class);
      List<Measurement> lines = new ArrayList<>();
      lines.addAll(
          measure(
              "catalogue page", plan, new Fetch(PAGE, page, connections), bare, VENDURE_LIST, 20));
      lines.addAll(
          measure(
              "product page",
              plan,
              new Fetch(PRODUCT, product, connections),
              bare,
              VENDURE_DETAIL,
              100));
      return lines;
    } finally {
      for (HttpConnection connection : connections) {
        connection.close();
      }
    }
  }

  private static List<Measurement> measure(
      String what, Plan plan, Fetch ours, BarePage barePage, double vendure, double times)
      throws Exception {
    int callers = ours.connections.size();
    barePage.send(ours.expected);
    Fetch bare = new Fetch(BarePage.PATH, ours.expected, ours.connections);
    Load.warmUp(callers, plan.warmUpSeconds(), ours);
    Load.warmUp(callers, plan.warmUpSeconds(), bare);
    Rounds ofOurs = new Rounds();
    Rounds ofBare = new Rounds();
    for (int round = 0; round < plan.rounds(); round++) {
      ofOurs.add(Load.run(callers, plan.seconds(), ours));
      ofBare.add(Load.run(callers, plan.seconds(), bare));
    }
    String name = "%s, %d phones".formatted(what, plan.senders());
    String peer = "a bare handler of this server, same bytes";
    String known = "Vendure 3.7.3, measured before and not in this run";
    return List.of(
        Measurement.of(name, ofOurs, peer, ofBare.medianPerSecond(), 0.8, Kind.LIMIT)
            .withNote("%,d bytes of body".formatted(ours.expected.length)),
        Measurement.of(name + ", beside a shop", ofOurs, known, vendure, times, Kind.GOAL));
  }

  @SuppressWarnings("ArrayRecordComponent")
  private record Fetch(String path, byte[] expected, List<HttpConnection> connections)
      implements IntFunction<Callable<?>> {
    @Override
    public Callable<byte[]> apply(int caller) {
      HttpConnection connection = connections.get(caller);
      return () -> {
        HttpConnection.Response answer = connection.exchange("GET", path, "", new byte[0]);
        if (!Arrays.equals(answer.body(), expected)) throw new IllegalStateException(other(answer));
        return answer.body();
      };
    }
  }

  private static String other(HttpConnection.Response answer) {
    String text = new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8);
    return "another page: %d %.500s".formatted(answer.status(), text);
  }

  /** The page as it is when all products have come through the projection into Redis. */
  private static byte[] awaitFullPage(HttpConnection connection) throws Exception {
    byte[] before = {};
    int same = 0;
    for (int look = 0; look < 600; look++) {
      byte[] now = connection.exchange("GET", PAGE, "", new byte[0]).body();
      boolean isFull =
          new String(now, java.nio.charset.StandardCharsets.UTF_8).contains("tea-19\"");
      same = isFull && Arrays.equals(before, now) ? same + 1 : 0;
      if (same == 10) return now;
      before = now;
      Thread.sleep(100);
    }
    throw new IllegalStateException("the catalogue does not fill");
  }
}
