package zij.bench;

import java.util.List;
import zij.chaos.Burst;

/**
 * Confirmations of very many payments at once, as after an outage of the network, while one of the
 * two servers that take them is killed.
 */
final class BurstBenchmark implements Benchmark {
  private static final double LIMIT_MS = 2_500;
  private static final int ENTRIES_PER_CONFIRMATION = 100;

  @Override
  public String name() {
    return "burst";
  }

  @Override
  public List<Measurement> run(Plan plan, Database database) throws Exception {
    int payments = Math.clamp(plan.entries() / ENTRIES_PER_CONFIRMATION, 100, 10_000);
    Burst.Result result = Burst.of(database.folder("burst"), payments);
    Rounds rounds = new Rounds();
    rounds.add(new Load.Round(payments, result.seconds(), result.acknowledged()));
    String note =
        "all of them durable once; %.0f/s until the last was acknowledged, %d told again, %.1f s later all delivered"
            .formatted(payments / result.seconds(), result.repeated(), result.settledSeconds());
    return List.of(
        Measurement.within("%,d confirmations, p99".formatted(payments), rounds, LIMIT_MS)
            .withNote(note));
  }
}
