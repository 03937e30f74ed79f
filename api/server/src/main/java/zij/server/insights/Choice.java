package zij.server.insights;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import zij.query.insights.Insights;
import zij.query.insights.Period;
import zij.query.insights.Series;
import zij.server.problem.ProblemException;

/** Parameters that are one of a few words. */
final class Choice {
  private Choice() {}

  /** One of the constants, in lower case. */
  static <E extends Enum<E>> E of(String name, String text, Class<E> type) {
    for (E constant : type.getEnumConstants()) {
      if (word(constant).equals(text)) return constant;
    }
    throw ProblemException.parameter(
        name,
        Arrays.stream(type.getEnumConstants()).map(Choice::word).collect(Collectors.joining(", ")));
  }

  /** Whether figures are wanted beside those of the period before. */
  static boolean compare(@Nullable String text) {
    if (text == null || text.equals("none")) return false;
    if (text.equals("previous")) return true;
    throw ProblemException.parameter("compare", "previous or none");
  }

  /** A step that the period has not too many of. */
  static Series.Step step(String text, Period period) {
    Series.Step step = of("step", text, Series.Step.class);
    if (step == Series.Step.HOUR && period.hours() > Insights.MAX_POINTS) {
      throw ProblemException.parameter(
          "step", "day or week, for a period of more than %d hours".formatted(Insights.MAX_POINTS));
    }
    return step;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
