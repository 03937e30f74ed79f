package zij.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is shipped, by the bills of materials that the build made: all under licences that let a
 * shop use it, and nothing that nobody has looked at. A new library is approved by the copy that
 * the failure names.
 */
class LicencesIT {
  private static final Path SERVER = Path.of("target/classes/META-INF/sbom/application.cdx.json");
  private static final Path PAGES =
      Path.of("../../frontend/target/classes/META-INF/sbom/frontend.cdx.json");
  private static final Path APPROVED = Path.of("../../docs/licences.txt");
  private static final Path FOUND = Path.of("target/licences.txt");

  /** One of a component's licences has to be one of these. */
  private static final Pattern ALLOWED =
      Pattern.compile(
          "Apache.*|MIT.*|BSD.*|0BSD|ISC.*|EPL.*|Eclipse.*|EDL.*|MPL.*|LGPL.*|GNU Lesser.*|CDDL.*"
              + "|PostgreSQL|CC0.*|Public Domain.*|Bouncy Castle.*|UPL.*|Unlicense|The .*BSD.*"
              + "|Indiana University Extreme! Lab Software License"
              + "|GPL-2.0-with-classpath-exception|Universal Permissive.*|Go License|The MIT.*");

  private static final Set<String> OURS = Set.of("zij");

  @Test
  void areThoseThatWereApproved() throws IOException {
    Set<String> lines = new TreeSet<>();
    List<String> unusable = new ArrayList<>();
    for (Path bill : List.of(SERVER, PAGES)) {
      JsonNode components =
          JsonMapper.shared().readTree(Files.readAllBytes(bill)).path("components");
      assertThat(components.size()).as("components in %s", bill).isGreaterThan(5);
      for (JsonNode component : components) {
        if (isOurs(component)) continue;
        List<String> licences = licences(component);
        String line = name(component) + "  " + String.join(" or ", licences);
        lines.add(line);
        if (licences.stream().noneMatch(it -> ALLOWED.matcher(it).matches())) unusable.add(line);
      }
    }
    Files.write(FOUND, lines);
    assertThat(unusable).as("without a licence that is known to be usable").isEmpty();
    assertThat(lines)
        .as(
            "What is shipped is not what was approved. Look at the difference and, if it is good,"
                + " cp api/server/target/licences.txt docs/licences.txt")
        .containsExactlyElementsOf(Files.readAllLines(APPROVED));
  }

  private static boolean isOurs(JsonNode component) {
    return OURS.contains(component.path("group").asString(""));
  }

  private static String name(JsonNode component) {
    String group = component.path("group").asString("");
    String name = component.path("name").asString();
    return group.isEmpty() ? name : group + ":" + name;
  }

  private static List<String> licences(JsonNode component) {
    return each(component.path("licenses"))
        .map(it -> {
          JsonNode licence = it.path("license");
          String named = licence.path("id").asString(licence.path("name").asString(""));
          return named.isEmpty() ? it.path("expression").asString("none") : named;
        })
        .toList();
  }

  private static Stream<JsonNode> each(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
