package zij.language.support;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import zij.language.Language;
import zij.language.LogicalName;
import zij.language.TelegramUserId;
import zij.language.order.OrderId;

/**
 * What can happen to a case of support. Names and shapes are stored for ever. Every event names the
 * buyer, whose key opens what was written, and what the buyer hears of names the language too, so
 * that it can be told without looking back.
 */
public sealed interface SupportEvent {
  CaseId id();

  TelegramUserId buyer();

  /** When it was decided. */
  Instant at();

  /**
   * A buyer asks something.
   *
   * @param order which order it is about; null if it is about none
   */
  @LogicalName("support.opened")
  record Opened(
      CaseId id,
      TelegramUserId buyer,
      @Nullable OrderId order,
      Language language,
      Message message,
      Instant at)
      implements SupportEvent {}

  /** The buyer wrote more, and waits for an answer. */
  @LogicalName("support.written")
  record Written(CaseId id, TelegramUserId buyer, Message message, Instant at)
      implements SupportEvent {}

  /** Somebody of the shop looks after it. */
  @LogicalName("support.taken")
  record Taken(CaseId id, TelegramUserId buyer, TelegramUserId by, Instant at)
      implements SupportEvent {}

  /** The shop answered. */
  @LogicalName("support.answered")
  record Answered(
      CaseId id,
      TelegramUserId buyer,
      Language language,
      Message message,
      TelegramUserId by,
      Instant at)
      implements SupportEvent {}

  /** Nothing more is written until it is opened again. */
  @LogicalName("support.closed")
  record Closed(CaseId id, TelegramUserId buyer, Language language, TelegramUserId by, Instant at)
      implements SupportEvent {}

  /** It goes on. */
  @LogicalName("support.reopened")
  record Reopened(CaseId id, TelegramUserId buyer, Language language, TelegramUserId by, Instant at)
      implements SupportEvent {}
}
