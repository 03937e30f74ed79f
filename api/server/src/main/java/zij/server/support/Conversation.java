package zij.server.support;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import zij.language.order.OrderId;
import zij.language.support.CaseId;

/**
 * Where somebody is in the conversation with the bot: what the next text that they write is for. A
 * pure state machine; who runs it keeps the states ({@link Conversations}) and does what a step
 * says.
 */
public sealed interface Conversation {
  /** How long the state holds; then it is {@link Idle} again, without a word. */
  Duration lasts();

  /** Nothing is awaited. */
  record Idle() implements Conversation {
    /** As long as Telegram repeats an update, which is judged by the state that it found first. */
    @Override
    public Duration lasts() {
      return Duration.ofDays(1);
    }
  }

  /**
   * The next text is a question.
   *
   * @param order which order it is about; null if it is about none
   */
  record Asking(@Nullable OrderId order) implements Conversation {
    @Override
    public Duration lasts() {
      return Duration.ofMinutes(30);
    }
  }

  /** The next text belongs to this case. */
  record Talking(CaseId id) implements Conversation {
    @Override
    public Duration lasts() {
      return Duration.ofDays(7);
    }
  }

  /** What happens in the chat. */
  sealed interface Input {
    /** {@code /support}, or a button that means an order. */
    record Asked(@Nullable OrderId order) implements Input {}

    /** {@code /cancel}. */
    record Cancelled() implements Input {}

    /** A text that is no command. */
    record Said(String text) implements Input {}

    /** The shop answered in a case: what is said next is most likely about that. */
    record Answered(CaseId id) implements Input {}

    /** A case was opened by what was said. */
    record Opened(CaseId id) implements Input {}

    /** Nothing can be written in a case any more. */
    record Closed(CaseId id) implements Input {}
  }

  /** What is to be done before the next state holds. */
  sealed interface Action {
    /** Asks for the question. */
    record AskWhat(@Nullable OrderId order) implements Action {}

    /** Says that no question is awaited any more. */
    record SayCancelled() implements Action {}

    /** Says that there was nothing to cancel. */
    record SayNothingAwaited() implements Action {}

    /** Says how one writes to the shop. */
    record SayHow() implements Action {}

    /** Opens a case with this text; the next state depends on what comes of it. */
    record OpenCase(@Nullable OrderId order, String text) implements Action {}

    /** Writes this text in a case. */
    record WriteIn(CaseId id, String text) implements Action {}
  }

  /**
   * A step.
   *
   * @param action empty if there is nothing to do
   */
  record Step(Conversation next, Optional<Action> action) {
    static Step to(Conversation next) {
      return new Step(next, Optional.empty());
    }

    static Step to(Conversation next, Action action) {
      return new Step(next, Optional.of(action));
    }
  }

  /** What follows when something happens. */
  default Step on(Input input) {
    return switch (input) {
      case Input.Asked i -> Step.to(new Asking(i.order()), new Action.AskWhat(i.order()));
      case Input.Cancelled _ -> cancelled();
      case Input.Said i -> said(i.text());
      // Whoever is about to ask something is not interrupted: what is said next is the question.
      case Input.Answered i -> Step.to(this instanceof Asking ? this : new Talking(i.id()));
      case Input.Opened i -> Step.to(new Talking(i.id()));
      case Input.Closed i -> Step.to(equals(new Talking(i.id())) ? new Idle() : this);
    };
  }

  private Step cancelled() {
    return switch (this) {
      case Asking _ -> Step.to(new Idle(), new Action.SayCancelled());
      case Idle _, Talking _ -> Step.to(this, new Action.SayNothingAwaited());
    };
  }

  private Step said(String text) {
    return switch (this) {
      case Idle _ -> Step.to(this, new Action.SayHow());
      case Asking s -> Step.to(this, new Action.OpenCase(s.order(), text));
      case Talking s -> Step.to(this, new Action.WriteIn(s.id(), text));
    };
  }
}
