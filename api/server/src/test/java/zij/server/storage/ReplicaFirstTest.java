package zij.server.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import zij.server.Eventually;
import zij.server.HotStandby;

/** Reads while a real replica lags, stops and comes back. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // started before the tests
class ReplicaFirstTest {
  private static final Duration MAX_LAG = Duration.ofSeconds(2);
  private static final int READERS = 4;

  @TempDir private static Path folder;

  private EmbeddedPostgres primary;
  private HotStandby standby;
  private MeterRegistry meters;
  private ReplicaFirst replicaFirst;
  private DSLContext reads;
  private DSLContext writes;

  @BeforeAll
  void start() throws IOException {
    primary =
        EmbeddedPostgres.builder()
            .setDataDirectory(folder.resolve("primary"))
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setPGStartupWait(Duration.ofMinutes(2))
            .start();
    writes = DSL.using(primary.getPostgresDatabase(), SQLDialect.POSTGRES);
    writes.execute("create table counted (n int)");
    writes.execute("insert into counted values (1)");
    standby = new HotStandby(folder.resolve("primary"), folder.resolve("standby"));
  }

  @AfterAll
  void stop() throws IOException {
    standby.close();
    primary.close();
  }

  @BeforeEach
  void connect() {
    meters = new SimpleMeterRegistry();
    replicaFirst = replicaFirst(standby.url());
    reads = DSL.using(replicaFirst, SQLDialect.POSTGRES);
    Eventually.holds(() -> {
      replicaFirst.measure();
      return isAsked();
    });
  }

  private ReplicaFirst replicaFirst(String url) {
    Replica replica = new Replica(url, "postgres", null, 4);
    return new ReplicaFirst(primary.getPostgresDatabase(), List.of(replica), MAX_LAG, meters);
  }

  @AfterEach
  void disconnect() {
    replicaFirst.close();
  }

  private boolean isAsked() {
    return meters.get("zij.replica.usable").tag("replica", "1").gauge().value() == 1;
  }

  private double lag() {
    return meters.get("zij.replica.lag").tag("replica", "1").gauge().value();
  }

  private double given(String by) {
    return meters.get("zij.reads").tag("by", by).counter().count();
  }

  private boolean answeredByReplica() {
    return Boolean.TRUE.equals(reads.fetchValue("select pg_is_in_recovery()"));
  }

  private int counted(int atLeast) {
    Object value = reads.fetchValue("select max(n) from counted where n >= ?", atLeast);
    return value == null ? -1 : ((Number) value).intValue();
  }

  @Test
  void theReplicaAnswers() {
    // It has a second to give a connection.
    Eventually.holds(this::answeredByReplica);
    Eventually.holds(() -> {
      double byReplica = given("replica");
      double byPrimary = given("primary");
      assertThat(counted(1)).isPositive();
      return given("replica") == byReplica + 1 && given("primary") == byPrimary;
    });
    assertThat(lag()).isBetween(0.0, 2.0);
  }

  @Test
  void aReplicaThatLagsIsLeftOutUntilItHasCaughtUp() throws Exception {
    standby.execute("select pg_wal_replay_pause()");
    try {
      writes.execute("insert into counted values (2)");
      Eventually.holds(() -> {
        Thread.sleep(200);
        replicaFirst.measure();
        return !isAsked();
      });
      assertThat(lag()).isGreaterThan(2);
      assertThat(answeredByReplica()).isFalse();
      assertThat(counted(2)).isEqualTo(2);
    } finally {
      standby.execute("select pg_wal_replay_resume()");
    }
    Eventually.holds(() -> {
      replicaFirst.measure();
      return isAsked();
    });
    Eventually.holds(this::answeredByReplica);
    assertThat(counted(2)).isEqualTo(2);
  }

  @Test
  void nobodyNoticesThatTheReplicaDies() throws Exception {
    AtomicBoolean isOver = new AtomicBoolean();
    AtomicIntegerArray answers = new AtomicIntegerArray(READERS);
    List<Future<?>> readers = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < READERS; i++) {
        int reader = i;
        readers.add(
            threads.submit(() -> {
              while (!isOver.get()) {
                if (counted(1) < 1) throw new AssertionError("a wrong answer");
                answers.incrementAndGet(reader);
              }
            }));
      }
      try {
        eachReadsOn(answers, readers);
        standby.kill();
        eachReadsOn(answers, readers);
        replicaFirst.measure();
        assertThat(isAsked()).isFalse();
        assertThat(lag()).isNaN();
        eachReadsOn(answers, readers);
      } finally {
        isOver.set(true);
      }
    } finally {
      standby.start();
    }
    for (Future<?> reader : readers) reader.get();
    Eventually.holds(() -> {
      replicaFirst.measure();
      return answeredByReplica() && isAsked(); // the breaker lets a question try
    });
  }

  /** Waits until each has five answers more, or something went wrong. */
  private static void eachReadsOn(AtomicIntegerArray answers, List<Future<?>> readers) {
    int[] before = IntStream.range(0, READERS).map(answers::get).toArray();
    Eventually.holds(() ->
        readers.stream().anyMatch(Future::isDone)
            || IntStream.range(0, READERS).allMatch(i -> answers.get(i) >= before[i] + 5));
  }

  /** What began on one database cannot go on in another. */
  @Test
  void aTransactionIsNotCarriedOver() {
    try {
      assertThatThrownBy(() ->
              reads.transaction(all -> {
                assertThat(Objects.requireNonNull(all.dsl().fetchValue("select 1"))).isEqualTo(1);
                standby.kill();
                var _ = all.dsl().fetchValue("select 1");
              }))
          .isInstanceOf(DataAccessException.class);
      assertThat(counted(1)).isPositive();
    } finally {
      standby.start();
    }
  }

  @Test
  void aMistakeInTheQuestionIsNoFailureOfTheReplica() {
    for (int i = 0; i < 30; i++) {
      assertThatThrownBy(() -> reads.fetch("select nothing from nowhere"))
          .isInstanceOf(DataAccessException.class);
    }
    Eventually.holds(this::answeredByReplica);
  }

  /** A standby that was promoted has a history of its own. */
  @Test
  void aDatabaseThatIsNoReplicaIsNotAsked() {
    meters = new SimpleMeterRegistry();
    try (ReplicaFirst alone = replicaFirst(primary.getJdbcUrl("postgres", "postgres"))) {
      alone.measure();
      assertThat(isAsked()).isFalse();
    }
  }
}
