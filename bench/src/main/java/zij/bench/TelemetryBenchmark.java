package zij.bench;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import zij.bench.Measurement.Kind;

/**
 * What it costs to be watched: purchases at a server with metrics, which are scraped, and with
 * traces, which are sent to a collector, beside the same at a server without.
 */
final class TelemetryBenchmark implements Benchmark {
  /** The share of traces that docs/operations/tracing.md recommends. */
  static final double SAMPLED = 0.05;

  private static final double LIMIT = 0.95;
  private static final int SCRAPE_SECONDS = 5;
  private static final Map<String, String> OFF =
      Map.of(
          "management.metrics.enable.all", "false",
          "management.tracing.sampling.probability", "0");

  @Override
  public String name() {
    return "telemetry";
  }

  @Override
  public List<Measurement> run(Plan plan, Database database) throws Exception {
    database.create("watched");
    database.create("unwatched");
    HttpServer collector = collector();
    String endpoint = "http://localhost:" + collector.getAddress().getPort() + "/v1/traces";
    Map<String, String> on =
        Map.of(
            "management.tracing.sampling.probability",
            Double.toString(SAMPLED),
            "management.opentelemetry.tracing.export.otlp.endpoint",
            endpoint);
    try (ScheduledExecutorService scraper = Executors.newSingleThreadScheduledExecutor();
        Shop watched = new Shop(database, "watched", on);
        Shop unwatched = new Shop(database, "unwatched", OFF);
        Crowd with = new Crowd(watched, plan.senders());
        Crowd without = new Crowd(unwatched, plan.senders())) {
      var scrapes =
          scraper.scheduleAtFixedRate(
              () -> scrape(watched), SCRAPE_SECONDS, SCRAPE_SECONDS, TimeUnit.SECONDS);
      Load.warmUp(plan.senders(), plan.warmUpSeconds() / 2, with.buyers::get);
      Load.warmUp(plan.senders(), plan.warmUpSeconds() / 2, without.buyers::get);
      Rounds ours = new Rounds();
      Rounds peer = new Rounds();
      for (int round = 0; round < plan.rounds(); round++) {
        ours.add(Load.run(plan.senders(), plan.seconds(), with.buyers::get));
        peer.add(Load.run(plan.senders(), plan.seconds(), without.buyers::get));
      }
      if (scrapes.isDone()) scrapes.get(); // it failed
      String name = "checkout with telemetry, %d buyers".formatted(plan.senders());
      return List.of(
          Measurement.of(
              name,
              ours,
              "the same without metrics and traces",
              peer.medianPerSecond(),
              LIMIT,
              Kind.LIMIT));
    } finally {
      collector.stop(0);
    }
  }

  /** Takes spans and forgets them. */
  private static HttpServer collector() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    return server;
  }

  private static void scrape(Shop shop) {
    try (HttpConnection connection = new HttpConnection(shop.management)) {
      var _ = connection.exchange("GET", "/actuator/prometheus", "", new byte[0]);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
