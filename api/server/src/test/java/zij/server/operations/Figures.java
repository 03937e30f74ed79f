package zij.server.operations;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import zij.server.RunningServer;

/** What a server tells Prometheus, in its text format. */
record Figures(Map<String, String> types, List<Sample> samples) {
  private static final Pattern TYPE = Pattern.compile("# TYPE (\\S+) (\\S+)");
  private static final Pattern SAMPLE =
      Pattern.compile("([a-zA-Z_:][\\w:]*)(?:\\{(.*)\\})? (\\S+)(?: .*)?");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

  /** One line. */
  record Sample(String name, Map<String, String> labels, double value) {}

  static Figures of(RunningServer server) {
    Map<String, String> types = new TreeMap<>();
    List<Sample> samples = new ArrayList<>();
    for (String line : server.management("/actuator/prometheus").text().lines().toList()) {
      Matcher type = TYPE.matcher(line);
      if (type.matches()) types.put(type.group(1), type.group(2));
      if (line.startsWith("#") || line.isBlank()) continue;
      Matcher sample = SAMPLE.matcher(line);
      if (!sample.matches()) throw new AssertionError("no sample: " + line);
      Map<String, String> labels = new LinkedHashMap<>();
      Matcher label = LABEL.matcher(sample.group(2) == null ? "" : sample.group(2));
      while (label.find()) labels.put(label.group(1), label.group(2));
      samples.add(new Sample(sample.group(1), labels, number(sample.group(3))));
    }
    return new Figures(types, samples);
  }

  private static double number(String text) {
    return switch (text) {
      case "+Inf" -> Double.POSITIVE_INFINITY;
      case "-Inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(text);
    };
  }

  /** Names of all lines. */
  Set<String> names() {
    Set<String> names = new TreeSet<>();
    samples.forEach(sample -> names.add(sample.name()));
    return names;
  }

  /**
   * The sum of what has this name and, at the least, these labels (name, value, ...); 0 if none.
   */
  double sum(String name, String... labels) {
    return all(name, labels).stream().mapToDouble(Sample::value).sum();
  }

  /** What has this name and, at the least, these labels. */
  List<Sample> all(String name, String... labels) {
    return samples.stream()
        .filter(sample -> sample.name().equals(name))
        .filter(sample -> {
          for (int i = 0; i < labels.length; i += 2) {
            if (!labels[i + 1].equals(sample.labels().get(labels[i]))) return false;
          }
          return true;
        })
        .toList();
  }
}
