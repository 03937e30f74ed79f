package zij.language.difference;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import zij.language.LogicalName;
import zij.language.TelegramUserId;
import zij.language.order.OrderId;

/**
 * What can happen to a difference. Names and shapes are stored for ever. Every event names the
 * movement once more, so that it can be posted without looking back.
 */
public sealed interface DifferenceEvent {
  DifferenceId difference();

  Movement movement();

  /** When it was decided. */
  Instant at();

  /**
   * Telegram and we differ about a movement. Its effect is in suspense from now on.
   *
   * @param order which order it is about, if that is known
   */
  @LogicalName("difference.found")
  record Found(
      DifferenceId difference,
      DifferenceKind kind,
      Movement movement,
      @Nullable OrderId order,
      Explanation explanation,
      Instant at)
      implements DifferenceEvent {}

  /** A person decided where the Stars belong. Their effect leaves suspense for that place. */
  @LogicalName("difference.settled")
  record Settled(
      DifferenceId difference,
      Movement movement,
      Settlement settlement,
      Note note,
      TelegramUserId by,
      Instant at)
      implements DifferenceEvent {}

  /**
   * Both sides agree by now, or differ in another way that is found next. What was posted for this
   * difference has to be undone.
   *
   * @param movement as it was when it was found
   * @param undone what a person had decided about it meanwhile; null if it was still in suspense
   */
  @LogicalName("difference.resolved")
  record Resolved(
      DifferenceId difference, Movement movement, @Nullable Settlement undone, Instant at)
      implements DifferenceEvent {}
}
