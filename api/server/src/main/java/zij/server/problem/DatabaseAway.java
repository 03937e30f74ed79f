package zij.server.problem;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import org.jspecify.annotations.Nullable;

/** Whether something failed because PostgreSQL was not there, or not for long enough. */
final class DatabaseAway {
  /** Causes that are looked at; a chain that is longer is no chain of causes any more. */
  private static final int DEEPEST = 20;

  private DatabaseAway() {}

  /**
   * Whether the same may go well in a moment: the connection broke off or there was none (class
   * 08), the server stops, starts or crashed (57P), or has no room (53).
   */
  static boolean caused(Throwable failure) {
    @Nullable Throwable cause = failure;
    for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
      if (cause instanceof SQLTransientException) return true;
      if (cause instanceof SQLException e && isAway(e.getSQLState())) return true;
      cause = cause.getCause();
    }
    return false;
  }

  private static boolean isAway(@Nullable String state) {
    return state != null
        && (state.startsWith("08") || state.startsWith("57P") || state.startsWith("53"));
  }
}
