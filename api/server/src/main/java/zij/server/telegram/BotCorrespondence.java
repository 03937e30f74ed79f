package zij.server.telegram;

import java.util.List;
import zij.command.reaction.Correspondence;
import zij.language.Language;
import zij.language.TelegramUserId;
import zij.language.support.CaseId;
import zij.language.support.SupportEvent;
import zij.server.Messages;
import zij.server.support.CaseWords;
import zij.server.support.Conversation.Input;
import zij.server.support.Conversations;

/**
 * Brings what the shop says in cases of support to the buyers' chats. What a buyer says next
 * belongs to the case that they heard of last. Thread-safe.
 */
final class BotCorrespondence implements Correspondence {
  private final CaseWords words;
  private final Conversations conversations;
  private final ChosenLanguages languages;
  private final BotOutbox outbox;

  BotCorrespondence(
      CaseWords words, Conversations conversations, ChosenLanguages languages, BotOutbox outbox) {
    this.words = words;
    this.conversations = conversations;
    this.languages = languages;
    this.outbox = outbox;
  }

  @Override
  public void received(SupportEvent.Opened event) {
    tell(event.buyer(), event.language(), "bot.case-received", event.id());
  }

  @Override
  public void answered(SupportEvent.Answered event) {
    TelegramUserId buyer = event.buyer();
    var text = words.open(buyer, event.id(), event.message());
    if (text.isEmpty()) return;
    conversations.take(buyer, new Input.Answered(event.id()));
    Language language = languages.of(buyer).orElse(event.language());
    String head = Messages.text(language, "bot.case-answer", event.id().number());
    String html = "<b>" + head + "</b>\n" + BotMessage.escape(text.get());
    outbox.send(new BotMessage(buyer.value(), html, List.of()));
  }

  @Override
  public void closed(SupportEvent.Closed event) {
    conversations.take(event.buyer(), new Input.Closed(event.id()));
    tell(event.buyer(), event.language(), "bot.case-closed", event.id());
  }

  @Override
  public void reopened(SupportEvent.Reopened event) {
    conversations.take(event.buyer(), new Input.Answered(event.id()));
    tell(event.buyer(), event.language(), "bot.case-reopened", event.id());
  }

  private void tell(TelegramUserId buyer, Language of, String key, CaseId id) {
    Language language = languages.of(buyer).orElse(of);
    outbox.send(BotMessage.plain(buyer.value(), Messages.text(language, key, id.number())));
  }
}
