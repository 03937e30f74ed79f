package zij.ledger.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.Test;

class AppenderTest {
  private final TestLog log = TestLog.create();
  private final LogReader reader = new LogReader(log.application(), 4);
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  private Appender appender(Appender.Limits limits) {
    return new Appender(log.application(), limits, _ -> {}, meters);
  }

  private static Appender.Limits limits(int units, int bytes) {
    return new Appender.Limits(units, bytes, 10, 512, Duration.ofMinutes(1), Duration.ofMinutes(2));
  }

  private LogVerdict verify() throws SQLException {
    try (var connection = log.owner().getConnection()) {
      return LogVerifier.verify(connection, null, Extent.ALL, Progress.NONE);
    }
  }

  /**
   * Holds the head's row: what is written first waits for it in the database ({@link
   * TestLog#awaitBlocked}), and everything submitted after that gathers in one batch behind it.
   */
  private interface Gathering {
    void run() throws Exception;
  }

  private void whileTheHeadIsLocked(Gathering gathering) throws Exception {
    try (var connection = DriverManager.getConnection(log.url("postgres"));
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("select * from ledger.head for update");
      gathering.run();
      connection.rollback();
    }
  }

  @Test
  void inABatchOnlyTheConflictingUnitsFail() throws Exception {
    try (var appender = appender(Appender.Limits.DEFAULT)) {
      appender.append(List.of(Entries.leaf("taken", 0)));
      var good = new ArrayList<CompletableFuture<Long>>();
      var bad = new ArrayList<CompletableFuture<Long>>();
      whileTheHeadIsLocked(() -> {
        good.add(appender.submit(List.of(Entries.leaf("first", 0))));
        log.awaitBlocked();
        for (int i = 0; i < 20; i++) {
          good.add(appender.submit(List.of(Entries.leaf("a" + i, 0), Entries.leaf("b" + i, 0))));
          if (i % 7 == 3) {
            bad.add(appender.submit(List.of(Entries.leaf("c" + i, 0), Entries.leaf("taken", 0))));
          }
        }
        bad.add(appender.submit(List.of(Entries.leaf("first", 0))));
      });
      for (var unit : good) {
        assertThat(unit.get(1, TimeUnit.MINUTES)).isPositive();
      }
      for (var unit : bad) {
        assertThatExceptionOfType(ExecutionException.class)
            .isThrownBy(() -> unit.get(1, TimeUnit.MINUTES))
            .withCauseInstanceOf(ConcurrencyException.class);
      }
    }
    assertThat(reader.size()).isEqualTo(42);
    assertThat(reader.ofAggregate("c3", 0, 1)).isEmpty();
    assertThat(verify()).isInstanceOf(LogVerdict.Holds.class);
  }

  @Test
  void aFullQueueRefusesAndKeepsWhatItHas() throws Exception {
    try (var appender = appender(limits(5, 1 << 20))) {
      var waiting = new ArrayList<CompletableFuture<Long>>();
      whileTheHeadIsLocked(() -> {
        waiting.add(appender.submit(List.of(Entries.leaf("under way", 0))));
        log.awaitBlocked();
        for (int i = 0; i < 5; i++) {
          waiting.add(appender.submit(List.of(Entries.leaf("w" + i, 0))));
        }
        assertThatThrownBy(() -> appender.submit(List.of(Entries.leaf("late", 0))))
            .isInstanceOf(LogBusyException.class);
      });
      for (var unit : waiting) {
        unit.get(1, TimeUnit.MINUTES);
      }
      appender.append(List.of(Entries.leaf("late", 0)));
    }
    assertThat(reader.size()).isEqualTo(7);
  }

