package zij.bench;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import zij.bench.Measurement.Kind;
import zij.ledger.log.Checkpoints;
import zij.ledger.log.Extent;
import zij.ledger.log.ForkAlarm;
import zij.ledger.log.Hash;
import zij.ledger.log.KeptCheckpoint;
import zij.ledger.log.LeafEncoding;
import zij.ledger.log.LogExport;
import zij.ledger.log.LogSchema;
import zij.ledger.log.LogSigner;
import zij.ledger.log.LogVerdict;
import zij.ledger.log.LogVerifier;
import zij.ledger.log.Progress;
import zij.ledger.log.VerifierKeys;

/** A whole log verified, from its tables and from an export, beside one hashing of its bytes. */
final class VerifyBenchmark implements Benchmark {
  private static final String DATABASE = "verify";

  /** At most three times as long. */
  private static final double LIMIT = 1 / 3.0;

  /** Encoded entries that the peer hashes in turn: more than a cache holds. */
  private static final int POOL = 65_536;

  @Override
  public String name() {
    return "verify";
  }

  @Override
  public List<Measurement> run(Plan plan, Database database) throws Exception {
    database.create(DATABASE);
    LogSchema.migrate(database.dataSource(DATABASE, Database.OWNER), Database.APPLICATION);
    LogSigner signer =
        LogSigner.loadOrCreate("bench/log", database.folder(DATABASE).resolve("log.pem"));
    Path export = database.folder(DATABASE).resolve("export");
    try (Connection connection = database.connect(DATABASE)) {
      BulkLog.fill(connection, plan.entries(), _ -> BulkLog.Row.of(EventRow.leaf()));
      publish(database, signer);
      VerifierKeys keys = signer.verifierKeys();
      var _ = LogExport.write(connection, keys, export, Progress.NONE);
      Verification fromTables =
          () -> LogVerifier.verify(connection, keys, Extent.ALL, Progress.NONE);
      Verification fromExport = () -> LogExport.verify(export, keys, Extent.ALL, Progress.NONE);
      return List.of(
          measure("the export", plan, fromExport), measure("the tables", plan, fromTables));
    }
  }

  private static void publish(Database database, LogSigner signer) throws IOException {
    KeptCheckpoint kept =
        new KeptCheckpoint(database.folder(DATABASE).resolve("checkpoint"), signer.verifierKeys());
    ForkAlarm alarm = new ForkAlarm(new SimpleMeterRegistry());
    var _ =
        new Checkpoints(database.dataSource(DATABASE, Database.APPLICATION), signer, kept, alarm)
            .publish();
  }

  private interface Verification {
    LogVerdict run() throws Exception;
  }

  private static Measurement measure(String what, Plan plan, Verification verification)
      throws Exception {
    Rounds ours = new Rounds();
    List<Double> theirs = new ArrayList<>();
    byte[][] pool = new byte[Math.min(POOL, plan.entries())][];
    for (int i = 0; i < pool.length; i++) pool[i] = LeafEncoding.encode(EventRow.leaf().entry());
    for (int round = plan.warmUpSeconds() > 0 ? -1 : 0; round < plan.rounds(); round++) {
      Load.Round verified = verify(plan, verification);
      double hashed = hash(plan, pool);
      if (round < 0) continue; // both are compiled now
      ours.add(verified);
      theirs.add(hashed);
    }
    return Measurement.of(
            "verify, " + what,
            ours,
            "SHA-256 over the same bytes once, in memory, one thread",
            Rounds.median(theirs),
            LIMIT,
            Kind.LIMIT)
        .withNote("entries per second; a log of %,d".formatted(plan.entries()));
  }

  /** One whole verification is one operation of the latencies. */
  private static Load.Round verify(Plan plan, Verification verification) throws Exception {
    long begin = System.nanoTime();
    LogVerdict verdict = verification.run();
    double seconds = (System.nanoTime() - begin) / 1e9;
    if (!(verdict instanceof LogVerdict.Holds holds) || holds.size() != plan.entries()) {
      throw new IllegalStateException("the log does not hold: " + verdict);
    }
    var latencies = Load.newHistogram();
    latencies.recordValue(Math.min(latencies.getHighestTrackableValue(), (long) (seconds * 1e6)));
    return new Load.Round(plan.entries(), seconds, latencies);
  }

  /** Entries per second. */
  private static double hash(Plan plan, byte[][] pool) {
    long begin = System.nanoTime();
    int sum = 0;
    for (int entry = 0; entry < plan.entries(); entry++) {
      sum += Hash.leaf(pool[entry % pool.length]).hashCode();
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    if (sum == 0) throw new IllegalStateException("these hashes cannot be");
    return plan.entries() / seconds;
  }
}
