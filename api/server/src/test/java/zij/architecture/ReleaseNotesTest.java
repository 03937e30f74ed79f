package zij.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every release is in the changelog (Keep a Changelog), has its fixture (ReleasesTest), and a
 * number that is greater than that of the one before (Semantic Versioning).
 */
class ReleaseNotesTest {
  private static final Path ROOT = Path.of("../..");
  private static final Path FIXTURES = Path.of("src/test/resources/releases");
  private static final Pattern HEADING = Pattern.compile("^## (.*)$", Pattern.MULTILINE);
  private static final Pattern RELEASE =
      Pattern.compile("\\[(\\d+\\.\\d+\\.\\d+)] - (\\d{4}-\\d{2}-\\d{2})");
  private static final Pattern OWN_VERSION =
      Pattern.compile("<version>(\\d+\\.\\d+\\.\\d+(?:-SNAPSHOT)?)</version>\\s*<packaging>pom");
  private static final Pattern PARENT_VERSION =
      Pattern.compile("<artifactId>zij</artifactId>\\s*<version>([^<]*)</version>");
  private static final String SNAPSHOT = "-SNAPSHOT";

  private record Release(String version, LocalDate day) {}

  private static List<Release> releases() throws IOException {
    List<String> headings =
        HEADING
            .matcher(Files.readString(ROOT.resolve("CHANGELOG.md")))
            .results()
            .map(it -> it.group(1))
            .toList();
    assertThat(headings).startsWith("[Unreleased]");
    List<MatchResult> released =
        headings.stream().skip(1).flatMap(it -> RELEASE.matcher(it).results()).toList();
    assertThat(released).hasSize(headings.size() - 1);
    return released.stream()
        .map(it -> new Release(it.group(1), LocalDate.parse(it.group(2))))
        .toList();
  }

  private static String version() throws IOException {
    return OWN_VERSION
        .matcher(Files.readString(ROOT.resolve("pom.xml")))
        .results()
        .map(it -> it.group(1))
        .findFirst()
        .orElseThrow();
  }

  /** A snapshot is on its way to its number, so what will be in it may be written up already. */
  @Test
  void thisVersionIsInItUnlessItIsOnItsWay() throws IOException {
    String version = version();
    List<Release> releases = releases();
    assertThat(releases.stream().map(Release::day)).isSortedAccordingTo(Comparator.reverseOrder());
    List<Version> numbers = releases.stream().map(it -> Version.parse(it.version())).toList();
    assertThat(numbers).doesNotHaveDuplicates().isSortedAccordingTo(Comparator.reverseOrder());
    if (version.endsWith(SNAPSHOT)) {
      Version next = Version.parse(version.replace(SNAPSHOT, ""));
      assertThat(numbers).allSatisfy(it -> assertThat(it).isLessThanOrEqualTo(next));
    } else {
      assertThat(releases.getFirst().version()).isEqualTo(version);
    }
  }

  @Test
  void everyModuleHasTheSameVersion() throws IOException {
    String version = version();
    Set<String> others = new TreeSet<>();
    try (Stream<Path> files = Files.walk(ROOT, 3)) {
      for (Path pom : files.filter(it -> it.endsWith("pom.xml")).toList()) {
        PARENT_VERSION
            .matcher(Files.readString(pom))
            .results()
            .map(it -> it.group(1))
            .forEach(others::add);
      }
    }
    assertThat(others).containsExactly(version);
    String pages = Files.readString(ROOT.resolve("frontend/package.json"));
    assertThat(JsonMapper.shared().readTree(pages).path("version").asString())
        .isEqualTo(version.replace(SNAPSHOT, ""));
  }

  @Test
  void everyReleaseHasItsFixture() throws IOException {
    try (Stream<Path> files = Files.list(FIXTURES)) {
      assertThat(files.map(it -> it.getFileName().toString().replaceFirst("\\.zip$", "")))
          .containsExactlyInAnyOrderElementsOf(releases().stream().map(Release::version).toList());
    }
  }
}
