package zij.server.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A hot standby of the primary: its connections, how far it lags, and whether it fails.
 * Thread-safe; it is measured by one thread at a time.
 */
final class Replica implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Replica.class);
  private static final int CONNECT_SECONDS = 1;

  /** Longer than any question may take. */
  private static final int ANSWER_SECONDS = 25;

  private static final int MEASURE_SECONDS = 1;

  private static final String REPLAYED =
      "select pg_wal_lsn_diff(pg_last_wal_replay_lsn(), '0/0')::bigint where pg_is_in_recovery()";

  private final String url;
  private final HikariDataSource pool;
  private final PGSimpleDataSource measuring = new PGSimpleDataSource();
  private final CircuitBreaker breaker;
  private @Nullable Connection measured;
  private volatile @Nullable Duration lag;

  Replica(String url, String user, @Nullable String password, int poolSize) {
    this.url = url;
    HikariConfig config = new HikariConfig();
    config.setPoolName("replica " + url);
    config.setJdbcUrl(url);
    config.setUsername(user);
    config.setPassword(password);
    config.setMaximumPoolSize(poolSize);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(CONNECT_SECONDS * 1_000L);
    config.setInitializationFailTimeout(-1); // the shop opens without it
    config.addDataSourceProperty("connectTimeout", CONNECT_SECONDS);
    config.addDataSourceProperty("socketTimeout", ANSWER_SECONDS);
    config.addDataSourceProperty("ApplicationName", "zij-reads");
    pool = new HikariDataSource(config);
    measuring.setUrl(url);
    measuring.setUser(user);
    measuring.setPassword(password);
    measuring.setConnectTimeout(CONNECT_SECONDS);
    measuring.setSocketTimeout(MEASURE_SECONDS);
    measuring.setApplicationName("zij-lag");
    breaker =
        CircuitBreaker.of(
            "replica",
            CircuitBreakerConfig.custom()
                .slidingWindowSize(20)
                .minimumNumberOfCalls(3)
                .waitDurationInOpenState(Duration.ofSeconds(2))
                .permittedNumberOfCallsInHalfOpenState(2)
                .build());
  }

  Connection connect() throws SQLException {
    return pool.getConnection();
  }

  /** Told of every question that it answered or failed to answer. */
  CircuitBreaker breaker() {
    return breaker;
  }

  /** How far it was behind the primary when that was last looked at; null if nobody knows. */
  @Nullable Duration lag() {
    return lag;
  }

  /** Asks how far it has come and compares that with what the primary wrote. */
  void measure(WrittenLog primary) {
    Duration before = lag;
    try {
      lag = primary.ageOf(replayed());
    } catch (SQLException e) {
      lag = null;
      close(measured);
      measured = null;
      if (before != null) LOG.warn("The replica {} does not answer: {}", url, e.getMessage());
    }
    if (before == null && lag != null) LOG.info("The replica {} answers", url);
  }

  /** Position in PostgreSQL's log up to which everything can be seen here. */
  private long replayed() throws SQLException {
    Connection connection = measured;
    if (connection == null) measured = connection = measuring.getConnection();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(REPLAYED)) {
      if (!row.next()) throw new SQLException("it is no replica, but a database of its own");
      return row.getLong(1);
    }
  }

  private static void close(@Nullable Connection connection) {
    try {
      if (connection != null) connection.close();
    } catch (SQLException e) {
      LOG.debug("A broken connection", e);
    }
  }

  @Override
  public void close() {
    pool.close();
    close(measured);
  }
}
