package zij.server.operations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The tables of docs/operations/metrics.md.
 *
 * @param own the shop's figures by their names
 * @param others names of the figures of exporters
 */
record Told(Map<String, Row> own, Set<String> others) {
  static final Path PROJECT = Path.of("../..").toAbsolutePath().normalize();

  private static final Path PAGE = PROJECT.resolve("docs/operations/metrics.md");
  private static final Pattern ROW =
      Pattern.compile(
          "\\| `(zij_\\w+)` \\| (\\w+)(?:, shared)? \\|([^|]*)\\| ([^|]+) \\| [^|]+ \\|");
  private static final Pattern CODE = Pattern.compile("`(\\w+)`");

  /**
   * A figure.
   *
   * @param kind counter, gauge, summary or histogram
   * @param since "start", or what has to happen before it is there
   */
  record Row(String kind, Set<String> labels, String since) {
    boolean isAlwaysThere() {
      return since.equals("start");
    }
  }

  static Told read() throws IOException {
    Map<String, Row> own = new TreeMap<>();
    Set<String> others = new TreeSet<>();
    boolean isOthers = false;
    for (String line : Files.readAllLines(PAGE)) {
      if (line.startsWith("## ")) isOthers = line.startsWith("## Of exporters");
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        own.put(row.group(1), new Row(row.group(2), codes(row.group(3)), row.group(4)));
      } else if (isOthers && line.startsWith("| `")) {
        others.addAll(codes(line.substring(0, line.indexOf('|', 1))));
      }
    }
    return new Told(own, others);
  }

  private static Set<String> codes(String cell) {
    Set<String> codes = new TreeSet<>();
    Matcher code = CODE.matcher(cell);
    while (code.find()) codes.add(code.group(1));
    return codes;
  }
}
