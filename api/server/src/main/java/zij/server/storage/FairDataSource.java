package zij.server.storage;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Hands a pool's connections out in the order in which they were asked for. The pool itself lets
 * late comers overtake, so that with many virtual threads some wait for seconds.
 */
final class FairDataSource extends DelegatingDataSource implements AutoCloseable {
  private static final long WAIT_SECONDS = 10;

  private final HikariDataSource pool;
  private final Semaphore turns;

  FairDataSource(HikariDataSource pool, int size, MeterRegistry meters) {
    super(pool);
    this.pool = pool;
    this.turns = new Semaphore(size, true);
    Gauge.builder("zij.pool.waiting", turns, Semaphore::getQueueLength)
        .description("Who wait for a connection of a pool")
        .tag("pool", pool.getPoolName())
        .register(meters);
  }

  @Override
  public Connection getConnection() throws SQLException {
    try {
      if (!turns.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
        throw new SQLTransientConnectionException(
            "no connection to PostgreSQL became free within " + WAIT_SECONDS + " s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLTransientConnectionException("interrupted while waiting for a connection", e);
    }
    try {
      return returningTurn(pool.getConnection());
    } catch (SQLException | RuntimeException e) {
      turns.release();
      throw e;
    }
  }

  @Override
  public void close() {
    pool.close();
  }

  private Connection returningTurn(Connection connection) {
    AtomicBoolean isClosed = new AtomicBoolean();
    return (Connection)
        Proxy.newProxyInstance(
            FairDataSource.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (_, method, arguments) -> {
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              } finally {
                if (method.getName().equals("close") && isClosed.compareAndSet(false, true)) {
                  turns.release();
                }
              }
            });
  }
}
