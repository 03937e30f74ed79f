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
 * A page of the catalogue over kept-alive connections, beside a bare handler with the same bytes.
 */
final class CataloguePageBenchmark implements Benchmark {
  private static final String DATABASE = "catalogue";
  private static final String PAGE = "/api/catalog/products?lang=en&limit=20";
  private static final int PRODUCTS = 60;

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
      server.part(BarePage.class).send(page);
      return List.of(measure(plan, connections, page));
    } finally {
      for (HttpConnection connection : connections) {
        connection.close();
      }
    }
  }

  private static Measurement measure(Plan plan, List<HttpConnection> connections, byte[] page)
      throws Exception {
    int callers = connections.size();
    Load.warmUp(callers, plan.warmUpSeconds(), new Fetch(PAGE, page, connections));
    Load.warmUp(callers, plan.warmUpSeconds(), new Fetch(BarePage.PATH, page, connections));
    Rounds ours = new Rounds();
    Rounds bare = new Rounds();
    for (int round = 0; round < plan.rounds(); round++) {
      ours.add(Load.run(callers, plan.seconds(), new Fetch(PAGE, page, connections)));
      bare.add(Load.run(callers, plan.seconds(), new Fetch(BarePage.PATH, page, connections)));
    }
    return Measurement.of(
            "catalogue page, %d phones".formatted(plan.senders()),
            ours,
            "a bare handler of this server, same bytes",
            bare.medianPerSecond(),
            0.8,
            Kind.GOAL)
        .withNote("%,d bytes of body".formatted(page.length));
  }

  @SuppressWarnings("ArrayRecordComponent")
  private record Fetch(String path, byte[] expected, List<HttpConnection> connections)
      implements IntFunction<Callable<?>> {
    @Override
    public Callable<byte[]> apply(int caller) {
      HttpConnection connection = connections.get(caller);
      return () -> {
        byte[] body = connection.exchange("GET", path, "", new byte[0]).body();
        if (!Arrays.equals(body, expected)) throw new IllegalStateException("another page");
        return body;
      };
    }
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
