package zij.ledger.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * A log of a bit more than two tiles: its proofs, its verifiers, and what they say of tampering.
 */
class VerificationTest {
  private static final int SIZE = 600;

  @TempDir private Path folder = Path.of("");
  private final TestLog log = TestLog.create();
  private final LogReader reader = new LogReader(log.application(), 4);
  private final Proofs proofs = new Proofs(reader);

  @BeforeEach
  void fill() {
    try (var appender =
        new Appender(
            log.application(), Appender.Limits.DEFAULT, _ -> {}, new SimpleMeterRegistry())) {
      for (int i = 0; i < SIZE; i += 50) {
        var unit = new ArrayList<Leaf>();
        for (int n = i; n < i + 50; n++) {
          unit.add(Entries.leaf("order-" + n % 50, n / 50));
        }
        appender.append(unit);
      }
    }
  }

  private LogSigner signer() throws IOException {
    return LogSigner.loadOrCreate("zij.test/log", folder.resolve("log.key"));
  }

  private Checkpoints checkpoints() throws IOException {
    var kept = new KeptCheckpoint(folder.resolve("checkpoint"), signer().verifierKeys());
    var alarm = new ForkAlarm(new SimpleMeterRegistry());
    return new Checkpoints(log.application(), signer(), kept, alarm);
  }

  private record Run(int exit, String out) {}

  private static Run run(Object command, String... arguments) {
    var out = new StringWriter();
    var line = new CommandLine(command).setOut(new PrintWriter(out)).setErr(new PrintWriter(out));
    return new Run(line.execute(arguments), out.toString());
  }

  private Run verifyDatabase() throws IOException {
    var key = signer().verifierKey().toString();
    return run(new VerifyCommand(), "--database", log.url("postgres"), "--key", key);
  }

