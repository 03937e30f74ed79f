package zij.language.product;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import zij.language.Language;

/**
 * A product's texts by language; at least one.
 *
 * @param byLanguage in the order of {@link Language}, so that the stored form is always the same
 */
public record Texts(@JsonValue Map<Language, Text> byLanguage) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Texts {
    if (byLanguage.isEmpty()) {
      throw new IllegalArgumentException("texts in at least one language are needed");
    }
    byLanguage.forEach((language, text) -> Objects.requireNonNull(text, language::tag));
    byLanguage = Collections.unmodifiableMap(new EnumMap<>(byLanguage));
  }

  /** The text in this language, else in the nearest there is, else in the first there is. */
  public Text in(Language language) {
    return language.nearestFirst().stream()
        .filter(byLanguage::containsKey)
        .findFirst()
        .map(byLanguage::get)
        .orElseGet(() -> byLanguage.values().iterator().next());
  }

  /** These texts with one language set or replaced. */
  public Texts with(Language language, Text text) {
    Map<Language, Text> changed = new EnumMap<>(byLanguage);
    changed.put(language, text);
    return new Texts(changed);
  }
}
