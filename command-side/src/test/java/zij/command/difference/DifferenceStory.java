package zij.command.difference;

import java.time.Instant;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import zij.command.CommandTargets;
import zij.language.StarAmount;
import zij.language.Stars;
import zij.language.TelegramUserId;
import zij.language.difference.DifferenceCommand;
import zij.language.difference.DifferenceEvent;
import zij.language.difference.DifferenceId;
import zij.language.difference.DifferenceKind;
import zij.language.difference.Direction;
import zij.language.difference.Explanation;
import zij.language.difference.Movement;
import zij.language.difference.Note;
import zij.language.difference.Settlement;

/** A payment of 130 Stars that Telegram lists and nobody here knows. */
final class DifferenceStory {
  static final Instant MOVED_AT = Instant.parse("2026-11-21T09:00:00Z");
  static final Instant NOW = MOVED_AT.plusSeconds(900);
  static final TelegramUserId OWNER = new TelegramUserId(7);
  static final DifferenceId ID = DifferenceId.of("stx", Direction.IN);
  static final Movement LISTED =
      new Movement("stx", Direction.IN, new StarAmount(130, 0), Stars.ZERO, MOVED_AT);
  static final Note NOTE = new Note("Sold by the other mini app of this bot.");

  private DifferenceStory() {}

  static FixtureConfiguration<Difference> differences() {
    return new AggregateTestFixture<>(Difference.class)
        .registerCommandTargetResolver(new CommandTargets());
  }

  static DifferenceCommand.Report report() {
    return new DifferenceCommand.Report(
        DifferenceKind.ORPHAN, LISTED, null, Explanation.FOREIGN_INVOICE, NOW);
  }

  static DifferenceCommand.Settle settle(Settlement settlement, Note note) {
    return new DifferenceCommand.Settle(ID, settlement, note, OWNER, NOW);
  }

  static DifferenceEvent.Found found() {
    return new DifferenceEvent.Found(
        ID, DifferenceKind.ORPHAN, LISTED, null, Explanation.FOREIGN_INVOICE, NOW);
  }

  static DifferenceEvent.Settled settled() {
    return new DifferenceEvent.Settled(ID, LISTED, Settlement.NOT_OF_THIS_SHOP, NOTE, OWNER, NOW);
  }

  static DifferenceEvent.Resolved resolved() {
    return new DifferenceEvent.Resolved(ID, LISTED, null, NOW);
  }
}
