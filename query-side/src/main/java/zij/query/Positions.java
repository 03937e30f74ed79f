package zij.query;

import org.axonframework.eventhandling.TrackingToken;

/** Log positions out of Axon's tracking tokens. */
public final class Positions {
  private Positions() {}

  /** The position of the event that this token came with. */
  public static long of(TrackingToken token) {
    return token
        .position()
        .orElseThrow(() -> new IllegalStateException("a token without a position: " + token));
  }
}
