package zij.query.projection;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A projection, and what is being built beside it.
 *
 * @param version of the tables in use
 * @param builtAt when they took the place of others; null if a migration made them
 * @param rebuild null if nothing is being built
 */
public record RebuildStatus(
    String projection, int version, @Nullable Instant builtAt, @Nullable Building rebuild) {
  /** Whether somebody works on it. */
  public enum State {
    RUNNING,
    /** It was stopped, or its process has ended. The next run goes on. */
    STOPPED,
    /** It met something that it could not get over. The next run tries again. */
    FAILED
  }

  /**
   * What is being built.
   *
   * @param version of the new tables
   * @param failure why it failed; null if it did not
   */
  public record Building(
      State state,
      int version,
      RebuildProgress progress,
      Instant startedAt,
      Instant updatedAt,
      @Nullable String failure) {}
}
