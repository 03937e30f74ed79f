package zij.language.category;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import zij.language.Language;

/**
 * What a category is called, by language; at least in one.
 *
 * @param byLanguage in the order of {@link Language}, so that the stored form is always the same
 */
public record CategoryNames(@JsonValue Map<Language, CategoryName> byLanguage) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public CategoryNames {
    if (byLanguage.isEmpty()) {
      throw new IllegalArgumentException("a name in at least one language is needed");
    }
    byLanguage.forEach((language, name) -> Objects.requireNonNull(name, language::tag));
    byLanguage = Collections.unmodifiableMap(new EnumMap<>(byLanguage));
  }

  /** The name in this language, else in the nearest there is, else in the first there is. */
  public CategoryName in(Language language) {
    return language.nearestFirst().stream()
        .filter(byLanguage::containsKey)
        .findFirst()
        .map(byLanguage::get)
        .orElseGet(() -> byLanguage.values().iterator().next());
  }

  /** These names with one language set or replaced. */
  public CategoryNames with(Language language, CategoryName name) {
    Map<Language, CategoryName> changed = new EnumMap<>(byLanguage);
    changed.put(language, name);
    return new CategoryNames(changed);
  }
}
