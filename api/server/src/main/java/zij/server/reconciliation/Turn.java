package zij.server.reconciliation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The right to reconcile, which one of all servers has at a time: an advisory lock of PostgreSQL,
 * held by a connection that is kept for as long. A server that dies gives it back.
 */
final class Turn implements AutoCloseable {
  /** Any number that nothing else locks: "zij reco" in ASCII. */
  static final long KEY = 0x7A696A_2072_65636FL;

  private final Connection connection;

  private Turn(Connection connection) {
    this.connection = connection;
  }

  /** The turn; empty if somebody has it. */
  static Optional<Turn> take(DataSource source) throws SQLException {
    Connection connection = source.getConnection();
    try {
      if (ask(connection, "select pg_try_advisory_lock(?)")) {
        return Optional.of(new Turn(connection));
      }
      connection.close();
      return Optional.empty();
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  @Override
  public void close() throws SQLException {
    try (connection) {
      var _ = ask(connection, "select pg_advisory_unlock(?)");
    }
  }

  private static boolean ask(Connection connection, String question) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(question)) {
      statement.setLong(1, KEY);
      try (ResultSet answer = statement.executeQuery()) {
        return answer.next() && answer.getBoolean(1);
      }
    }
  }
}
