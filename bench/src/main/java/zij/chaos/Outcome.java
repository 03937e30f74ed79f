package zij.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What came of a run.
 *
 * @param seed of everything that was drawn
 * @param minutes that buyers and nemesis had
 * @param events in the log
 * @param counted what buyers, nemesis and people did, and how often
 * @param violations with the lines of the journal that name their ids
 */
record Outcome(
    long seed,
    double minutes,
    int buyers,
    long events,
    SortedMap<String, Long> counted,
    List<Told> violations) {
  private static final int MAX_SHOWN = 20;

  /** A violation and where to look. */
  record Told(String invariant, String what, List<String> ids, List<Integer> lines) {}

  static Outcome of(Plan plan, long events, List<Violation> violations, Journal journal)
      throws IOException {
    List<Told> told = new ArrayList<>();
    for (Violation one : violations) {
      told.add(new Told(one.invariant(), one.what(), one.ids(), journal.places(one.ids())));
    }
    return new Outcome(plan.seed(), plan.minutes(), plan.buyers(), events, journal.counts(), told);
  }

  boolean holds() {
    return violations.isEmpty();
  }

  /** As people read it. */
  String text(Path journal) {
    StringBuilder text = new StringBuilder();
    text.append(
        "seed %d: %s minutes, %d buyers, %,d entries of the log%n"
            .formatted(seed, number(minutes), buyers, events));
    counted.forEach((what, times) -> text.append("  %,7d %s%n".formatted(times, what)));
    for (Told one : violations.subList(0, Math.min(MAX_SHOWN, violations.size()))) {
      text.append("VIOLATED %s: %s%n".formatted(one.invariant, one.what));
      if (!one.lines.isEmpty()) text.append("  %s, lines %s%n".formatted(journal, one.lines));
    }
    if (violations.size() > MAX_SHOWN) {
      text.append("... and %d more%n".formatted(violations.size() - MAX_SHOWN));
    }
    text.append(holds() ? "Everything holds." : "seed %d is a test case now.".formatted(seed));
    return text.toString();
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  /** For programs. */
  void write(Path file) throws IOException {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("seed", seed);
    json.put("minutes", minutes);
    json.put("buyers", buyers);
    json.put("events", events);
    json.put("holds", holds());
    json.put("counted", counted);
    json.put("violations", violations);
    Files.writeString(
        file,
        JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build()
            .writeValueAsString(json));
  }
}
