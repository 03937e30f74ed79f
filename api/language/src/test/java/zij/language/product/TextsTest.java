package zij.language.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import zij.language.Language;

/** What is shown where a language lacks a text. */
class TextsTest {
  private static Texts in(Language... languages) {
    return new Texts(
        Arrays.stream(languages)
            .collect(Collectors.toMap(it -> it, it -> new Text(it.tag(), "body"))));
  }

  private static String shown(Texts texts, Language language) {
    return texts.in(language).title();
  }

  @Test
  void theNearestThatThereIs() {
    Texts all = in(Language.values());
    for (Language language : Language.values()) {
      assertThat(shown(all, language)).isEqualTo(language.tag());
    }
    Texts three = in(Language.ENGLISH, Language.RUSSIAN, Language.UZBEK);
    assertThat(shown(three, Language.UZBEK_CYRILLIC)).isEqualTo("uz");
    assertThat(shown(three, Language.KAZAKH)).isEqualTo("ru");
    assertThat(shown(in(Language.ENGLISH), Language.KAZAKH)).isEqualTo("en");
    assertThat(shown(in(Language.KAZAKH), Language.ENGLISH)).isEqualTo("kk");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void beginsWithTheLanguageAndEndsWithEnglish(Language language) {
    assertThat(language.nearestFirst())
        .startsWith(language)
        .endsWith(Language.ENGLISH)
        .doesNotHaveDuplicates();
  }
}
