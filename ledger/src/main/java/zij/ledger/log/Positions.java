package zij.ledger.log;

import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.jspecify.annotations.Nullable;

/** Axon's tracking tokens as positions of the log. */
public final class Positions {
  private Positions() {}

  /**
   * The first position that a reader with this token has not seen.
   *
   * @param token null for the beginning; replay and merge tokens count by their lower bound
   * @throws IllegalArgumentException if the token is of another event store
   */
  public static long after(@Nullable TrackingToken token) {
    var bare = token == null ? null : WrappedToken.unwrapLowerBound(token);
    return switch (bare) {
      case null -> 0;
      case GlobalSequenceTrackingToken position -> Math.max(0, position.getGlobalIndex() + 1);
      default -> throw new IllegalArgumentException("not a token of this log: " + bare.getClass());
    };
  }
}
