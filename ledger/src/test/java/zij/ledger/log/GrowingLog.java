package zij.ledger.log;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** A log of its own in the tests' PostgreSQL, to which other packages append and which signs. */
public final class GrowingLog implements AutoCloseable {
  public static final String ORIGIN = "zij.test/log";

  private final TestLog log = TestLog.create();
  private final LogSigner signer;
  private final KeptCheckpoint kept;
  private final Appender appender =
      new Appender(log.application(), Appender.Limits.DEFAULT, _ -> {}, new SimpleMeterRegistry());

  /** A log without entries; its key is kept in the folder. */
  public GrowingLog(Path folder) throws IOException {
    signer = LogSigner.loadOrCreate(ORIGIN, folder.resolve("log.pem"));
    kept = new KeptCheckpoint(folder.resolve("log.checkpoint"), signer.verifierKeys());
  }

  /** Unpooled connections as the application role. */
  public DataSource application() {
    return log.application();
  }

  /** Runs statements as the superuser. */
  public void execute(String sql) throws java.sql.SQLException {
    log.execute(sql);
  }

  public VerifierKey key() {
    return signer.verifierKey();
  }

  public LogReader reader() {
    return new LogReader(log.application(), 4);
  }

  public Checkpoints checkpoints() {
    var alarm = new ForkAlarm(new SimpleMeterRegistry());
    return new Checkpoints(log.application(), signer, kept, alarm);
  }

  /** Appends that many entries. */
  public void grow(int entries) {
    long size = reader().size();
    var unit = new ArrayList<Leaf>();
    for (int i = 0; i < entries; i++) {
      unit.add(Entries.leaf("order-" + (size + i), 0));
    }
    appender.append(unit);
  }

  /** Appends and signs. */
  public SignedCheckpoint grown(int entries) {
    grow(entries);
    return checkpoints().publish();
  }

  /** A head that the log never had, signed nevertheless: what a lying operator could do. */
  public String forged(long size, Hash root) {
    return signer.sign(size, root);
  }

  /** The proof that the newest tree of this size extends the one of the old size. */
  public List<Hash> proof(long oldSize, long size) {
    return oldSize == 0 ? List.of() : new Proofs(reader()).consistency(oldSize, size);
  }

  @Override
  public void close() {
    appender.close();
  }
}
