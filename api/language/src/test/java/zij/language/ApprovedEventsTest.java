package zij.language;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The stored form of every event, as it was approved. A difference here is a change of a contract
 * that history depends on: raise the revision and say how the one before is read (see {@link
 * LogicalName#reads}), or put the code right.
 */
class ApprovedEventsTest {
  private static final Path APPROVED = Path.of("src/test/resources/approved");
  private static final Path RECEIVED = Path.of("target/received");

  /** As in production. */
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private static final ObjectWriter PRETTY = JSON.writer().with(prettyPrinter());

  private static DefaultPrettyPrinter prettyPrinter() {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    return new DefaultPrettyPrinter(
            Separators.createDefaultInstance()
                .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                .withObjectEmptySeparator("")
                .withArrayEmptySeparator(""))
        .withObjectIndenter(indenter)
        .withArrayIndenter(indenter);
  }

  @ParameterizedTest
  @MethodSource("zij.language.EventSamples#all")
  void an_event_is_stored_as_approved(Object event) throws IOException {
    String received = PRETTY.writeValueAsString(event);
    Path approved = APPROVED.resolve(fileName(event.getClass(), "approved"));
    if (Files.exists(approved) && Files.readString(approved).equals(received)) return;
    Files.createDirectories(RECEIVED);
    Path file =
        Files.writeString(RECEIVED.resolve(fileName(event.getClass(), "received")), received);
    assertThat(approved)
        .withFailMessage(
            "%s is not approved yet. Read %s; if it shall be stored for ever, copy it to %s",
            event.getClass().getSimpleName(), file, approved)
        .exists();
    assertThat(received)
        .as("%s differs from what history holds, see %s and %s", event, file, approved)
        .isEqualTo(Files.readString(approved));
  }

  @ParameterizedTest
  @MethodSource("zij.language.EventSamples#all")
  void an_approved_event_is_read_back_equal(Object event) throws IOException {
    String approved = Files.readString(APPROVED.resolve(fileName(event.getClass(), "approved")));
    assertThat((Object) JSON.readValue(approved, event.getClass())).isEqualTo(event);
  }

  @ParameterizedTest
  @MethodSource("zij.language.EventSamples#all")
  void the_compact_form_that_is_stored_says_the_same(Object event) {
    byte[] stored = JSON.writeValueAsBytes(event);
    assertThat((Object) JSON.readValue(stored, event.getClass())).isEqualTo(event);
    assertThat(JSON.readTree(stored)).isEqualTo(JSON.readTree(PRETTY.writeValueAsString(event)));
    assertThat(new String(stored, UTF_8)).doesNotContain("\n");
  }

  @ParameterizedTest
  @MethodSource("zij.language.EventSamples#all")
  void a_property_from_a_later_revision_is_passed_over(Object event) {
    ObjectNode later = JSON.valueToTree(event);
    later.put("fromTheFuture", true);
    assertThat((Object) JSON.treeToValue(later, event.getClass())).isEqualTo(event);
  }

  @Test
  void every_event_has_a_sample_and_every_sample_is_an_event() {
    Set<Class<?>> sampled =
        EventSamples.all().stream().map(Object::getClass).collect(Collectors.toSet());
    assertThat(sampled).isEqualTo(Vocabulary.events().keySet());
  }

  @ParameterizedTest
  @CsvSource({
    "order.placed, 1",
    "order.placed, 2",
    "order.paid, 1",
    "order.paid, 2",
    "order.given, 1"
  })
  void an_event_of_an_earlier_revision_lacks_only_what_came_later(String name, String revision)
      throws IOException {
    Class<?> type = typeOf(name, revision);
    ObjectNode old = (ObjectNode) JSON.readTree(Files.readString(file(name, revision)));
    String written = JSON.writeValueAsString(JSON.treeToValue(old, type));
    ObjectNode now = (ObjectNode) JSON.readTree(written);
    for (String later : List.of("discount", "credit")) {
      if (!old.has(later)) now.remove(later);
    }
    assertThat(now).isEqualTo(old);
  }

  private static Class<?> typeOf(String name, String revision) {
    return Vocabulary.events().entrySet().stream()
        .filter(e -> e.getValue().value().equals(name))
        .filter(e -> List.of(e.getValue().reads()).contains(revision))
        .findFirst()
        .orElseThrow()
        .getKey();
  }

  @Test
  void every_approved_file_belongs_to_an_event() throws IOException {
    Set<String> expected =
        Vocabulary.events().values().stream()
            .flatMap(name ->
                Stream.concat(Stream.of(name.revision()), Stream.of(name.reads()))
                    .map(revision -> file(name.value(), revision).getFileName().toString()))
            .collect(Collectors.toSet());
    try (Stream<Path> files = Files.list(APPROVED)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  private static Path file(String name, String revision) {
    return APPROVED.resolve("%s.%s.approved.json".formatted(name, revision));
  }

  private static String fileName(Class<?> type, String state) {
    LogicalName name = Vocabulary.events().get(type);
    if (name == null) return fail("%s is no event of the vocabulary", type);
    return name.value() + "." + name.revision() + "." + state + ".json";
  }
}