  @Test
  void everyPositionAndSizeIsProvedFromTheDatabase() {
    var leaves = reader.hashes(0, 0, SIZE);
    for (int size = 1; size <= SIZE; size += 37) {
      var root = Frontier.EMPTY.append(leaves.subList(0, size), _ -> {}).root();
      for (int position = 0; position < size; position += 23) {
        var path = proofs.inclusion(position, size);
        assertThat(MerkleProof.includes(leaves.get(position), position, size, path, root)).isTrue();
      }
      var whole = Frontier.EMPTY.append(leaves, _ -> {}).root();
      assertThat(MerkleProof.extendsTree(size, root, SIZE, whole, proofs.consistency(size, SIZE)))
          .isTrue();
    }
    assertThatThrownBy(() -> proofs.inclusion(0, SIZE + 200))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aReceiptHoldsAndEveryChangeOfItFails() throws Exception {
    var receipt = new Receipts(reader, proofs, checkpoints()).receipt(321);
    var key = signer().verifierKey();
    assertThat(ReceiptVerifier.verify(receipt, key))
        .isInstanceOfSatisfying(
            ReceiptVerifier.Verdict.Holds.class,
            holds -> {
              assertThat(holds.position()).isEqualTo(321);
              assertThat(holds.entry().aggregateId()).isEqualTo("order-21");
            });
    for (int i = 0; i < receipt.length(); i++) {
      var changed =
          receipt.substring(0, i) + (char) (receipt.charAt(i) ^ 1) + receipt.substring(i + 1);
      assertThat(ReceiptVerifier.verify(changed, key))
          .isInstanceOf(ReceiptVerifier.Verdict.Fails.class);
    }
    var file = Files.writeString(folder.resolve("r.tlog-proof"), receipt);
    var keyFile = Files.writeString(folder.resolve("vkey"), key + "\n");
    assertThat(run(new VerifyCommand(), file.toString(), "--key", keyFile.toString()))
        .satisfies(run -> assertThat(run.out).startsWith("holds: counter.added of order-21"))
        .extracting(Run::exit)
        .isEqualTo(0);
    Files.writeString(file, receipt.replace("index 321", "index 322"));
    assertThat(run(new VerifyCommand(), file.toString(), "--key", key.toString()).exit)
        .isEqualTo(1);
    assertThat(run(new VerifyCommand(), "absent", "--key", key.toString()).exit).isEqualTo(2);
    assertThat(run(new VerifyCommand(), file.toString()).exit).isEqualTo(2);
    assertThat(run(new VerifyCommand(), file.toString(), "--key", "a+b+c").exit).isEqualTo(2);
  }

  @Test
  void checkpointsAreSignedOnceAndOnlyForward() throws Exception {
    var first = checkpoints().covering(10);
    assertThat(first.checkpoint().size()).isEqualTo(SIZE);
    assertThat(checkpoints().publish()).isEqualTo(first);
    assertThatThrownBy(() -> checkpoints().covering(SIZE))
        .isInstanceOf(IllegalArgumentException.class);
    var older = Frontier.EMPTY.append(reader.hashes(0, 0, SIZE - 1), _ -> {});
    log.execute(
        "update ledger.head set size = 599, frontier = decode('%s', 'hex')"
            .formatted(HexFormat.of().formatHex(older.toBytes())));
    assertThatExceptionOfType(ForkException.class).isThrownBy(() -> checkpoints().publish());
    assertThat(verifyDatabase())
        .isEqualTo(new Run(1, "does not hold: the stored head is not that of the 600 entries\n"));
  }

  @Test
  void aChangedByteIsFoundAndNamed() throws Exception {
    checkpoints().publish();
    assertThat(verifyDatabase().out).startsWith("holds: 600 entries");
    log.execute(
        """
        alter table ledger.event disable trigger append_only;
        update ledger.event set payload = set_byte(payload, 3, 7) where position = 417;
        """);
    assertThat(verifyDatabase())
        .isEqualTo(
            new Run(
                1,
                "does not hold: entry 417 was changed: its stored hash is not that of its"
                    + " columns\n"));
  }

  @Test
  void aRewrittenHistoryIsFoundByItsCheckpoint() throws Exception {
    checkpoints().publish();
    var other = Entries.leaf("order-17", 8, "forged");
    log.execute(
        """
        alter table ledger.event disable trigger append_only;
        update ledger.event set event_id = '%s', payload = 'forged', at_nanos = %d, metadata = '{}',
            salt = decode('%s', 'hex'), leaf_hash = decode('%s', 'hex') where position = 417
        """
            .formatted(
                other.entry().eventId(),
                other.entry().atNanos(),
                HexFormat.of().formatHex(other.entry().salt()),
                other.hash()));
    assertThat(verifyDatabase())
        .satisfies(run -> assertThat(run.out).contains("entries 256 to 511"))
        .extracting(Run::exit)
        .isEqualTo(1);
  }

  @Test
  void missingEntriesAndForgedCheckpointsAreFound() throws Exception {
    log.execute("insert into ledger.checkpoint (size, root, note) select 0, sha256(''), 'x'");
    assertThat(verifyDatabase().out).contains("checkpoint 0: not a signed note");
    assertThat(run(new VerifyCommand(), "--database", log.url("postgres")).exit).isEqualTo(0);
    log.execute(
        """
        alter table ledger.event disable trigger append_only;
        delete from ledger.event where position = 300;
        """);
    assertThat(verifyDatabase().exit).isEqualTo(1);
    assertThat(run(new VerifyCommand(), "--database", log.url("postgres")).out)
        .isEqualTo("does not hold: entry 300 is missing, the next one is 301\n");
  }

  @Test
  void anExportIsVerifiedWithoutTheDatabase() throws Exception {
    checkpoints().publish();
    var key = signer().verifierKey().toString();
    var directory = folder.resolve("export");
    String[] export = {
      "--database", log.url("zij_app"), "--key", key, directory.toString(),
    };
    assertThat(run(new ExportCommand(), export).exit).isEqualTo(0);
    assertThat(run(new ExportCommand(), export).out).contains("is not empty");
    assertThat(run(new VerifyCommand(), "--export", directory.toString(), "--key", key).out)
        .startsWith("holds: 600 entries");
    for (var name :
        List.of("tile/entries/001", "tile/0/002.p/88", "tile/1/000.p/2", "tile/entries/002.p/88")) {
      var file = directory.resolve(name);
      var bytes = Files.readAllBytes(file);
      var changed = bytes.clone();
      changed[bytes.length / 2] ^= 1;
      Files.write(file, changed);
      assertThat(run(new VerifyCommand(), "--export", directory.toString(), "--key", key))
          .satisfies(run -> assertThat(run.out).startsWith("does not hold: "))
          .extracting(Run::exit)
          .isEqualTo(1);
      Files.write(file, bytes);
    }
  }

  @Test
  void theApplicationMayOnlyAppendAndNobodyMayChange() {
    for (var sql :
        List.of(
            "update ledger.event set payload = ''",
            "delete from ledger.event",
            "truncate ledger.event",
            "insert into ledger.event select * from ledger.event",
            "update ledger.head set size = 0",
            "delete from ledger.checkpoint",
            "delete from ledger.node",
            "delete from ledger.cosignature",
            "drop table ledger.event",
            "alter table ledger.event disable trigger all")) {
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> execute(sql))
          .satisfies(refused -> assertThat(refused.getSQLState()).isEqualTo("42501"));
    }
    for (var sql :
        List.of(
            "update ledger.event set payload = ''",
            "delete from ledger.event where position = 7",
            "truncate ledger.event",
            "update ledger.node set index = 9",
            "delete from ledger.node",
            "truncate ledger.node",
            "truncate ledger.checkpoint",
            "truncate ledger.cosignature")) {
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> log.execute(sql))
          .withMessageContaining("append-only");
    }
  }

  private void execute(String sql) throws SQLException {
    try (var connection = log.application().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
