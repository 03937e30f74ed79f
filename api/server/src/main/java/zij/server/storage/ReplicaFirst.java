package zij.server.storage;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.scheduling.annotation.Scheduled;
import zij.server.metrics.Circuits;

/**
 * Connections for questions that may be answered from a moment ago: to a replica that lags no more
 * than it may and does not fail, each in turn, else to the primary. A statement that a replica
 * fails to answer is repeated on the primary, see {@link ReplicaConnection}. Thread-safe.
 */
public final class ReplicaFirst extends AbstractDataSource implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ReplicaFirst.class);
  private static final String WRITTEN =
      "select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint";

  private final DataSource primary;
  private final List<Replica> replicas;
  private final Duration maxLag;
  private final WrittenLog written = new WrittenLog();
  private final AtomicInteger turn = new AtomicInteger();
  private final Counter byReplica;
  private final Counter byPrimary;

  ReplicaFirst(DataSource primary, List<Replica> replicas, Duration maxLag, MeterRegistry meters) {
    this.primary = primary;
    this.replicas = replicas;
    this.maxLag = maxLag;
    byReplica = answered(meters, "replica");
    byPrimary = answered(meters, "primary");
    for (int i = 0; i < replicas.size(); i++) {
      Tags number = Tags.of("replica", Integer.toString(i + 1));
      Replica replica = replicas.get(i);
      Circuits.show("replica-" + (i + 1), replica.breaker(), meters);
      Gauge.builder("zij.replica.lag", replica, ReplicaFirst::seconds)
          .description("How far it is behind the primary at the most; NaN if nobody knows")
          .baseUnit("seconds")
          .tags(number)
          .register(meters);
      Gauge.builder("zij.replica.usable", replica, r -> isAsked(r) ? 1 : 0)
          .description("1 if it is asked")
          .tags(number)
          .register(meters);
    }
  }

  private static Counter answered(MeterRegistry meters, String by) {
    return Counter.builder("zij.reads")
        .description("Connections for what a replica may answer, by who gave them")
        .tag("by", by)
        .register(meters);
  }

  private static double seconds(Replica replica) {
    Duration lag = replica.lag();
    return lag == null ? Double.NaN : lag.toMillis() / 1_000.0;
  }

  @Override
  public Connection getConnection() throws SQLException {
    Replica replica = next();
    if (replica == null) return onPrimary();
    CircuitBreaker breaker = replica.breaker();
    try {
      Connection connection = replica.connect();
      byReplica.increment();
      return new ReplicaConnection(connection, this::onPrimary, breaker).proxy();
    } catch (SQLException e) {
      breaker.onError(0, breaker.getTimestampUnit(), e);
      LOG.debug("A replica gives no connection, the primary does", e);
      return onPrimary();
    }
  }

  private Connection onPrimary() throws SQLException {
    byPrimary.increment();
    return primary.getConnection();
  }

  private @Nullable Replica next() {
    int first = turn.getAndIncrement();
    for (int i = 0; i < replicas.size(); i++) {
      Replica replica = replicas.get(Math.floorMod(first + i, replicas.size()));
      if (isNewEnough(replica) && replica.breaker().tryAcquirePermission()) return replica;
    }
    return null;
  }

  private boolean isNewEnough(Replica replica) {
    Duration lag = replica.lag();
    return lag != null && lag.compareTo(maxLag) <= 0;
  }

  private boolean isAsked(Replica replica) {
    return isNewEnough(replica) && replica.breaker().getState() != CircuitBreaker.State.OPEN;
  }

  /** Looks how far the replicas are. While the primary does not tell, they count as lagging. */
  @Scheduled(fixedDelayString = "PT1S")
  void measure() {
    if (replicas.isEmpty()) return;
    long now = System.nanoTime();
    try (Connection connection = primary.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(WRITTEN)) {
      if (row.next()) written.note(now, row.getLong(1));
    } catch (SQLException e) {
      LOG.debug("The primary does not say what it has written", e);
    }
    replicas.forEach(replica -> replica.measure(written));
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    throw new java.sql.SQLFeatureNotSupportedException("the roles are configured");
  }

  @Override
  public void close() {
    replicas.forEach(Replica::close);
  }
}
