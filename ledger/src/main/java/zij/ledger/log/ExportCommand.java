package zij.ledger.log;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code zij export}: writes the log as far as its newest checkpoint into a directory that {@code
 * zij verify --export} and other transparency-log tools read. Exits with 0, or with 2 if it cannot.
 */
@Command(
    name = "export",
    description = "Write the log as files that auditors can verify (C2SP tlog-tiles).",
    mixinStandardHelpOptions = true)
public final class ExportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "DIR", description = "An empty directory, or one to make.")
  private Path directory = Path.of("");

  @Option(names = "--database", paramLabel = "JDBC_URL", required = true)
  private String database = "";

  @Option(names = "--user", description = "Database role to connect as.")
  private @Nullable String user;

  @Option(
      names = "--key",
      paramLabel = "VKEY|FILE",
      required = true,
      description = "A verifier key line of the log, or a file that holds some. Repeatable.")
  private List<String> keys = List.of();

  @Mixin private WitnessOptions witnesses = new WitnessOptions();

  @Override
  public Integer call() {
    var quorum = witnesses.quorum();
    var verifier = VerifyCommand.parseKeys(spec, keys).orElseThrow();
    var properties = new Properties();
    if (user != null) {
      properties.setProperty("user", user);
    }
    try (var connection = DriverManager.getConnection(database, properties)) {
      Checkpoint checkpoint;
      try (var progress = ProgressBar.on(spec.commandLine().getErr())) {
        checkpoint = LogExport.write(connection, verifier, quorum, directory, progress);
      }
      spec.commandLine().getOut().printf("%d entries in %s%n", checkpoint.size(), directory);
      return VerifyReport.HOLDS;
    } catch (SQLException e) {
      return unusable("cannot read the database: " + e.getMessage());
    } catch (IOException e) {
      return unusable("cannot write: " + e.getMessage());
    } catch (IllegalArgumentException e) {
      return unusable(String.valueOf(e.getMessage()));
    }
  }

  private int unusable(String reason) {
    spec.commandLine().getErr().println(reason);
    return VerifyReport.UNKNOWN;
  }
}
