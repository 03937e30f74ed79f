package zij.language.membership;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import zij.language.Language;
import zij.language.LogicalName;
import zij.language.TelegramUserId;
import zij.language.order.OrderId;
import zij.language.product.ChatId;

/**
 * What can happen to somebody's place in a private chat that an order delivers. Names and shapes
 * are stored for ever. Every event says what Telegram has to be told, so that it can be without
 * looking back.
 */
public sealed interface MembershipEvent {
  OrderId order();

  ChatId chat();

  /** Whose place it is: the buyer's, or that of whoever took the gift. */
  TelegramUserId person();

  /** When it was decided. */
  Instant at();

  /** Under which a place stands in the log. No other id begins like this. */
  static String aggregateId(OrderId order, ChatId chat) {
    return "membership:" + order + ":" + chat;
  }

  /**
   * The person may enter, and a link is to be made; or another one.
   *
   * @param title of the chat
   * @param language in which the person is told the link
   * @param instead the link that is worth nothing from then on; null if there was none
   */
  @LogicalName("membership.opened")
  record Opened(
      OrderId order,
      ChatId chat,
      TelegramUserId person,
      String title,
      Language language,
      @Nullable String instead,
      Instant at)
      implements MembershipEvent {}

  /**
   * The link is there. It is no secret: who follows it has to ask, and only the person is let in.
   *
   * @param link as Telegram made it
   */
  @LogicalName("membership.invited")
  record Invited(
      OrderId order,
      ChatId chat,
      TelegramUserId person,
      String title,
      Language language,
      String link,
      Instant at)
      implements MembershipEvent {}

  /**
   * The person followed the link and asked to be let in, and is.
   *
   * @param update Telegram's number of the update that told
   */
  @LogicalName("membership.admitted")
  record Admitted(OrderId order, ChatId chat, TelegramUserId person, long update, Instant at)
      implements MembershipEvent {}

  /**
   * What was paid went back, or its time is over: the link is worth nothing, and who came in by it
   * has to leave.
   *
   * @param link null if none was made
   * @param cameIn whether the person was let in by it
   */
  @LogicalName("membership.ended")
  record Ended(
      OrderId order,
      ChatId chat,
      TelegramUserId person,
      @Nullable String link,
      boolean cameIn,
      Instant at)
      implements MembershipEvent {}
}
