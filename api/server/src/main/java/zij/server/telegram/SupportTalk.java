package zij.server.telegram;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import zij.language.Decision;
import zij.language.Done;
import zij.language.Language;
import zij.language.Refusal;
import zij.language.TelegramUserId;
import zij.language.order.OrderId;
import zij.query.order.OrderSummary;
import zij.query.order.Orders;
import zij.server.Messages;
import zij.server.support.CaseWords;
import zij.server.support.Conversation;
import zij.server.support.Conversation.Action;
import zij.server.support.Conversation.Input;
import zij.server.support.Conversations;
import zij.server.support.SupportLine;

/**
 * Does what the steps of a {@link Conversation} say. Commands are durable before the next state
 * holds, and an update that Telegram repeats is judged by the same state and leads to the same
 * commands: so nothing is lost or doubled when a server stops in between. Thread-safe.
 */
final class SupportTalk {
  /** Before the id of the order that a button is about. */
  static final String ORDER_DATA = "support:";

  private static final int SHOWN_ORDERS = 3;

  /**
   * What came of an action.
   *
   * @param then what happened by it in the conversation
   */
  private record Outcome(Optional<Input> then, Optional<BotMessage> says) {
    static Outcome of(Input then) {
      return new Outcome(Optional.of(then), Optional.empty());
    }

    static Outcome saying(BotMessage message) {
      return new Outcome(Optional.empty(), Optional.of(message));
    }
  }

  private final Conversations conversations;
  private final SupportLine line;
  private final Orders orders;

  SupportTalk(Conversations conversations, SupportLine line, Orders orders) {
    this.conversations = conversations;
    this.line = line;
    this.orders = orders;
  }

  /**
   * Something happens in somebody's chat.
   *
   * @return what the bot says to it; empty if it says nothing, or later
   */
  Optional<BotMessage> happens(long update, TelegramUserId person, Language language, Input input) {
    if (input instanceof Input.Asked && !line.mayOpen(person)) {
      return Optional.of(says(person, language, "bot.case-too-many", SupportLine.MAX_WAITING));
    }
    Conversations.Judged judged = conversations.judging(person, update);
    Optional<Action> action = judged.by().on(input).action();
    Optional<Outcome> done = action.map(one -> act(update, person, language, input, one));
    // What happened meanwhile, an answer of the shop, holds as well: the step starts from there.
    done.flatMap(Outcome::then).ifPresent(then -> conversations.settle(person, judged, then));
    return done.flatMap(Outcome::says);
  }

  /** A buyer's own order that a button or a link names; empty for any other text. */
  Optional<OrderId> order(TelegramUserId person, String id) {
    try {
      OrderId order = OrderId.parse(id);
      return orders.find(person, order).map(_ -> order);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Outcome act(
      long update, TelegramUserId person, Language language, Input input, Action action) {
    return switch (action) {
      case Action.AskWhat a ->
          new Outcome(Optional.of(input), Optional.of(ask(person, language, a.order())));
      case Action.SayCancelled _ ->
          new Outcome(
              Optional.of(input), Optional.of(says(person, language, "bot.case-cancelled")));
      case Action.SayNothingAwaited _ -> Outcome.saying(says(person, language, "bot.case-none"));
      case Action.SayHow _ -> Outcome.saying(says(person, language, "bot.case-how"));
      case Action.OpenCase a -> open(update, person, language, a);
      case Action.WriteIn a -> write(update, person, language, a);
    };
  }

  private Outcome open(long update, TelegramUserId person, Language language, Action.OpenCase a) {
    try {
      return Outcome.of(new Input.Opened(line.open(update, person, language, a.order(), a.text())));
    } catch (IllegalArgumentException e) {
      return Outcome.saying(says(person, language, "bot.case-unreadable", CaseWords.MAX));
    }
  }

  private Outcome write(long update, TelegramUserId person, Language language, Action.WriteIn a) {
    Decision<Done> decision;
    try {
      decision = line.write(update, person, a.id(), a.text());
    } catch (IllegalArgumentException e) {
      return Outcome.saying(says(person, language, "bot.case-unreadable", CaseWords.MAX));
    }
    return switch (decision) {
      case Decision.Accepted<Done> _ -> new Outcome(Optional.empty(), Optional.empty());
      case Decision.Refused<Done>(Refusal refusal, _) ->
          new Outcome(
              Optional.of(new Input.Closed(a.id())),
              Optional.of(says(person, language, refusal.messageKey())));
    };
  }

  private BotMessage ask(TelegramUserId person, Language language, @Nullable OrderId order) {
    if (order != null) return says(person, language, "bot.case-ask-order", order.number());
    BotMessage message = says(person, language, "bot.support");
    for (OrderSummary one : orders.page(person, null, SHOWN_ORDERS).orders()) {
      String label = Messages.text(language, "bot.case-about", one.number(), one.title());
      message = message.with(new BotMessage.Button.Press(label, ORDER_DATA + one.orderId()));
    }
    return message;
  }

  private static BotMessage says(
      TelegramUserId person, Language language, String key, Object... given) {
    return BotMessage.plain(person.value(), Messages.text(language, key, given));
  }
}
