package zij.server.projection;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import zij.ledger.book.LanguageSerializer;
import zij.ledger.log.LogEvents;
import zij.ledger.log.LogReader;
import zij.query.projection.EventLog;
import zij.query.projection.Projection;
import zij.query.projection.Rebuild;

/**
 * {@code zij rebuild NAME}: builds a projection's tables anew from the log, beside servers that go
 * on, and swaps them. Ctrl-C stops it; called again, it goes on from there. Exits with 0 if the new
 * tables are in use, 1 if it was stopped or somebody else is at it, 2 if it was called wrongly or
 * cannot do it.
 */
@Command(
    name = "rebuild",
    description = "Build a projection anew from the log while the shop sells.",
    mixinStandardHelpOptions = true)
public final class RebuildCommand implements Callable<Integer> {
  private static final int DONE = 0;
  private static final int NOT_DONE = 1;
  private static final int UNUSABLE = 2;
  private static final int READERS = 2;
  private static final int LAST_BATCH_SECONDS = 20;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "NAME", description = "orders or entries.")
  private String name = "";

  @Option(names = "--database", paramLabel = "JDBC_URL", required = true)
  private String database = "";

  @Option(names = "--user", description = "The role that owns the schemas.")
  private @Nullable String user;

  @Option(
      names = "--password-variable",
      paramLabel = "NAME",
      description = "The environment variable that has its password.")
  private @Nullable String passwordVariable;

  @Option(names = "--forget", description = "Throw away what was built and not finished.")
  private boolean forget;

  @Override
  public Integer call() {
    Projection<?> projection = Projections.named(name).orElse(null);
    if (projection == null) {
      err().printf("there is no projection '%s'; there is %s%n", name, Projections.names());
      return UNUSABLE;
    }
    PGSimpleDataSource owner = new PGSimpleDataSource();
    owner.setURL(database);
    if (user != null) owner.setUser(user);
    if (passwordVariable != null) owner.setPassword(System.getenv(passwordVariable));
    HikariConfig pool = new HikariConfig();
    pool.setDataSource(owner);
    pool.setMaximumPoolSize(READERS);
    try (HikariDataSource readers = new HikariDataSource(pool)) {
      LogReader reader = new LogReader(readers, READERS);
      LogEvents events =
          new LogEvents(reader, LanguageSerializer.create(), NoOpEventUpcaster.INSTANCE);
      return run(projection, owner, new LoggedEvents(reader, events));
    } catch (SQLException | RuntimeException e) {
      err().printf("cannot rebuild %s: %s%n", name, e.getMessage());
      return UNUSABLE;
    }
  }

  private <T> int run(Projection<T> projection, DataSource owner, EventLog log)
      throws SQLException {
    ProgressShown shown = ProgressShown.on(err(), name);
    Rebuild<T> rebuild = new Rebuild<>(projection, owner, log, shown);
    if (forget) return forgotten(rebuild.forget());
    try {
      return report(stoppedByCtrlC(rebuild), shown);
    } finally {
      shown.clear();
    }
  }

  private int forgotten(boolean isForgotten) {
    out().println(isForgotten ? name + ": nothing is being built" : busy());
    return isForgotten ? DONE : NOT_DONE;
  }

  private int report(Rebuild.End end, ProgressShown shown) {
    shown.clear();
    return switch (end) {
      case SWAPPED -> {
        out().printf("%s: rebuilt, %s%n", name, shown.summary());
        yield DONE;
      }
      case STOPPED -> {
        out().printf("%s: stopped, %s; the next rebuild goes on from there%n", name, shown.last());
        yield NOT_DONE;
      }
      case BUSY -> {
        out().println(busy());
        yield NOT_DONE;
      }
    };
  }

  private String busy() {
    return name + ": another process is rebuilding it";
  }

  /** The batch that is being written is finished, and what was built is told. */
  private static Rebuild.End stoppedByCtrlC(Rebuild<?> rebuild) throws SQLException {
    CountDownLatch ended = new CountDownLatch(1);
    Thread onCtrlC =
        new Thread(() -> {
          rebuild.stop();
          try {
            var _ = ended.await(LAST_BATCH_SECONDS, TimeUnit.SECONDS);
            Thread.sleep(100); // what is to be told is being told
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    Runtime.getRuntime().addShutdownHook(onCtrlC);
    try {
      return rebuild.run();
    } finally {
      ended.countDown();
      removeHook(onCtrlC);
    }
  }

  private static void removeHook(Thread hook) {
    try {
      var _ = Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // It is running: somebody pressed Ctrl-C.
    }
  }

  private PrintWriter out() {
    return Objects.requireNonNull(spec.commandLine().getOut());
  }

  private PrintWriter err() {
    return Objects.requireNonNull(spec.commandLine().getErr());
  }
}
