package zij.ledger.log;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.function.LongConsumer;
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
 * {@code zij verify}: one receipt, the database's log or an export of it. Exits with 0 if
 * everything holds, 1 if not, 2 if it was called wrongly or cannot read what it should verify.
 */
@Command(
    name = "verify",
    description = "Verify a receipt, the whole log in a database, or an export of it, offline.",
    mixinStandardHelpOptions = true)
public final class VerifyCommand implements Callable<Integer> {
  static final int HOLDS = 0;
  static final int FAILS = 1;
  static final int UNUSABLE = 2;
  private static final long PROGRESS_EVERY = 100_000;

  @Spec private CommandSpec spec = CommandSpec.create();

  @ArgGroup(multiplicity = "1")
  private Subject subject = new Subject();

  @Option(
      names = "--key",
      paramLabel = "VKEY|FILE",
      description = "The log's verifier key line, or a file that holds it.")
  private @Nullable String key;

  @Option(names = "--user", description = "Database role to connect as.")
  private @Nullable String user;

  @Mixin private WitnessOptions witnesses = new WitnessOptions();

  /** What to verify. */
  static final class Subject {
    @Parameters(paramLabel = "RECEIPT", description = "A receipt (.tlog-proof file).")
    private @Nullable Path receipt;

    @Option(names = "--database", paramLabel = "JDBC_URL", description = "A database with a log.")
    private @Nullable String database;

    @Option(names = "--export", paramLabel = "DIR", description = "What zij export wrote.")
    private @Nullable Path export;
  }

  @Override
  public Integer call() {
    var quorum = witnesses.quorum();
    if (subject.receipt == null && quorum.needed() > 0) {
      throw new ParameterException(spec.commandLine(), "--witness is for receipts");
    }
    try {
      if (subject.receipt != null) {
        return receipt(subject.receipt, requiredKey(), quorum);
      }
      if (subject.export != null) {
        return report(LogExport.verify(subject.export, requiredKey(), progress(spec)));
      }
      return database(String.valueOf(subject.database));
    } catch (IOException e) {
      return unusable("cannot read " + e.getMessage());
    } catch (SQLException e) {
      return unusable("cannot read the database: " + e.getMessage());
    }
  }

  private int receipt(Path file, VerifierKey verifier, Quorum quorum) throws IOException {
    return switch (ReceiptVerifier.verify(Files.readString(file), verifier, quorum)) {
      case ReceiptVerifier.Verdict.Holds(long position, Entry entry, Checkpoint checkpoint) -> {
        out()
            .printf(
                "holds: %s of %s at %s is entry %d of the %d that %s has signed%n",
                entry.type(),
                entry.aggregateId(),
                entry.at(),
                position,
                checkpoint.size(),
                checkpoint.origin());
        if (quorum.needed() > 0) {
          out()
              .printf(
                  "%d of %d witnesses or more have cosigned that%n",
                  quorum.needed(), quorum.witnesses().size());
        }
        yield HOLDS;
      }
      case ReceiptVerifier.Verdict.Fails(String reason) -> fails(reason);
    };
  }

  private int database(String url) throws SQLException {
    var verifier = key == null ? null : parseKey(spec, key);
    var properties = new Properties();
    if (user != null) {
      properties.setProperty("user", user);
    }
    try (var connection = DriverManager.getConnection(url, properties)) {
      return report(LogVerifier.verify(connection, verifier, progress(spec)));
    }
  }

  private int report(LogVerdict verdict) {
    return switch (verdict) {
      case LogVerdict.Holds(long size, Hash root, long checkpoints) -> {
        out()
            .printf(
                "holds: %d entries, root %s, %d checkpoints%s%n",
                size, root.toBase64(), checkpoints, key == null ? " (signatures not checked)" : "");
        yield HOLDS;
      }
      case LogVerdict.Fails(String reason) -> fails(reason);
    };
  }

  private int fails(String reason) {
    out().println("does not hold: " + reason);
    return FAILS;
  }

  private int unusable(String reason) {
    spec.commandLine().getErr().println(reason);
    return UNUSABLE;
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private VerifierKey requiredKey() {
    if (key == null) {
      throw new ParameterException(spec.commandLine(), "--key is needed for this");
    }
    return parseKey(spec, key);
  }

  static VerifierKey parseKey(CommandSpec spec, String lineOrFile) {
    try {
      // A verifier key has two plus signs; few files have.
      var isLine = lineOrFile.chars().filter(c -> c == '+').count() >= 2;
      return VerifierKey.parse(isLine ? lineOrFile : Files.readString(Path.of(lineOrFile)));
    } catch (IOException e) {
      throw new ParameterException(spec.commandLine(), "cannot read the key " + e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "the key is bad: " + e.getMessage(), e);
    }
  }

  static LongConsumer progress(CommandSpec spec) {
    var reported = new long[1];
    return done -> {
      if (done - reported[0] >= PROGRESS_EVERY) {
        reported[0] = done;
        spec.commandLine().getErr().println(done + " entries");
      }
    };
  }
}
