package zij.ledger.log;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code zij verify}: one receipt, an auditor's export, a live log over HTTP, the database's log or
 * an export of it. Exits with 0 if everything holds, 1 if not, 2 if that cannot be told: it was
 * called wrongly, or cannot read what it should verify.
 */
@Command(
    name = "verify",
    description =
        "Verify a receipt, what an auditor exported, a live log, the log in a database or its"
            + " files.",
    footer = {
      "",
      "Exit code: 0 everything holds, 1 something does not, 2 cannot tell.",
      "For --log, a bearer token in " + VerifyCommand.TOKEN + " lets the entries be read; without",
      "it the hashes are verified, from the leaves up."
    },
    mixinStandardHelpOptions = true)
public final class VerifyCommand implements Callable<Integer> {
  static final String TOKEN = "ZIJ_LOG_TOKEN";
  private static final Duration ANSWER = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(500);

  @Spec private CommandSpec spec = CommandSpec.create();

  @ArgGroup(multiplicity = "1")
  private Subject subject = new Subject();

  @Option(
      names = "--key",
      paramLabel = "VKEY|FILE",
      description = "A verifier key line of the log, or a file that holds some. Repeatable.")
  private List<String> keys = List.of();

  @Option(names = "--user", description = "Database role to connect as.")
  private @Nullable String user;

  @Mixin private WitnessOptions witnesses = new WitnessOptions();

  @Option(
      names = "--since",
      paramLabel = "FILE",
      description = "A saved checkpoint: the log must extend it; only what is new is read.")
  private @Nullable Path since;

  @Option(names = "--whole", description = "With --since: read what is old all the same.")
  private boolean isWhole;

  @Option(
      names = "--save",
      paramLabel = "FILE",
      description = "Where to save the log's checkpoint if everything holds.")
  private @Nullable Path save;

  @Option(names = "--json", description = "One JSON object instead of a sentence.")
  private boolean isJson;

  /** What to verify. */
  static final class Subject {
    @Parameters(paramLabel = "RECEIPT", description = "A receipt (.tlog-proof file).")
    private @Nullable Path receipt;

    @Option(names = "--log", paramLabel = "URL", description = "A log, as https://shop/log.")
    private @Nullable URI log;

    @Option(names = "--database", paramLabel = "JDBC_URL", description = "A database with a log.")
    private @Nullable String database;

    @Option(names = "--export", paramLabel = "DIR", description = "What zij export wrote.")
    private @Nullable Path export;

    @Option(
        names = "--answers",
        paramLabel = "FILE",
        description = "What an auditor took along: JSON Lines with proofs.")
    private @Nullable Path answers;

    boolean isLog() {
      return receipt == null && answers == null;
    }
  }

  @Override
  public Integer call() {
    var report = new VerifyReport(spec.commandLine().getOut(), spec.commandLine().getErr(), isJson);
    var known = parseKeys(spec, keys);
    if (known.isEmpty() && (subject.database == null || since != null || save != null)) {
      throw new ParameterException(spec.commandLine(), "--key is needed for this");
    }
    if (!subject.isLog() && (since != null || save != null)) {
      throw new ParameterException(spec.commandLine(), "--since and --save are for whole logs");
    }
    var quorum = witnesses.quorum();
    if (known.isEmpty() && quorum.needed() > 0) {
      throw new ParameterException(spec.commandLine(), "--key is needed for this");
    }
    try {
      if (subject.receipt != null) {
        return report.receipt(receipt(subject.receipt, known.orElseThrow(), quorum));
      }
      return subject.answers != null
          ? report.answers(answers(subject.answers, known.orElseThrow(), quorum))
          : log(known, quorum, report);
    } catch (IOException e) {
      return report.unknown("cannot read " + e.getMessage());
    } catch (SQLException e) {
      return report.unknown("cannot read the database: " + e.getMessage());
    } catch (RuntimeException e) {
      // Whatever it is, it is no proof that something does not hold.
      return report.unknown(e.getMessage() == null ? e.toString() : e.getMessage());
    }
  }

  private static ReceiptVerifier.Verdict receipt(Path file, VerifierKeys known, Quorum quorum)
      throws IOException {
    try {
      var text = BoundedRead.text(file, SignedNote.MAX_LENGTH);
      return ReceiptVerifier.verify(text, known, quorum);
    } catch (BoundedRead.TooLong e) {
      return new ReceiptVerifier.Verdict.Fails("too long for a receipt");
    }
  }

