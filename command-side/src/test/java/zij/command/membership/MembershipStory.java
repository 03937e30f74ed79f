package zij.command.membership;

import java.time.Instant;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import zij.command.CommandTargets;
import zij.language.Language;
import zij.language.TelegramUserId;
import zij.language.membership.MembershipCommand;
import zij.language.membership.MembershipEvent;
import zij.language.order.OrderId;
import zij.language.product.ChatId;

/** A buyer who paid for a place in a circle, and another who found the link. */
final class MembershipStory {
  static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
  static final TelegramUserId BUYER = new TelegramUserId(7);
  static final TelegramUserId OTHER = new TelegramUserId(8);
  static final OrderId ORDER = OrderId.of(BUYER, "key");
  static final ChatId CHAT = new ChatId(-1_001_000_000_777L);
  static final String LINK = "https://t.me/+first";

  private MembershipStory() {}

  static FixtureConfiguration<Membership> memberships() {
    return new AggregateTestFixture<>(Membership.class)
        .registerCommandTargetResolver(new CommandTargets());
  }

  static MembershipCommand.Open open() {
    return new MembershipCommand.Open(ORDER, CHAT, BUYER, "Circle", Language.RUSSIAN, true, NOW);
  }

  static MembershipCommand.Admit admit(TelegramUserId person, long update) {
    return new MembershipCommand.Admit(ORDER, CHAT, person, update, NOW);
  }

  static MembershipEvent.Opened opened(@Nullable String instead) {
    return new MembershipEvent.Opened(ORDER, CHAT, BUYER, "Circle", Language.RUSSIAN, instead, NOW);
  }

  static MembershipEvent.Invited invited(String link) {
    return new MembershipEvent.Invited(ORDER, CHAT, BUYER, "Circle", Language.RUSSIAN, link, NOW);
  }

  static MembershipEvent.Admitted admitted(long update) {
    return new MembershipEvent.Admitted(ORDER, CHAT, BUYER, update, NOW);
  }

  static MembershipEvent.Ended ended(@Nullable String link, boolean cameIn) {
    return new MembershipEvent.Ended(ORDER, CHAT, BUYER, link, cameIn, NOW);
  }
}
