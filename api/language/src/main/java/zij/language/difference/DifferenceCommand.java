package zij.language.difference;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import zij.language.Command;
import zij.language.Done;
import zij.language.LogicalName;
import zij.language.TelegramUserId;
import zij.language.order.OrderId;

/** What can be asked of a difference. */
public sealed interface DifferenceCommand {
  DifferenceId difference();

  Instant at();

  /** Records how Telegram and we differ about a movement now; the same again changes nothing. */
  @LogicalName("difference.report")
  record Report(
      DifferenceKind kind,
      Movement movement,
      @Nullable OrderId order,
      Explanation explanation,
      Instant at)
      implements DifferenceCommand, Command<Done> {
    @Override
    public DifferenceId difference() {
      return DifferenceId.of(movement.transaction(), movement.direction());
    }
  }

  /** A person decides where the Stars belong. Once; the same again changes nothing. */
  @LogicalName("difference.settle")
  record Settle(
      DifferenceId difference, Settlement settlement, Note note, TelegramUserId by, Instant at)
      implements DifferenceCommand, Command<Done> {}

  /** Both sides agree by now. */
  @LogicalName("difference.resolve")
  record Resolve(DifferenceId difference, Instant at) implements DifferenceCommand, Command<Done> {}
}
