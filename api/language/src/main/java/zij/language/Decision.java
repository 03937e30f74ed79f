package zij.language;

import java.util.Map;
import java.util.function.Function;

/**
 * What an aggregate answers to a command. A refusal is a value that the caller can show; it may
 * still have been recorded as an event (a refused checkout is).
 *
 * @param <T> what the caller gets when the command is accepted
 */
public sealed interface Decision<T> {

  /** The command was carried out, now or when it was first sent. */
  record Accepted<T>(T answer) implements Decision<T> {}

  /** The command was refused. {@code details} are facts to show, such as the price in force. */
  record Refused<T>(Refusal refusal, Map<String, Object> details) implements Decision<T> {
    public Refused {
      details = Map.copyOf(details);
    }
  }

  /** What is decided next if this was accepted; the same refusal if it was not. */
  default <R> Decision<R> then(Function<T, Decision<R>> next) {
    return switch (this) {
      case Accepted<T>(T answer) -> next.apply(answer);
      case Refused<T>(Refusal refusal, Map<String, Object> details) -> refused(refusal, details);
    };
  }

  /** Accepted with an answer. */
  static <T> Decision<T> accepted(T answer) {
    return new Accepted<>(answer);
  }

  /** Refused without further details. */
  static <T> Decision<T> refused(Refusal refusal) {
    return new Refused<>(refusal, Map.of());
  }

  /** Refused, with facts for the caller. */
  static <T> Decision<T> refused(Refusal refusal, Map<String, Object> details) {
    return new Refused<>(refusal, details);
  }
}
