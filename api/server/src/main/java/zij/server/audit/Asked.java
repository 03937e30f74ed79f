package zij.server.audit;

import java.time.DateTimeException;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import zij.server.problem.ProblemException;

/** One parameter of a request; the problem names it if it is wrong. */
public record Asked(String name, @Nullable String text) {
  /** The highest number that is understood: 18 digits. */
  public static final long MAX = 999_999_999_999_999_999L;

  private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9][0-9]{0,17})");

  /** Its value; null if the request does not have it. */
  public <T> @Nullable T as(String expected, Function<String, T> parse) {
    if (text == null) return null;
    try {
      return parse.apply(text);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw wrong(expected);
    }
  }

  /** A whole number within these bounds; null if the request does not have it. */
  public @Nullable Long number(long min, long max) {
    return as(
        "a whole number from %d to %d".formatted(min, max),
        value -> {
          if (!WHOLE.matcher(value).matches()) throw new IllegalArgumentException(value);
          long number = Long.parseLong(value);
          if (number < min || number > max) throw new IllegalArgumentException(value);
          return number;
        });
  }

  /** A whole number within these bounds, which the request has or a default stands in for. */
  public long requiredNumber(long min, long max) {
    return Objects.requireNonNull(number(min, max), name);
  }

  /** The problem that it is not what was expected. */
  ProblemException wrong(String expected) {
    return ProblemException.parameter(name, expected);
  }
}
