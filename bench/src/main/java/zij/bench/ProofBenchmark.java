package zij.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import zij.ledger.log.Entry;
import zij.ledger.log.Frontier;
import zij.ledger.log.Hash;
import zij.ledger.log.LogReader;
import zij.ledger.log.LogSchema;
import zij.ledger.log.MerkleProof;
import zij.ledger.log.Proofs;
import zij.ledger.log.SignedTiles;

/** Inclusion proofs out of a log ten times as long as the one that is verified. */
final class ProofBenchmark implements Benchmark {
  private static final String DATABASE = "proof";
  private static final int LONGER = 10;
  private static final double LIMIT_MS = 5;

  /** One for each core: with more, their p99 is how long the machine lets them wait for one. */
  private static final int CALLERS = Runtime.getRuntime().availableProcessors();

  private static final byte[] NOTHING = {};

  @Override
  public String name() {
    return "proof";
  }

  @Override
  public List<Measurement> run(Plan plan, Database database) throws Exception {
    database.create(DATABASE);
    LogSchema.migrate(database.dataSource(DATABASE, Database.OWNER), Database.APPLICATION);
    // No proof reads them, and they would take most of the time that filling takes.
    database.execute(
        DATABASE,
        "alter table ledger.event drop constraint event_id_once,"
            + " drop constraint event_sequence_once");
    Frontier frontier;
    try (Connection connection = database.connect(DATABASE)) {
      frontier = BulkLog.fill(connection, (long) plan.entries() * LONGER, ProofBenchmark::row);
    }
    try (HikariDataSource pool = pool(database)) {
      Proofs proofs = new Proofs(new SignedTiles(new LogReader(pool, CALLERS), frontier::size));
      Load.warmUp(CALLERS, plan.warmUpSeconds(), n -> new Prover(proofs, frontier, n));
      Rounds rounds = new Rounds();
      for (int round = 0; round < plan.rounds(); round++) {
        rounds.add(Load.run(CALLERS, plan.seconds(), n -> new Prover(proofs, frontier, n)));
      }
      return List.of(
          Measurement.within("inclusion proof, p99", rounds, LIMIT_MS)
              .withNote(
                  "%d callers, any leaf of %,d; %,.0f proofs a second"
                      .formatted(CALLERS, frontier.size(), rounds.medianPerSecond())));
    }
  }

  private static HikariDataSource pool(Database database) {
    HikariConfig config = new HikariConfig();
    config.setDataSource(database.dataSource(DATABASE, Database.APPLICATION));
    config.setMaximumPoolSize(CALLERS);
    return new HikariDataSource(config);
  }

  private static BulkLog.Row row(long position) {
    Entry entry =
        new Entry("e", "", "a", 0, "synthetic", "", position, NOTHING, NOTHING, new byte[16]);
    return new BulkLog.Row(entry, hash(position));
  }

  /** The hash of a leaf that only its position tells from the others. */
  private static Hash hash(long position) {
    return Hash.leaf(Long.toString(position).getBytes(StandardCharsets.US_ASCII));
  }

  /** Proves one leaf after the other, and that each proof is one. */
  private static final class Prover implements Callable<Void> {
    private final Proofs proofs;
    private final Frontier frontier;
    private final Hash root;
    private final SplittableRandom random;

    Prover(Proofs proofs, Frontier frontier, int number) {
      this.proofs = proofs;
      this.frontier = frontier;
      this.root = frontier.root();
      this.random = new SplittableRandom(number);
    }

    @Override
    public Void call() {
      long position = random.nextLong(frontier.size());
      List<Hash> path = proofs.inclusion(position, frontier.size());
      if (!MerkleProof.includes(hash(position), position, frontier.size(), path, root)) {
        throw new IllegalStateException("no proof of " + position);
      }
      return null;
    }
  }
}
