package zij.server.storage;

import static java.util.Objects.requireNonNull;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection to a replica. When the replica is gone, or cancels a question because it must not
 * keep what the primary threw away, the prepared statement is made anew on the primary and the
 * connection stays there: the primary shows all that a replica shows. Only outside of transactions,
 * where each statement stands for itself. As little thread-safe as any connection.
 */
@SuppressWarnings("ReferenceEquality") // it is asked which connection it is
final class ReplicaConnection {
  private static final Logger LOG = LoggerFactory.getLogger(ReplicaConnection.class);

  /** Gives a connection to the primary. */
  interface Primary {
    Connection connect() throws SQLException;
  }

  private final Primary primary;
  private final CircuitBreaker breaker;
  private final Connection replica;
  private Connection current;
  private boolean hasFailed;

  ReplicaConnection(Connection replica, Primary primary, CircuitBreaker breaker) {
    this.replica = replica;
    this.current = replica;
    this.primary = primary;
    this.breaker = breaker;
  }

  Connection proxy() {
    return proxy(
        Connection.class,
        (method, arguments) ->
            switch (method.getName()) {
              case "prepareStatement" ->
                  proxy(PreparedStatement.class, new Made(method, arguments)::call);
              case "close" -> {
                close();
                yield null;
              }
              default -> call(current, method, arguments);
            });
  }

  private void close() throws SQLException {
    try {
      if (current != replica) {
        current.close();
      } else if (!hasFailed) {
        breaker.onSuccess(0, breaker.getTimestampUnit());
      }
    } finally {
      replica.close();
    }
  }

  /** Goes over to the primary, or throws the failure if that would not mend it. */
  private void fallBack(SQLException failure) throws SQLException {
    note(failure);
    if (!hasFailed || current != replica) throw failure;
    LOG.debug("A replica failed, the primary is asked", failure);
    current = primary.connect();
  }

  private void note(SQLException failure) {
    if (hasFailed || current != replica || !isOfReplica(failure)) return;
    hasFailed = true;
    breaker.onError(0, breaker.getTimestampUnit(), failure);
  }

  /**
   * By SQLSTATE: a broken connection, a server that stops or starts, a conflict with recovery
   * (PostgreSQL, appendix A and 26.4.2).
   */
  private static boolean isOfReplica(SQLException failure) {
    String state = String.valueOf(failure.getSQLState());
    return state.startsWith("08") || state.startsWith("57P0") || state.equals("40001");
  }

  /** A prepared statement with all that it was given, so that it can be made again. */
  private final class Made {
    private final Method prepare;
    private final Object @Nullable [] prepareArguments;
    private final List<Call> given = new ArrayList<>();
    private Object statement;

    @SuppressWarnings("ArrayRecordComponent") // arguments as reflection has them
    private record Call(Method method, Object @Nullable [] arguments) {}

    Made(Method prepare, Object @Nullable [] arguments) throws Throwable {
      this.prepare = prepare;
      this.prepareArguments = arguments;
      Object made;
      boolean isAlone = current.getAutoCommit();
      try {
        made = make();
      } catch (SQLException e) {
        if (!isAlone) throw e;
        fallBack(e);
        made = make();
      }
      this.statement = made;
    }

    private Object make() throws Throwable {
      Object made = requireNonNull(ReplicaConnection.call(current, prepare, prepareArguments));
      for (Call call : given) {
        var _ = ReplicaConnection.call(made, call.method, call.arguments);
      }
      return made;
    }

    @Nullable Object call(Method method, Object @Nullable [] arguments) throws Throwable {
      String name = method.getName();
      if (name.startsWith("set")) given.add(new Call(method, arguments));
      if (!name.startsWith("execute")) return ReplicaConnection.call(statement, method, arguments);
      boolean isAlone = current.getAutoCommit();
      try {
        return ReplicaConnection.call(statement, method, arguments);
      } catch (SQLException e) {
        if (!isAlone) {
          note(e); // the transaction is gone with all that was said in it
          throw e;
        }
        fallBack(e);
        statement = make();
        return ReplicaConnection.call(statement, method, arguments);
      }
    }
  }

  /** What is done when a proxy is called. */
  private interface Calls {
    @Nullable Object call(Method method, Object @Nullable [] arguments) throws Throwable;
  }

  private static <T> T proxy(Class<T> type, Calls calls) {
    Object proxy =
        Proxy.newProxyInstance(
            ReplicaConnection.class.getClassLoader(),
            new Class<?>[] {type},
            (_, method, arguments) -> calls.call(method, arguments));
    return type.cast(proxy);
  }

  private static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }
}
