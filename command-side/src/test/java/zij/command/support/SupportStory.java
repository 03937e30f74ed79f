package zij.command.support;

import java.time.Instant;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import zij.command.CommandTargets;
import zij.language.Language;
import zij.language.TelegramUserId;
import zij.language.evidence.Sealed;
import zij.language.order.OrderId;
import zij.language.support.CaseId;
import zij.language.support.Message;
import zij.language.support.SupportCommand;
import zij.language.support.SupportEvent;

/** A buyer whose file does not open, and a shop of two people. */
final class SupportStory {
  static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
  static final TelegramUserId BUYER = new TelegramUserId(7);
  static final TelegramUserId OWNER = new TelegramUserId(1);
  static final TelegramUserId OTHER = new TelegramUserId(2);
  static final CaseId ID = CaseId.of(BUYER, 900);
  static final OrderId ORDER = OrderId.of(BUYER, "key");
  static final Message QUESTION = message("u900");
  static final Message MORE = message("u901");
  static final Message REPLY = message("answer-1");

  private SupportStory() {}

  static FixtureConfiguration<SupportCase> cases() {
    return new AggregateTestFixture<>(SupportCase.class)
        .registerCommandTargetResolver(new CommandTargets());
  }

  static Message message(String id) {
    return new Message(id, new Sealed(1, "AQIDBA=="));
  }

  static SupportCommand.Open open(Message message) {
    return new SupportCommand.Open(ID, BUYER, ORDER, Language.RUSSIAN, message, NOW);
  }

  static SupportCommand.Answer answer(Message message) {
    return new SupportCommand.Answer(ID, message, OWNER, NOW);
  }

  static SupportCommand.Write write(Message message) {
    return new SupportCommand.Write(ID, BUYER, message, NOW);
  }

  static SupportEvent.Opened opened() {
    return new SupportEvent.Opened(ID, BUYER, ORDER, Language.RUSSIAN, QUESTION, NOW);
  }

  static SupportEvent.Written written(Message message) {
    return new SupportEvent.Written(ID, BUYER, message, NOW);
  }

  static SupportEvent.Taken taken(TelegramUserId by) {
    return new SupportEvent.Taken(ID, BUYER, by, NOW);
  }

  static SupportEvent.Answered answered(Message message) {
    return new SupportEvent.Answered(ID, BUYER, Language.RUSSIAN, message, OWNER, NOW);
  }

  static SupportEvent.Closed closed() {
    return new SupportEvent.Closed(ID, BUYER, Language.RUSSIAN, OWNER, NOW);
  }

  static SupportEvent.Reopened reopened() {
    return new SupportEvent.Reopened(ID, BUYER, Language.RUSSIAN, OWNER, NOW);
  }

  /** The shop has said all that it can say in one case. */
  static Object[] answeredInFull() {
    Object[] events = new Object[SupportCase.MAX_MESSAGES + 2];
    events[0] = opened();
    events[1] = taken(OWNER);
    for (int i = 2; i < events.length; i++) events[i] = answered(message("m" + i));
    return events;
  }

  /** A case that is as long as cases get. */
  static Object[] full() {
    Object[] events = new Object[SupportCase.MAX_MESSAGES];
    events[0] = opened();
    for (int i = 1; i < events.length; i++) events[i] = written(message("m" + i));
    return events;
  }
}
