package zij.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import zij.language.order.OrderCommand;
import zij.language.order.OrderEvent;

class VocabularyTest {
  private static List<LogicalName> all() {
    return Stream.of(Vocabulary.events(), Vocabulary.commands())
        .flatMap(names -> names.values().stream())
        .toList();
  }

  @Test
  void no_name_is_given_twice() {
    assertThat(all()).extracting(LogicalName::value).doesNotHaveDuplicates();
  }

  @Test
  void names_say_the_feature_and_what_happens() {
    assertThat(all())
        .extracting(LogicalName::value)
        .allSatisfy(name -> assertThat(name).matches("[a-z]+\\.[a-z]+(-[a-z]+)*"));
  }

  @Test
  void revisions_are_whole_numbers_from_one_on() {
    assertThat(all())
        .extracting(LogicalName::revision)
        .allSatisfy(revision -> assertThat(revision).matches("[1-9][0-9]*"));
  }

  @Test
  void a_name_begins_with_the_package_of_its_type() {
    Stream.of(Vocabulary.events(), Vocabulary.commands())
        .forEach(names ->
            names.forEach((type, name) ->
                assertThat(type.getPackageName()).endsWith("." + name.value().split("\\.", 2)[0])));
  }

  @Test
  void every_event_and_every_command_is_a_record() {
    assertThat(Vocabulary.events()).hasSize(119).allSatisfy((type, _) -> assertRecord(type));
    assertThat(Vocabulary.commands())
        .hasSize(104)
        .allSatisfy((type, _) -> assertRecord(type))
        .allSatisfy(
            (type, _) -> assertThat(type).matches(Command.class::isAssignableFrom, "is a command"));
  }

  @Test
  void events_and_commands_do_not_mix() {
    assertThat(Vocabulary.events()).doesNotContainKeys(OrderCommand.Place.class);
    assertThat(Vocabulary.commands()).doesNotContainKeys(OrderEvent.Placed.class);
  }

  @Test
  void a_type_knows_its_name() {
    assertThat(Vocabulary.nameOf(OrderEvent.Placed.class)).isEqualTo("order.placed");
    assertThat(Vocabulary.nameOf(OrderCommand.Place.class)).isEqualTo("order.place");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Vocabulary.nameOf(String.class))
        .withMessageContaining("java.lang.String");
  }

  private static void assertRecord(Class<?> type) {
    assertThat(type).isRecord().isFinal();
  }
}
