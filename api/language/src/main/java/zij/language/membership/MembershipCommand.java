package zij.language.membership;

import java.time.Instant;
import zij.language.Command;
import zij.language.Done;
import zij.language.Language;
import zij.language.LogicalName;
import zij.language.TelegramUserId;
import zij.language.order.OrderId;
import zij.language.product.ChatId;

/** What can be asked of somebody's place in a private chat. */
public sealed interface MembershipCommand {
  OrderId order();

  ChatId chat();

  Instant at();

  /**
   * An order delivers it; again it changes nothing.
   *
   * @param anew whether one that has ended is opened again, because it is paid for again
   */
  @LogicalName("membership.open")
  record Open(
      OrderId order,
      ChatId chat,
      TelegramUserId person,
      String title,
      Language language,
      boolean anew,
      Instant at)
      implements MembershipCommand, Command<Done> {}

  /**
   * Telegram made a link. Answers the link that counts: if that is another one, this one came
   * second and is to be revoked.
   */
  @LogicalName("membership.invite")
  record Invite(OrderId order, ChatId chat, String link, Instant at)
      implements MembershipCommand, Command<String> {}

  /** The shop wants another link to be made in place of the one there is. */
  @LogicalName("membership.replace-link")
  record ReplaceLink(OrderId order, ChatId chat, Instant at)
      implements MembershipCommand, Command<Done> {}

  /**
   * Somebody followed the link and asks to be let in.
   *
   * @param update Telegram's number of the update that told; the same again changes nothing
   */
  @LogicalName("membership.admit")
  record Admit(OrderId order, ChatId chat, TelegramUserId person, long update, Instant at)
      implements MembershipCommand, Command<Done> {}

  /** What was paid went back, or its time is over; again it changes nothing. */
  @LogicalName("membership.end")
  record End(OrderId order, ChatId chat, Instant at) implements MembershipCommand, Command<Done> {}
}
