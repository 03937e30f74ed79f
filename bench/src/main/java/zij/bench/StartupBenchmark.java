package zij.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.HdrHistogram.Histogram;
import zij.bench.Measurement.Kind;
import zij.chaos.Redis;

/**
 * From the start of the process until the server says that it is ready, on a PostgreSQL and a Redis
 * that run and hold a shop, beside a web application of one handler that is started the same way.
 * What the server needs of memory after purchases is told beside it.
 */
final class StartupBenchmark implements Benchmark {
  private static final String DATABASE = "startup";

  /** Ours takes at most one and a half times as long. */
  private static final double LIMIT = 1 / 1.5;

  @Override
  public String name() {
    return "startup";
  }

  @Override
  public List<Measurement> run(Plan plan, Database database) throws Exception {
    database.create(DATABASE);
    Path folder = database.folder("startup-programs");
    InstalledProgram ours =
        InstalledProgram.of("api/server", database.folder("startup-server"), training(folder));
    InstalledProgram bare =
        InstalledProgram.of(
            "bench/bare", database.folder("startup-bare"), List.of("--server.port=0"));
    Rounds server = new Rounds();
    Rounds same = new Rounds();
    Rounds plain = new Rounds();
    try (Redis redis = new Redis(folder.resolve("redis.log"));
        Shop shop =
            new Shop(database, DATABASE, Map.of("zij.redis.url", redis.url()), ours.command())) {
      buy(plan, shop);
      for (int round = 0; round < plan.rounds(); round++) {
        server.add(round(shop.restart()));
        same.add(round(start(bare.command(), folder)));
        plain.add(round(start(bare.plainCommand(), folder)));
      }
      long bought = buy(plan, shop);
      ProcessMemory memory =
          ProcessMemory.of(Objects.requireNonNull(shop.processes().get("server")));
      String note =
          "%s; after %,d purchases and a collection: %.0f MiB resident, %.0f MiB of them heap"
              .formatted(times(server, same), bought, memory.resident(), memory.heap());
      return List.of(
          Measurement.of(
                  "start to ready",
                  server,
                  "a web application of one handler, unpacked and with a cache of classes too",
                  same.medianPerSecond(),
                  LIMIT,
                  Kind.LIMIT)
              .withNote(note),
          Measurement.of(
                  "start to ready, beside a jar",
                  server,
                  "the same application as one jar, without a cache",
                  plain.medianPerSecond(),
                  LIMIT,
                  Kind.LIMIT)
              .withNote(times(server, plain)));
    }
  }

  /** What the Dockerfile gives to the start that it notes. */
  private static List<String> training(Path folder) {
    return List.of(
        "--server.port=0",
        "--management.server.port=0",
        "--zij.data=" + folder.resolve("training"),
        "--zij.telegram.api-url=http://localhost:9",
        "--zij.telegram.bot-token=1:training");
  }

  /** Purchases for a round; answers how many. */
  private static long buy(Plan plan, Shop shop) throws Exception {
    try (Crowd crowd = new Crowd(shop, plan.senders())) {
      return Load.run(plan.senders(), plan.seconds(), crowd.buyers::get).operations();
    }
  }

  private static long start(List<String> command, Path folder)
      throws IOException, InterruptedException {
    int port = Shop.freePort();
    long begin = System.nanoTime();
    try (ChildProcess process =
        new ChildProcess("bare", folder, command, List.of("--server.port=" + port))) {
      process.await(() -> Shop.isOk("http://localhost:" + port, "/"));
      return System.nanoTime() - begin;
    }
  }

  private static Load.Round round(long nanos) {
    Histogram time = Load.newHistogram();
    time.recordValue(nanos / 1_000);
    return new Load.Round(1, nanos / 1e9, time);
  }

  private static String times(Rounds ours, Rounds peer) {
    return "%.2f s beside %.2f s".formatted(1 / ours.medianPerSecond(), 1 / peer.medianPerSecond());
  }
}
