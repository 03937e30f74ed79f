package zij.language.difference;

import java.time.Instant;
import zij.language.StarAmount;
import zij.language.Stars;

/**
 * One movement of Stars as both sides have it.
 *
 * @param transaction Telegram's id, 1 to {@value #MAX_ID} characters; that of a buyer's payment,
 *     and of what goes back of it, is the charge id
 * @param there what Telegram's list says; zero if it lists nothing
 * @param here what our own events say; zero if they say nothing
 * @param movedAt when Telegram dates it, or else our own event
 */
public record Movement(
    String transaction, Direction direction, StarAmount there, Stars here, Instant movedAt) {
  public static final int MAX_ID = 256;

  public Movement {
    if (transaction.isBlank() || transaction.length() > MAX_ID) {
      throw new IllegalArgumentException("not a transaction id: " + transaction);
    }
    if (there.stars() < 0 || there.nanostars() < 0) {
      throw new IllegalArgumentException("the direction is not told by a sign: " + there);
    }
  }

  /**
   * By how much Telegram's balance is higher because of this movement than our events make it;
   * negative if it is lower. Zero when both sides agree.
   */
  public StarAmount effect() {
    StarAmount more = there.minus(StarAmount.of(here));
    return switch (direction) {
      case IN -> more;
      case OUT -> more.negated();
    };
  }
}
