package zij.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.HdrHistogram.Histogram;
import tools.jackson.databind.json.JsonMapper;
import zij.bench.Measurement.Kind;

/**
 * What memory the server needs for phones that listen: its resident set (Linux) and its heap, each
 * after a collection, before and with so many open streams. Opening one is what the times are of.
 */
final class StreamMemoryBenchmark implements Benchmark {
  private static final String DATABASE = "streams";
  private static final int MOST = 2_000;
  private static final int OF_ONE_USER = 5;
  private static final double MEBIBYTES = 300;

  @Override
  public String name() {
    return "sse";
  }

  @Override
  public List<Measurement> run(Plan plan, Database database) throws Exception {
    database.create(DATABASE);
    int phones = Math.min(MOST, 32 * plan.senders());
    List<EventStream> streams = new ArrayList<>();
    Rounds opened = new Rounds();
    try (Shop shop = new Shop(database, DATABASE);
        HttpConnection telegram = new HttpConnection(shop.telegram);
        HttpConnection server = new HttpConnection(shop.server)) {
      List<Session> users = new ArrayList<>();
      for (int user = 0; user < Math.ceilDiv(phones, OF_ONE_USER); user++) {
        users.add(Session.open(telegram, server));
      }
      ProcessHandle process = Objects.requireNonNull(shop.processes().get("server"));
      ProcessMemory before = ProcessMemory.of(process);
      Histogram times = Load.newHistogram();
      long begin = System.nanoTime();
      for (int phone = 0; phone < phones; phone++) {
        long now = System.nanoTime();
        String who = users.get(phone / OF_ONE_USER).header();
        streams.add(new HttpConnection(shop.server).stream("/api/stream", who));
        times.recordValue((System.nanoTime() - now) / 1_000);
      }
      opened.add(new Load.Round(phones, (System.nanoTime() - begin) / 1e9, times));
      ProcessMemory with = ProcessMemory.of(process);
      requireHeard(shop, server, users.getLast(), streams.getLast());
      return List.of(line(phones, before, with, opened));
    } finally {
      for (EventStream stream : streams) stream.close();
    }
  }

  private static Measurement line(
      int phones, ProcessMemory before, ProcessMemory with, Rounds opened) {
    double more = Math.max(0.1, with.resident() - before.resident());
    return new Measurement(
            "streams per MiB, %,d phones".formatted(phones),
            phones / more,
            "2,000 streams in %.0f MiB".formatted(MEBIBYTES),
            MOST / MEBIBYTES,
            1,
            Kind.LIMIT,
            opened.latencies().getValueAtPercentile(50) / 1_000.0,
            opened.latencies().getValueAtPercentile(99) / 1_000.0,
            "")
        .withNote(
            "resident %.0f MiB more, heap %.0f MiB more; times are of opening one"
                .formatted(more, with.heap() - before.heap()));
  }

  /** The last phone hears of an order, so the streams are more than open sockets. */
  private static void requireHeard(
      Shop shop, HttpConnection server, Session user, EventStream phone) throws IOException {
    var product = shop.products().get(0);
    String wanted = shop.wanted(product);
    String headers = user.header() + "Idempotency-Key: heard\r\n";
    String placed = server.json("POST", "/api/orders", headers, wanted);
    phone.await(JsonMapper.shared().readTree(placed).path("orderId").asString(), "\"placed\"");
  }
}