  @Test
  void bytesAndEventsAreLimitedAndGivenBack() {
    var leaf = Entries.leaf("a", 0);
    try (var appender = appender(limits(5, leaf.size()))) {
      appender.append(List.of(leaf));
      appender.append(List.of(Entries.leaf("a", 1)));
      assertThatThrownBy(() -> appender.submit(List.of(Entries.leaf("a", 2, "x".repeat(100)))))
          .isInstanceOf(LogBusyException.class);
      assertThatIllegalArgumentException().isThrownBy(() -> appender.submit(List.of()));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> appender.submit(Collections.nCopies(11, leaf)));
    }
  }

  @Test
  void closingStoresWhatWaitsAndRefusesTheRest() throws Exception {
    var appender = appender(Appender.Limits.DEFAULT);
    var units = new ArrayList<CompletableFuture<Long>>();
    for (int i = 0; i < 2_000; i++) {
      units.add(appender.submit(List.of(Entries.leaf("a" + i, 0))));
    }
    appender.close();
    for (int i = 0; i < units.size(); i++) {
      assertThat(units.get(i).get(0, TimeUnit.SECONDS)).isEqualTo(i);
    }
    assertThatThrownBy(() -> appender.append(List.of(Entries.leaf("b", 0))))
        .isInstanceOf(LogBusyException.class);
  }

  @Test
  void aCallerThatIsAloneWritesByItself() {
    var writers = new ArrayList<Thread>();
    Appender.CommitListener listener = _ -> writers.add(Thread.currentThread());
    try (var appender =
        new Appender(log.application(), Appender.Limits.DEFAULT, listener, meters)) {
      for (int i = 0; i < 100; i++) {
        assertThat(appender.append(List.of(Entries.leaf("a", i)))).isEqualTo(i);
      }
    }
    assertThat(writers.getFirst()).as("nobody was known to be alone").isNotEqualTo(caller());
    // Not each: on a busy machine the thread that answered may not have let go in time.
    assertThat(writers.subList(1, 100)).contains(caller());
  }

  private static Thread caller() {
    return Thread.currentThread();
  }

  private DistributionSummary batches() {
    return meters.get("zij.ledger.append.batch").summary();
  }

  private double queued() {
    return meters.get("zij.ledger.append.queue").gauge().value();
  }

  @Test
  void callersBesideOneThatWritesByItselfShareTheNextCommit() throws Exception {
    try (var appender = appender(Appender.Limits.DEFAULT)) {
      appender.append(List.of(Entries.leaf("alone", 0)));
      var units = new ArrayList<CompletableFuture<Long>>();
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        whileTheHeadIsLocked(() -> {
          for (int i = 0; i < 30; i++) {
            var leaf = Entries.leaf("order" + i, 0);
            units.add(CompletableFuture.supplyAsync(() -> appender.append(List.of(leaf)), threads));
          }
          // All are queued or under way with the first, but for one in the appender's hand.
          while (batches().totalAmount() + queued() < units.size()) Thread.sleep(5);
        });
      }
      assertThat(batches().count()).as("commits, of 31 callers").isLessThanOrEqualTo(4);
      assertThat(units.stream().map(CompletableFuture::join).sorted().toList())
          .isEqualTo(LongStream.rangeClosed(1, 30).boxed().toList());
    }
    assertThat(verify()).isInstanceOf(LogVerdict.Holds.class);
  }

  /** A caller on a thread of its own, and what its append threw. */
  private static Thread appending(
      Appender appender, String aggregate, CompletableFuture<Throwable> told) {
    return Thread.startVirtualThread(
        () -> told.complete(catchThrowable(() -> appender.append(leaf(aggregate)))));
  }

  private static List<Leaf> leaf(String aggregate) {
    return List.of(Entries.leaf(aggregate, 0));
  }

  @Test
  void anInterruptedCallerLeavesTheLogToTheOthers() throws Exception {
    try (var appender = appender(Appender.Limits.DEFAULT)) {
      appender.append(List.of(Entries.leaf("before", 0)));
      whileTheHeadIsLocked(() -> {
        var told = new CompletableFuture<Throwable>();
        var caller = appending(appender, "cut", told);
        log.awaitBlocked();
        caller.interrupt();
        assertThat(told.get(1, TimeUnit.MINUTES)).isInstanceOf(AppendOutcomeUnknownException.class);
      });
      assertThat(appender.append(List.of(Entries.leaf("after", 0)))).isPositive();
    }
    assertThat(verify()).isInstanceOf(LogVerdict.Holds.class);
  }

  @Test
  void aCallerWhoIsInterruptedWhileWaitingHasStoredNothing() throws Exception {
    try (var appender = appender(limits(100, 1_000_000))) {
      appender.append(List.of(Entries.leaf("before", 0)));
      whileTheHeadIsLocked(() -> {
        var first = appender.submit(List.of(Entries.leaf("first", 0)));
        log.awaitBlocked();
        for (int i = 0; i < 150; i++) { // each gives its place in the queue back in the end
          var told = new CompletableFuture<Throwable>();
          var caller = appending(appender, "gone", told);
          Thread.sleep(2); // at whatever it is then, nothing is stored
          caller.interrupt();
          assertThat(told.get(1, TimeUnit.MINUTES)).isInstanceOf(AppendFailedException.class);
        }
        assertThat(first).isNotDone();
      });
      assertThat(appender.append(List.of(Entries.leaf("after", 0)))).isEqualTo(2);
      assertThat(appender.append(List.of(Entries.leaf("gone", 0)))).isEqualTo(3);
    }
    assertThat(verify()).isInstanceOf(LogVerdict.Holds.class);
  }

  @Test
  void twoAppendersShareOneDenseLog() throws Exception {
    try (var one = appender(Appender.Limits.DEFAULT);
        var two = appender(Appender.Limits.DEFAULT)) {
      for (int i = 0; i < 20; i++) {
        assertThat(one.append(List.of(Entries.leaf("a", i)))).isEqualTo(2L * i);
        assertThat(two.append(List.of(Entries.leaf("b", i)))).isEqualTo(2L * i + 1);
      }
    }
    assertThat(verify()).isInstanceOf(LogVerdict.Holds.class);
  }

  @Test
  void aKilledConnectionLosesNothingAndStoresNothingTwice() throws Exception {
    try (var appender = appender(limits(4_096, 64 << 20))) {
      var units = new ArrayList<CompletableFuture<Long>>();
      for (int i = 0; i < 1_000; i++) {
        units.add(appender.submit(List.of(Entries.leaf("a" + i, 0))));
        if (i % 250 == 50) { // four times: at the fifth a batch tells its callers
          log.execute(
              "select pg_terminate_backend(pid) from pg_stat_activity"
                  + " where usename = 'zij_app' and datname = current_database()");
          Thread.sleep(20);
        }
      }
      for (var unit : units) {
        unit.get(1, TimeUnit.MINUTES);
      }
    }
    assertThat(reader.size()).isEqualTo(1_000);
    assertThat(verify()).isInstanceOf(LogVerdict.Holds.class);
  }

  @Test
  void anUnreachableDatabaseIsSaidWithinTheBound() {
    var nowhere = TestLog.dataSource("jdbc:postgresql://localhost:1/none?user=zij_app");
    var limits =
        new Appender.Limits(5, 1 << 20, 10, 10, Duration.ofMillis(200), Duration.ofSeconds(1));
    try (var appender = new Appender(nowhere, limits, _ -> {}, new SimpleMeterRegistry())) {
      assertThatThrownBy(() -> appender.append(List.of(Entries.leaf("a", 0))))
          .isInstanceOf(AppendFailedException.class);
    }
  }
}