  private static AnswersVerifier.Verdict answers(Path file, VerifierKeys known, Quorum quorum)
      throws IOException {
    try (var in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      return AnswersVerifier.verify(in, known, quorum);
    }
  }

  private int log(Optional<VerifierKeys> known, Quorum quorum, VerifyReport report)
      throws IOException, SQLException {
    var token = subject.log == null ? null : System.getenv(TOKEN);
    var extent = extent(known);
    LogVerdict verdict;
    try (var progress = ProgressBar.on(spec.commandLine().getErr())) {
      verdict = verify(known, quorum, extent, token, progress);
    }
    if (save != null && verdict instanceof LogVerdict.Holds holds) {
      var newest = holds.newest();
      if (newest == null) {
        return report.unknown("the log holds, but has no new checkpoint to save");
      }
      AtomicFile.write(save, newest.note());
    }
    return report.log(verdict, subject.log == null || token != null, known.isPresent());
  }

  /** A log does not hold if too few witnesses have cosigned the checkpoint that it shows. */
  private static LogVerdict witnessed(LogVerdict verdict, Quorum quorum) {
    if (quorum.needed() == 0
        || !(verdict instanceof LogVerdict.Holds holds)
        || holds.newest() == null) {
      return verdict;
    }
    try {
      var _ = quorum.require(holds.newest().note());
      return verdict;
    } catch (IllegalArgumentException e) {
      return new LogVerdict.Fails(String.valueOf(e.getMessage()));
    }
  }

  private LogVerdict verify(
      Optional<VerifierKeys> known,
      Quorum quorum,
      Extent extent,
      @Nullable String token,
      Progress progress)
      throws IOException, SQLException {
    if (subject.export != null) {
      return witnessed(
          LogExport.verify(subject.export, known.orElseThrow(), extent, progress), quorum);
    }
    if (subject.log != null) {
      try (var log = new HttpLog(subject.log, token, ANSWER, PAUSE)) {
        return witnessed(
            TiledLogVerifier.verify(log, known.orElseThrow(), extent, token != null, progress),
            quorum);
      }
    }
    var properties = new Properties();
    if (user != null) {
      properties.setProperty("user", user);
    }
    try (var connection =
        DriverManager.getConnection(String.valueOf(subject.database), properties)) {
      var verdict = LogVerifier.verify(connection, known.orElse(null), extent, progress);
      if (quorum.needed() == 0 || !(verdict instanceof LogVerdict.Holds)) {
        return verdict;
      }
      return cosigned(connection, known.orElseThrow(), quorum, extent)
          ? verdict
          : new LogVerdict.Fails(
              "no checkpoint from %d entries on has been cosigned by %d of the %d witnesses"
                  .formatted(extent.first(), quorum.needed(), quorum.witnesses().size()));
    }
  }

  private static boolean cosigned(
      Connection connection, VerifierKeys known, Quorum quorum, Extent extent) throws SQLException {
    connection.setAutoCommit(false); // nothing is changed, and the connection is closed
    return StoredCosignatures.newest(connection, known, quorum, extent.first()).isPresent();
  }

  private Extent extent(Optional<VerifierKeys> known) throws IOException {
    if (since == null) {
      return Extent.ALL;
    }
    try {
      var note = BoundedRead.text(since, SignedNote.MAX_LENGTH);
      return new Extent(Optional.of(Checkpoint.open(note, known.orElseThrow())), isWhole);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(since + " is no checkpoint of it: " + e.getMessage(), e);
    }
  }

  /** The keys of these lines and files; empty if there are none. */
  static Optional<VerifierKeys> parseKeys(CommandSpec spec, List<String> linesOrFiles) {
    if (linesOrFiles.isEmpty()) {
      return Optional.empty();
    }
    try {
      var lines = new StringBuilder();
      for (var lineOrFile : linesOrFiles) {
        // A verifier key has two plus signs; few files have.
        var isLine = lineOrFile.chars().filter(c -> c == '+').count() >= 2;
        lines.append(isLine ? lineOrFile : Files.readString(Path.of(lineOrFile))).append('\n');
      }
      return Optional.of(
          VerifierKeys.parse(
              lines.toString().lines().distinct().collect(Collectors.joining("\n"))));
    } catch (IOException e) {
      throw new ParameterException(spec.commandLine(), "cannot read the key " + e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "the key is bad: " + e.getMessage(), e);
    }
  }
}
