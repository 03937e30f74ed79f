package zij.server.letter;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/**
 * Keeps others from a letter while somebody decides about it. A reaction's letter is held with all
 * of its sequence, because Axon works through that from its first on; while it does, it holds the
 * same rows. Thread-safe.
 */
@Component
class HeldLetter {
  /** PostgreSQL's SQLSTATE, which Spring has no word of its own for. */
  private static final String LOCK_NOT_AVAILABLE = "55P03";

  private static final String HOLD_UPDATE =
      "select number from server.dead_update where number = ? for update nowait";
  private static final String HOLD_SEQUENCE =
      """
      select s.number from server.dead_letter s join server.dead_letter l
        on s.processing_group = l.processing_group and s.sequence_id = l.sequence_id
      where l.number = ? order by s.sequence_index for update of s nowait\
      """;

  private final DataSource connections;

  HeldLetter(@Qualifier("dataSource") DataSource connections) {
    this.connections = connections;
  }

  /**
   * Works with what is held. The work gets the connection that holds it, whose changes are
   * committed when the work ends well; everything else that it does goes its own way.
   *
   * @throws PessimisticLockingFailureException if somebody else holds it or it does not wait any
   *     more, without waiting
   */
  <T> T with(Letter letter, Function<JdbcClient, T> work) {
    try (Connection connection = connections.getConnection()) {
      connection.setAutoCommit(false);
      try {
        JdbcClient held = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        hold(held, letter);
        T result = work.apply(held);
        connection.commit();
        return result;
      } finally {
        connection.rollback(); // of what was not committed
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("cannot hold letter " + letter.number(), e);
    }
  }

  private static void hold(JdbcClient held, Letter letter) {
    String hold =
        switch (letter.kind()) {
          case REACTION -> HOLD_SEQUENCE;
          case UPDATE -> HOLD_UPDATE;
        };
    try {
      if (held.sql(hold).param(letter.number()).query(Long.class).list().isEmpty()) {
        throw new PessimisticLockingFailureException(
            "somebody was done with letter " + letter.number());
      }
    } catch (UncategorizedSQLException e) {
      SQLException why = e.getSQLException();
      if (why == null || !LOCK_NOT_AVAILABLE.equals(why.getSQLState())) throw e;
      throw new PessimisticLockingFailureException(
          "somebody works at letter " + letter.number(), e);
    }
  }
}
