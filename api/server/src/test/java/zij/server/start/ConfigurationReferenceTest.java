package zij.server.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The page of all settings is made of the typed ones and of what is written beside them. */
class ConfigurationReferenceTest {
  private static final Path NOTED =
      Path.of("target/classes/META-INF/spring-configuration-metadata.json");

  private static final Path APPROVED = Path.of("../../docs/operations/configuration.md");
  private static final Path RECEIVED = Path.of("target/configuration.md");

  private static final String HEAD =
      """
      # Configuration

      Made by a test from [ZijProperties](../../api/server/src/main/java/zij/server/ZijProperties.java); change it there. A setting is given as `--NAME=VALUE`, as a line of a file
      (`--spring.config.additional-location=FILE`), or by its environment variable; for one of a list or a map, with its number or key: `ZIJ_PEOPLE_OWNERS_0`, `ZIJ_PAYMENTS_PROVIDERTOKENS_UZS`. Secrets are best files of
      a folder (`SPRING_CONFIG_IMPORT=configtree:/run/secrets/`, a file for each name). Times are `500ms`, `30s`, `5m`, `24h`, `21d`. What is wrong keeps the server from starting and is named; `./zij doctor` says it before.

      Beside these, Spring Boot's own: `server.port` (8080), `management.server.port` (8081, for operators, never public), `server.forward-headers-strategy=native` behind a balancer.
      """;

  @Test
  void saysWhatTheServerTakes() throws IOException {
    StringBuilder page = new StringBuilder(HEAD);
    String group = "";
    for (JsonNode setting : settings()) {
      String name = setting.path("name").asString();
      String own = name.substring(0, name.lastIndexOf('.'));
      if (!own.equals(group)) {
        page.append("\n## `").append(own).append("`\n\n");
        page.append("| setting, environment variable | type | default | what it is |\n");
        page.append("| --- | --- | --- | --- |\n");
        group = own;
      }
      page.append(line(setting, name));
    }
    Files.writeString(RECEIVED, page);
    assertThat(page.toString())
        .withFailMessage(
            "The settings are not those of docs/operations/configuration.md any more. If that is"
                + " meant: cp api/server/target/configuration.md docs/operations/configuration.md")
        .isEqualTo(Files.exists(APPROVED) ? Files.readString(APPROVED) : "");
  }

  @Test
  void everySettingIsDescribed() throws IOException {
    assertThat(settings())
        .hasSizeGreaterThan(60)
        .allSatisfy(
            it -> assertThat(it.path("description").asString("")).as(it.toString()).isNotEmpty());
  }

  private static List<JsonNode> settings() throws IOException {
    List<JsonNode> settings = new ArrayList<>();
    for (JsonNode it : JsonMapper.shared().readTree(Files.readString(NOTED)).path("properties")) {
      if (!it.path("name").asString().startsWith("zij.demo.")) settings.add(it);
    }
    settings.sort(
        Comparator.comparing((JsonNode it) -> group(it))
            .thenComparing(it -> it.path("name").asString()));
    return settings;
  }

  private static String group(JsonNode setting) {
    String name = setting.path("name").asString();
    return name.substring(0, name.lastIndexOf('.'));
  }

  private static String line(JsonNode setting, String name) {
    String variable = name.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
    return "| `%s`<br>`%s` | %s | %s | %s |%n"
        .formatted(
            name,
            variable,
            type(setting.path("type").asString()),
            standard(setting.path("defaultValue")),
            text(setting.path("description").asString("")));
  }

  /** The name of a type without its packages: {@code java.util.List<java.lang.Long>}. */
  private static String type(String type) {
    String bare = type.replaceAll("[a-z]+\\.", "").replaceAll("\\w+\\$", "");
    return switch (bare) {
      case "Integer", "Long" -> "whole number";
      case "Boolean" -> "true or false";
      case "Duration" -> "time";
      case "DataSize" -> "size";
      case "URI" -> "address";
      case "String" -> "text";
      case "Double" -> "number";
      case "ZoneId" -> "time zone";
      case "List<String>" -> "texts";
      case "List<Long>" -> "whole numbers";
      default -> "`" + bare + "`";
    };
  }

  private static String standard(JsonNode value) {
    String text = value.isArray() ? "" : value.asString("");
    return text.isEmpty() ? "" : "`" + text + "`";
  }

  private static String text(String description) {
    String code = description.replaceAll("\\{@code ([^}]*)\\}", "`$1`").replace("|", "\\|");
    return code.strip();
  }
}
