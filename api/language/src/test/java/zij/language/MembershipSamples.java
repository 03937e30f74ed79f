package zij.language;

import java.time.Instant;
import java.util.List;
import zij.language.membership.MembershipEvent;
import zij.language.order.OrderId;
import zij.language.product.ChatId;

/** One example of every event of places in private chats. */
final class MembershipSamples {
  private static final Instant AT = Instant.parse("2026-11-21T09:00:00.123456Z");
  private static final TelegramUserId PERSON = new TelegramUserId((1L << 52) - 1);
  private static final OrderId ORDER = OrderId.of(PERSON, "key-1");
  private static final ChatId CHAT = new ChatId(-1_001_000_000_777L);
  private static final String LINK = "https://t.me/+AbCdEf-_0123456";
  private static final String BEFORE = "https://t.me/+Before-_0123456";

  private MembershipSamples() {}

  static List<Object> all() {
    return List.of(
        new MembershipEvent.Opened(
            ORDER, CHAT, PERSON, "Choyxona 🍵", Language.UZBEK_CYRILLIC, BEFORE, AT),
        new MembershipEvent.Invited(
            ORDER, CHAT, PERSON, "Choyxona 🍵", Language.UZBEK_CYRILLIC, LINK, AT),
        new MembershipEvent.Admitted(ORDER, CHAT, PERSON, 100_000_123, AT),
        new MembershipEvent.Ended(ORDER, CHAT, PERSON, LINK, true, AT));
  }
}
