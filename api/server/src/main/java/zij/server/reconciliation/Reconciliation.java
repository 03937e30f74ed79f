package zij.server.reconciliation;

import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import zij.language.StarAmount;

/**
 * Reconciles the log with Telegram: reads what is new in Telegram's list, records what no update
 * told, reports what differs, and counts both sides. One run at a time over all servers; a run can
 * be broken off at any point, and the next one goes on. Thread-safe.
 */
@Component
class Reconciliation {
  private static final Logger LOG = LoggerFactory.getLogger(Reconciliation.class);

  /** What is recovered is looked at once more, and then nothing is left to do. */
  private static final int MAX_LOOKS = 4;

  /** The views and the book follow the log each at its own pace; what is wrong stays wrong. */
  private static final int MAX_COUNTS = 20;

  private static final long COUNT_AGAIN_MS = 100;

  private final ListReader reader;
  private final Matcher matcher;
  private final Visibility visibility;
  private final StarTransactions transactions;
  private final DataSource source;
  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final InstantSource clock;
  private final MeterRegistry meters;

  Reconciliation(
      ListReader reader,
      Matcher matcher,
      Visibility visibility,
      StarTransactions transactions,
      DataSource source,
      JdbcClient jdbc,
      JsonMapper json,
      InstantSource clock,
      MeterRegistry meters) {
    this.reader = reader;
    this.matcher = matcher;
    this.visibility = visibility;
    this.transactions = transactions;
    this.source = source;
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
    this.meters = meters;
  }

  /** Runs now; empty if a run is under way, here or on another server. */
  Optional<ReconciliationRun> run() {
    try {
      Optional<Turn> turn = Turn.take(source);
      if (turn.isEmpty()) return Optional.empty();
      try (Turn _ = turn.get()) {
        ReconciliationRun run = runInTurn();
        jdbc.sql("update server.reconciliation set last_run = ?")
            .param(json.writeValueAsString(run))
            .update();
        return Optional.of(run);
      }
    } catch (SQLException e) {
      throw new org.springframework.dao.DataAccessResourceFailureException("no turn", e);
    }
  }

  /** The last run that ended; empty before the first. */
  Optional<ReconciliationRun> lastRun() {
    return jdbc.sql("select last_run from server.reconciliation where last_run is not null")
        .query(String.class)
        .optional()
        .map(text -> json.readValue(text, ReconciliationRun.class));
  }

  private ReconciliationRun runInTurn() {
    Instant startedAt = clock.instant();
    Tally tally = new Tally();
    ReconciliationRun run;
    try {
      reader.lookBack(tally);
      boolean complete = reader.read(tally);
      Optional<StarAmount> telegram = complete ? reader.balance(tally) : Optional.empty();
      boolean settled = match(complete, startedAt, tally);
      ReconciliationRun.State state =
          complete && settled ? ReconciliationRun.State.COMPLETE : ReconciliationRun.State.PARTIAL;
      run = ended(startedAt, state, null, tally, counted(telegram.orElse(null)));
    } catch (ListChanged e) {
      LOG.error("Telegram's list of transactions is not what it was: {}", e.getMessage());
      run = ended(startedAt, ReconciliationRun.State.LIST_CHANGED, e.getMessage(), tally, null);
    } catch (RuntimeException e) { // whatever it was, the next run goes on from here
      LOG.warn("Reconciliation was broken off", e);
      run = ended(startedAt, ReconciliationRun.State.FAILED, e.getMessage(), tally, null);
    }
    tell(run);
    return run;
  }

  /** Looks until nothing follows any more. */
  private boolean match(boolean listIsComplete, Instant listed, Tally tally) {
    for (int look = 0; look < MAX_LOOKS; look++) {
      int before = tally.changes();
      matcher.matchList(tally);
      if (listIsComplete) matcher.reportUnlisted(listed, tally);
      if (!visibility.await(tally.expected)) return false;
      if (tally.changes() == before) return true;
    }
    return false;
  }

  /** Counts until the sums meet, a few times. */
  private StarBalances counted(@Nullable StarAmount telegram) {
    StarBalances balances = StarBalances.count(jdbc, telegram);
    for (int counts = 1; counts < MAX_COUNTS && !balances.meet(); counts++) {
      if (!Visibility.pause(COUNT_AGAIN_MS)) break;
      balances = StarBalances.count(jdbc, telegram);
    }
    return balances;
  }

  private ReconciliationRun ended(
      Instant startedAt,
      ReconciliationRun.State state,
      @Nullable String message,
      Tally tally,
      @Nullable StarBalances balances) {
    return new ReconciliationRun(
        startedAt,
        clock.instant(),
        state,
        message,
        tally.pages,
        transactions.size(),
        tally.added,
        tally.recovered,
        tally.wentBack,
        tally.found,
        tally.resolved,
        balances);
  }

  private void tell(ReconciliationRun run) {
    meters.counter("zij.reconciliation.runs", "state", run.state().name()).increment();
    meters.counter("zij.reconciliation.recovered").increment(run.recovered());
    meters.counter("zij.reconciliation.charge.backs").increment(run.wentBack());
    StarBalances balances = run.balances();
    if (balances != null && !balances.meet()) LOG.error("The sums do not meet: {}", balances);
    if (run.recovered() + run.wentBack() + run.found() > 0) {
      LOG.warn(
          "Reconciled: {} payments recovered, {} charge-backs, {} differences found",
          run.recovered(),
          run.wentBack(),
          run.found());
    }
  }
}
