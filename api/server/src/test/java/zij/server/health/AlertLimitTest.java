package zij.server.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yaml.snakeyaml.Yaml;

/** The desk says so where Prometheus does. */
class AlertLimitTest {
  private static final Path ALERTS = Path.of("..", "..", "ops", "prometheus", "rules");
  private static final Pattern COMPARED = Pattern.compile("[<>] (\\d+(?:\\.\\d+)?)");

  @SuppressWarnings("unchecked") // the file's shape is promtool's to check
  private static Map<String, String> expressions() throws IOException {
    Map<String, String> found = new HashMap<>();
    String file = Files.readString(ALERTS.resolve("alerts.yml"));
    Map<String, List<Map<String, Object>>> root = new Yaml().load(file);
    for (Map<String, Object> group : root.getOrDefault("groups", List.of())) {
      for (Map<String, Object> rule :
          (List<Map<String, Object>>) group.getOrDefault("rules", List.of())) {
        found.put(String.valueOf(rule.get("alert")), String.valueOf(rule.get("expr")));
      }
    }
    return found;
  }

  @ParameterizedTest
  @EnumSource
  void isThatOfItsAlert(AlertLimit limit) throws IOException {
    String expression = expressions().getOrDefault(limit.alert(), "");
    Matcher compared = COMPARED.matcher(expression);
    assertThat(compared.find()).as(expression).isTrue();
    assertThat(Double.parseDouble(compared.group(1))).isEqualTo(limit.value());
  }

  @ParameterizedTest
  @EnumSource
  void isNotExceededAtItNorByWhatNobodyKnows(AlertLimit limit) {
    assertThat(limit.isExceeded(limit.value())).isFalse();
    assertThat(limit.isExceeded(Math.nextUp(limit.value()))).isTrue();
    assertThat(limit.isExceeded(null)).isFalse();
  }
}
