package zij.server.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import zij.ledger.book.BookAudit;
import zij.ledger.book.BookVerdict;
import zij.ledger.book.LanguageSerializer;
import zij.ledger.log.LogEvents;
import zij.ledger.log.LogReader;

/** {@code zij book}: what can be done with the book without a server. */
@Command(
    name = "book",
    description = "The double-entry book over the log.",
    mixinStandardHelpOptions = true,
    subcommands = BookCommand.Verify.class)
public final class BookCommand {

  /**
   * {@code zij book verify}: recomputes the whole book from the log. Exits with 0 if it is the
   * same, 1 if not, 2 if it was called wrongly or cannot read what it should verify. It trusts the
   * log of the database, which {@code zij verify --database} verifies.
   */
  @Command(
      name = "verify",
      description = "Recompute the book from the log of a database, and compare.",
      mixinStandardHelpOptions = true)
  static final class Verify implements Callable<Integer> {
    private static final int HOLDS = 0;
    private static final int FAILS = 1;
    private static final int UNUSABLE = 2;
    private static final int PROGRESS_EVERY = 100_000;

    /** One connection for the stored postings and one for the log. */
    private static final int CONNECTIONS = 2;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(names = "--database", paramLabel = "JDBC_URL", required = true)
    private String database = "";

    @Option(names = "--user", description = "Database role to connect as.")
    private @Nullable String user;

    @Override
    public Integer call() {
      HikariConfig pool = new HikariConfig();
      pool.setJdbcUrl(database);
      pool.setUsername(user);
      pool.setMaximumPoolSize(CONNECTIONS);
      try (HikariDataSource source = new HikariDataSource(pool);
          var connection = source.getConnection()) {
        LogEvents log =
            new LogEvents(
                new LogReader(source, 1), LanguageSerializer.create(), NoOpEventUpcaster.INSTANCE);
        return report(BookAudit.verify(connection, log, this::progress));
      } catch (SQLException | RuntimeException e) {
        spec.commandLine().getErr().println("cannot read the book: " + e.getMessage());
        return UNUSABLE;
      }
    }

    private int report(BookVerdict verdict) {
      var out = spec.commandLine().getOut();
      return switch (verdict) {
        case BookVerdict.Holds(long position, long transactions, long postings) -> {
          out.printf(
              "holds: %d transactions with %d postings follow from the log up to entry %d%n",
              transactions, postings, position);
          yield HOLDS;
        }
        case BookVerdict.Fails(long position, String reason) -> {
          out.printf("does not hold: entry %d: %s%n", position, reason);
          yield FAILS;
        }
      };
    }

    private void progress(long position) {
      if (position > 0 && position % PROGRESS_EVERY == 0) {
        spec.commandLine().getErr().println(position + " entries");
      }
    }
  }
}
