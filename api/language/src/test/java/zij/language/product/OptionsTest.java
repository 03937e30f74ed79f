package zij.language.product;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import zij.language.Language;

class OptionsTest {
  /** An entry has 65,535 bytes at most; so much of it is left for names and metadata. */
  private static final int MAX_PAYLOAD_BYTES = 65_535 - 4_096;

  private static OptionNames named(String name) {
    return new OptionNames(Map.of(Language.ENGLISH, name));
  }

  private static Option option(String code, int values) {
    return new Option(
        new OptionCode(code),
        named(code),
        IntStream.range(0, values)
            .mapToObj(n -> new Option.Value(new OptionCode("v" + n), named("V" + n)))
            .toList());
  }

  @Test
  void a_product_has_three_options_of_twenty_values_at_the_most() {
    List<Option> three = List.of(option("a", 20), option("b", 20), option("c", 20));
    assertThat(new Options(three).list()).hasSize(3);
    assertThatIllegalArgumentException().isThrownBy(() -> option("a", 21));
    assertThatIllegalArgumentException().isThrownBy(() -> option("a", 0));
    List<Option> four = List.of(option("a", 1), option("b", 1), option("c", 1), option("d", 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Options(four));
  }

  @Test
  void no_code_is_given_twice() {
    List<Option> twice = List.of(option("a", 1), option("a", 2));
    assertThatIllegalArgumentException().isThrownBy(() -> new Options(twice));
    Option.Value value = new Option.Value(new OptionCode("v"), named("V"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Option(new OptionCode("a"), named("A"), List.of(value, value)));
  }

  @Test
  void codes_are_short_and_plain() {
    assertThat(new OptionCode("x".repeat(32)).value()).hasSize(32);
    for (String bad : List.of("", "x".repeat(33), "-x", "x-", "X", "ў", "a b")) {
      assertThatIllegalArgumentException().isThrownBy(() -> new OptionCode(bad));
    }
  }

  @Test
  void names_have_forty_characters_on_one_line_in_a_language_at_least() {
    assertThat(named("x".repeat(40)).in(Language.KAZAKH)).hasSize(40);
    for (String bad : List.of("", " ", "x".repeat(41), "a\nb")) {
      assertThatIllegalArgumentException().isThrownBy(() -> named(bad));
    }
    assertThatIllegalArgumentException().isThrownBy(() -> new OptionNames(Map.of()));
  }

  @Test
  void a_combination_has_one_value_of_each_option() {
    Options options = new Options(List.of(option("a", 2), option("b", 2)));
    OptionCode a = new OptionCode("a");
    OptionCode b = new OptionCode("b");
    OptionCode value = new OptionCode("v1");
    assertThat(options.fit(new Combination(Map.of(a, value, b, value)))).isTrue();
    assertThat(options.fit(new Combination(Map.of(a, value)))).isFalse();
    assertThat(options.fit(new Combination(Map.of(a, value, b, new OptionCode("v2"))))).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> new Combination(Map.of()));
  }

  @Test
  void a_variant_reads_as_its_product_does_with_its_values_in_the_title() {
    Options options = new Options(List.of(option("b", 2), option("a", 2)));
    var combination =
        new Combination(
            Map.of(
                new OptionCode("a"), new OptionCode("v0"),
                new OptionCode("b"), new OptionCode("v1")));
    Texts tea = new Texts(Map.of(Language.RUSSIAN, new Text("Чай", "Зелёный.")));
    assertThat(options.texts(tea, combination).in(Language.RUSSIAN))
        .isEqualTo(new Text("Чай — V1, V0", "Зелёный."));
    assertThat(options.titles(tea, combination).in(Language.RUSSIAN))
        .isEqualTo(new Text("Чай — V1, V0", ""));
  }

  @Test
  void however_long_the_names_are_a_title_stays_one() {
    for (int length = 1; length <= OptionNames.MAX; length++) {
      String name = "n".repeat(length);
      List<Option> options =
          List.of("a", "b", "c").stream()
              .map(code ->
                  new Option(
                      new OptionCode(code),
                      named(code),
                      List.of(new Option.Value(new OptionCode("v"), named(name)))))
              .toList();
      OptionCode v = new OptionCode("v");
      var all =
          new Combination(
              Map.of(new OptionCode("a"), v, new OptionCode("b"), v, new OptionCode("c"), v));
      for (String title : List.of("T", "🍵".repeat(64), "x".repeat(Text.MAX_TITLE))) {
        Texts texts = new Texts(Map.of(Language.ENGLISH, new Text(title, "")));
        String made = new Options(options).titles(texts, all).in(Language.ENGLISH).title();
        assertThat(made).endsWith(name).hasSizeLessThanOrEqualTo(Text.MAX_TITLE);
        assertThat(UTF_8.newEncoder().canEncode(made)).as(made).isTrue();
      }
    }
  }

  @Test
  void the_largest_options_fit_into_the_log() {
    Map<Language, String> everywhere =
        Arrays.stream(Language.values())
            .collect(Collectors.toMap(Function.identity(), _ -> "語".repeat(OptionNames.MAX)));
    OptionNames names = new OptionNames(everywhere);
    List<Option.Value> values =
        IntStream.range(0, Option.MAX_VALUES)
            .mapToObj(n -> new Option.Value(new OptionCode("v".repeat(30) + n), names))
            .toList();
    List<Option> options =
        IntStream.range(0, Options.MAX)
            .mapToObj(n -> new Option(new OptionCode("o".repeat(31) + n), names, values))
            .toList();
    var set =
        new ProductEvent.OptionsSet(
            new ProductId("p".repeat(64)), new Options(options), Instant.EPOCH);
    assertThat(JsonMapper.builder().build().writeValueAsBytes(set))
        .hasSizeLessThan(MAX_PAYLOAD_BYTES);
  }
}
