package zij.language.support;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import zij.language.Command;
import zij.language.Done;
import zij.language.Language;
import zij.language.LogicalName;
import zij.language.TelegramUserId;
import zij.language.order.OrderId;

/** What can be asked of a case of support. */
public sealed interface SupportCommand {
  CaseId id();

  Instant at();

  /**
   * A buyer has a question, about an order or none. The same again changes nothing.
   *
   * @param language in which the buyer is answered what the shop itself says
   */
  @LogicalName("support.open")
  record Open(
      CaseId id,
      TelegramUserId buyer,
      @Nullable OrderId order,
      Language language,
      Message message,
      Instant at)
      implements SupportCommand, Command<Done> {}

  /** The buyer writes more. The same message again changes nothing. */
  @LogicalName("support.write")
  record Write(CaseId id, TelegramUserId buyer, Message message, Instant at)
      implements SupportCommand, Command<Done> {}

  /** Somebody of the shop looks after it from now on, whoever did before. */
  @LogicalName("support.take")
  record Take(CaseId id, TelegramUserId by, Instant at) implements SupportCommand, Command<Done> {}

  /**
   * The shop answers the buyer; who answers a case that nobody looks after takes it. The same
   * message again changes nothing.
   */
  @LogicalName("support.answer")
  record Answer(CaseId id, Message message, TelegramUserId by, Instant at)
      implements SupportCommand, Command<Done> {}

  /** There is nothing more to say; again it changes nothing. */
  @LogicalName("support.close")
  record Close(CaseId id, TelegramUserId by, Instant at) implements SupportCommand, Command<Done> {}

  /** There is more to say; again it changes nothing. */
  @LogicalName("support.reopen")
  record Reopen(CaseId id, TelegramUserId by, Instant at)
      implements SupportCommand, Command<Done> {}
}
