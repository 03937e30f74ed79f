package zij.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is built from is the same tomorrow: exact versions, and of the pages' packages the hashes.
 */
class DependenciesTest {
  private static final Path ROOT = Path.of("../..");
  private static final Pattern EXACT = Pattern.compile("\\d+\\.\\d+\\.\\d+");

  /** A range (but of the JDK), a version that moves, or what comes from anywhere else. */
  private static final Pattern MOVES =
      Pattern.compile(
          "<version>(?:(?!\\[25,26\\))[\\[(][^<]*|LATEST|RELEASE)</version>|<systemPath>|<repositor(?:y|ies)>");

  private static JsonNode json(String file) throws IOException {
    return JsonMapper.shared().readTree(Files.readAllBytes(ROOT.resolve("frontend").resolve(file)));
  }

  @Test
  void packagesOfThePagesHaveTheirHashes() throws IOException {
    JsonNode packages = json("package-lock.json").path("packages");
    assertThat(packages.size()).isGreaterThan(100);
    packages
        .properties()
        .forEach(it -> {
          if (it.getKey().isEmpty()) return; // our own
          assertThat(it.getValue().path("integrity").asString(""))
              .as(it.getKey())
              .startsWith("sha512-");
          // else it would come from wherever it says, and not from the registry that is configured
          assertThat(it.getValue().has("resolved")).as(it.getKey()).isFalse();
        });
  }

  @Test
  void versionsAreExact() throws IOException {
    for (String kind : List.of("dependencies", "devDependencies")) {
      assertThat(json("package.json").path(kind).properties())
          .isNotEmpty()
          .allSatisfy(it -> assertThat(it.getValue().asString()).as(it.getKey()).matches(EXACT));
    }
    try (Stream<Path> files = Files.walk(ROOT, 3)) {
      List<Path> poms = files.filter(it -> it.endsWith("pom.xml")).toList();
      assertThat(poms).hasSizeGreaterThan(8);
      for (Path pom : poms)
        assertThat(Files.readString(pom)).as(pom.toString()).doesNotContainPattern(MOVES);
    }
  }
}
