package zij.server.reconciliation;

import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Waits until the views show what commands have led to, because the next look goes by the views.
 */
@Component
class Visibility {
  private static final Duration AT_MOST = Duration.ofSeconds(10);
  private static final long LOOK_AGAIN_MS = 20;

  private static final String MOVEMENT =
      "select exists (select from query.star_movement where charge = ? and direction = ?)";
  private static final String DIFFERENCE =
      "select exists (select from query.difference"
          + " where transaction_id = ? and direction = ? and position >= ?)";

  private final JdbcClient jdbc;

  Visibility(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Waits for all of them, but not for ever.
   *
   * @return whether all are shown; those that are, are taken from the list
   */
  boolean await(List<Tally.Expected> expected) {
    long deadline = System.nanoTime() + AT_MOST.toNanos();
    while (true) {
      expected.removeIf(this::isShown);
      if (expected.isEmpty()) return true;
      if (System.nanoTime() > deadline || !pause(LOOK_AGAIN_MS)) return false;
    }
  }

  private boolean isShown(Tally.Expected e) {
    JdbcClient.StatementSpec question =
        e.isDifference()
            ? jdbc.sql(DIFFERENCE).params(e.transaction(), e.direction().name(), e.position())
            : jdbc.sql(MOVEMENT).params(e.transaction(), e.direction().name());
    return question.query(Boolean.class).single();
  }

  /** Waits; false if the thread shall end. */
  static boolean pause(long ms) {
    try {
      Thread.sleep(ms);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
