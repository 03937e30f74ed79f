package zij.server.operations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.Yaml;

/** The files of ops/prometheus, and the figures that their expressions name. */
final class Rules {
  static final Path FOLDER = Told.PROJECT.resolve("ops/prometheus");

  private static final Pattern NOT_A_NAME =
      Pattern.compile(
          "\"[^\"]*\"|'[^']*'|\\{[^}]*\\}|\\[[^\\]]*\\]"
              + "|\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)");
  private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][\\w:]*(?!\\w|\\s*\\()");
  private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset");

  private Rules() {}

  /** A file in YAML. */
  @SuppressWarnings("unchecked") // its root is a map
  static Map<String, Object> yaml(Path file) throws IOException {
    return (Map<String, Object>) new Yaml().<Object>load(Files.readString(file));
  }

  /** What a map has under a name; an empty list if nothing. */
  @SuppressWarnings("unchecked") // a list of maps, in all of these files
  static List<Map<String, Object>> list(Map<String, Object> of, String name) {
    return (List<Map<String, Object>>) of.getOrDefault(name, List.of());
  }

  /** The same of names. */
  static List<?> names(Map<String, Object> of, String name) {
    return (List<?>) of.getOrDefault(name, List.of());
  }

  /** A map in a map. */
  @SuppressWarnings("unchecked")
  static Map<String, Object> map(Map<String, Object> of, String name) {
    return (Map<String, Object>) of.getOrDefault(name, Map.of());
  }

  /** All rules of a file. */
  static List<Map<String, Object>> rules(String file) throws IOException {
    List<Map<String, Object>> rules = new ArrayList<>();
    for (var group : list(yaml(FOLDER.resolve("rules").resolve(file)), "groups")) {
      rules.addAll(list(group, "rules"));
    }
    return rules;
  }

  static List<Map<String, Object>> alerts() throws IOException {
    return rules("alerts.yml");
  }

  /** Names of what is recorded. */
  static Set<String> recorded() throws IOException {
    Set<String> names = new TreeSet<>();
    for (var rule : rules("recording.yml")) names.add(String.valueOf(rule.get("record")));
    return names;
  }

  /** The figures that an expression names. */
  static Set<String> figures(String expression) {
    String rest = expression;
    for (int i = 0; i < 3; i++) rest = NOT_A_NAME.matcher(rest).replaceAll(" ");
    Set<String> names = new TreeSet<>();
    Matcher name = NAME.matcher(rest);
    while (name.find()) {
      boolean isNumber = name.start() > 0 && isPartOfNumber(rest.charAt(name.start() - 1));
      if (!isNumber && !WORDS.contains(name.group())) names.add(name.group());
    }
    return names;
  }

  private static boolean isPartOfNumber(char before) {
    return Character.isDigit(before) || before == '.';
  }
}
