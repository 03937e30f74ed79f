package zij.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** One run: its figures, and everything that is needed to read them later. */
record Report(
    Instant at,
    Machine machine,
    Map<String, String> postgresql,
    Plan plan,
    List<Measurement> measurements) {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /** The table for people, with what each peer is beneath. */
  String table() {
    StringBuilder text = new StringBuilder();
    text.append(line("", "ours/s", "peer/s", "ratio", "limit", "", "p50 ms", "p99 ms", "holds"));
    for (Measurement m : measurements) {
      text.append(
          line(
              m.name(),
              number(m.oursPerSecond()),
              number(m.peerPerSecond()),
              decimal(m.ratio()),
              decimal(m.limit()),
              m.kind() == Measurement.Kind.GOAL ? "goal" : "",
              decimal(m.p50Ms()),
              decimal(m.p99Ms()),
              m.holds() ? "yes" : "NO"));
    }
    text.append('\n');
    for (Measurement m : measurements) {
      String note = m.note().isEmpty() ? "" : "; " + m.note();
      text.append("  ").append(m.name()).append(": peer is ").append(m.peer()).append(note);
      text.append('\n');
    }
    return text.toString();
  }

  /**
   * Writes it all as JSON; the ratio and whether the limit holds are given, not left to be found.
   */
  void write(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) Files.createDirectories(folder);
    var json = JSON.valueToTree(this).asObject();
    json.withArray("measurements").removeAll();
    for (Measurement m : measurements) {
      json.withArray("measurements")
          .add(JSON.valueToTree(m).asObject().put("ratio", m.ratio()).put("holds", m.holds()));
    }
    Files.writeString(file, JSON.writeValueAsString(json) + "\n");
  }

  private static String line(Object... cells) {
    return String.format(Locale.ROOT, "%-32s %10s %10s %7s %7s %5s %9s %9s  %s%n", cells);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%,.0f", value);
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
