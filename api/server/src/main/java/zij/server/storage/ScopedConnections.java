package zij.server.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jooq.ConnectionProvider;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/**
 * Connections that show of the read models what the request may see ({@link RowScope}). For a buyer
 * each is one transaction in which it is a role that may only read, and whose rows are the buyer's
 * by PostgreSQL's Row Level Security; for an auditor likewise with a role that sees the ledger. The
 * shop's own work has the connection as it is. Thread-safe.
 */
public final class ScopedConnections implements ConnectionProvider {
  private static final String ENTER =
      "select set_config('role', ?, true), set_config('zij.user', ?, true)";

  private final DataSource source;
  private final String reader;
  private final String auditor;

  /**
   * @param reader the role that shows what a buyer may see
   * @param auditor the role that shows what an auditor may see
   */
  ScopedConnections(DataSource source, String reader, String auditor) {
    this.source = source;
    this.reader = reader;
    this.auditor = auditor;
  }

  @Override
  public Connection acquire() {
    try {
      Connection connection = source.getConnection();
      try {
        enter(connection);
        return connection;
      } catch (SQLException | RuntimeException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw new DataAccessException("no connection for what a request may see", e);
    }
  }

  @Override
  public void release(Connection connection) {
    try (connection) {
      leave(connection);
    } catch (SQLException e) {
      throw new DataAccessException("a connection could not be given back", e);
    }
  }

  /** Asks something on a connection of another source in the same bounds. */
  public <T extends @Nullable Object> T within(Connection connection, Supplier<T> question)
      throws SQLException {
    enter(connection);
    try {
      return question.get();
    } finally {
      leave(connection);
    }
  }

  private void enter(Connection connection) throws SQLException {
    switch (RowScope.current()) {
      case RowScope.Everything _ -> {}
      case RowScope.Ledger _ -> enter(connection, auditor, "");
      case RowScope.Own own -> enter(connection, reader, Long.toString(own.person().value()));
      case RowScope.Nobodys _ -> enter(connection, reader, "");
    }
  }

  private static void enter(Connection connection, String role, String person) throws SQLException {
    connection.setAutoCommit(false);
    try (PreparedStatement statement = connection.prepareStatement(ENTER)) {
      statement.setString(1, role);
      statement.setString(2, person);
      statement.execute();
    }
  }

  /** Nothing was written, so there is nothing to commit; role and person end with it. */
  private static void leave(Connection connection) throws SQLException {
    if (connection.getAutoCommit()) return;
    connection.rollback();
    connection.setAutoCommit(true);
  }
}
