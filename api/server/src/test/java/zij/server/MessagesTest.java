package zij.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import zij.language.Language;
import zij.language.Refusal;

/** Every language says everything. */
class MessagesTest {
  private static Properties bundle(String suffix) throws IOException {
    Properties texts = new Properties();
    try (var in =
        Objects.requireNonNull(
            Messages.class.getResourceAsStream("/messages" + suffix + ".properties"))) {
      texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
    return texts;
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ENGLISH")
  void asMuchAsEnglish(Language language) throws IOException {
    Properties english = bundle("");
    Properties texts = bundle("_" + language.tag().replace('-', '_'));
    assertThat(new TreeSet<>(texts.keySet())).isEqualTo(new TreeSet<>(english.keySet()));
    for (String key : english.stringPropertyNames()) {
      assertThat(slots(texts.getProperty(key))).as(key).isEqualTo(slots(english.getProperty(key)));
    }
  }

  private static List<String> slots(String pattern) {
    return new MessageFormat(pattern)
        .toPattern()
        .lines()
        .flatMap(line -> java.util.regex.Pattern.compile("\\{\\d").matcher(line).results())
        .map(java.util.regex.MatchResult::group)
        .sorted()
        .toList();
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyRefusalToo(Language language) {
    for (Refusal refusal : Refusal.values()) {
      assertThat(Messages.text(language, refusal.messageKey())).as(refusal.name()).isNotBlank();
    }
  }

  /** What a controller answers by a code of its own has words. */
  @Test
  void everyProblemThatTheSourcesName() throws IOException {
    Properties texts = bundle("");
    Pattern named =
        Pattern.compile(
            "ProblemException\\s*\\.(?:of|later)\\(\\s*HttpStatus\\.\\w+,\\s*\"(\\w+)\"");
    Set<String> codes = new TreeSet<>();
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      for (Path source : sources.filter(it -> it.toString().endsWith(".java")).toList()) {
        named.matcher(Files.readString(source)).results().forEach(it -> codes.add(it.group(1)));
      }
    }
    assertThat(codes).hasSizeGreaterThan(20);
    assertThat(codes).allMatch(code -> texts.containsKey("problem." + code));
  }
}
