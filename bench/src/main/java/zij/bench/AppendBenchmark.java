package zij.bench;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import zij.bench.Measurement.Kind;
import zij.ledger.log.Appender;
import zij.ledger.log.LogSchema;

/** The log's appender, beside single inserts of the same row. */
final class AppendBenchmark implements Benchmark {
  private static final String DATABASE = "append";

  private record Case(int writers, double limit, Kind kind) {}

  private static final List<Case> CASES =
      List.of(
          new Case(1, 0.7, Kind.LIMIT), new Case(8, 1.0, Kind.GOAL), new Case(64, 1.5, Kind.LIMIT));

  @Override
  public String name() {
    return "append";
  }

  @Override
  public List<Measurement> run(Plan plan, Database database) throws Exception {
    database.create(DATABASE);
    LogSchema.migrate(database.dataSource(DATABASE, Database.OWNER), Database.APPLICATION);
    InsertPeer peer = new InsertPeer(database, DATABASE);
    List<Measurement> lines = new ArrayList<>();
    try (Appender appender =
        new Appender(
            database.dataSource(DATABASE, Database.APPLICATION),
            Appender.Limits.DEFAULT,
            _ -> {},
            new SimpleMeterRegistry())) {
      Load.warmUp(64, plan.warmUpSeconds(), _ -> () -> appender.append(List.of(EventRow.leaf())));
      for (Case c : CASES) {
        lines.add(measure(c, plan, appender, peer));
      }
    }
    return lines;
  }

  private static Measurement measure(Case c, Plan plan, Appender appender, InsertPeer peer)
      throws Exception {
    Rounds ours = new Rounds();
    List<Double> theirs = new ArrayList<>();
    for (int round = 0; round < plan.rounds(); round++) {
      ours.add(append(appender, c.writers, plan.seconds()));
      theirs.add(peer.run(c.writers, plan.seconds()));
    }
    return Measurement.of(
        "append, %d writer%s".formatted(c.writers, c.writers == 1 ? "" : "s"),
        ours,
        peer.label(),
        Rounds.median(theirs),
        c.limit,
        c.kind);
  }

  private static Load.Round append(Appender appender, int writers, int seconds)
      throws InterruptedException {
    return Load.run(writers, seconds, _ -> () -> appender.append(List.of(EventRow.leaf())));
  }
}
