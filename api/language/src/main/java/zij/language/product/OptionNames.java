package zij.language.product;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import zij.language.Language;
import zij.language.PlainText;

/**
 * What an option or one of its values is called, by language; at least in one.
 *
 * @param byLanguage 1 to {@value #MAX} characters each, on one line, not blank; in the order of
 *     {@link Language}, so that the stored form is always the same
 */
public record OptionNames(@JsonValue Map<Language, String> byLanguage) {
  public static final int MAX = 40;

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public OptionNames {
    if (byLanguage.isEmpty()) {
      throw new IllegalArgumentException("a name in at least one language is needed");
    }
    byLanguage.values().forEach(OptionNames::require);
    byLanguage = Collections.unmodifiableMap(new EnumMap<>(byLanguage));
  }

  private static void require(String name) {
    if (name.isBlank() || name.length() > MAX || name.lines().count() > 1) {
      throw new IllegalArgumentException("an option's name has 1 to " + MAX + " characters");
    }
    PlainText.require(name);
  }

  /** The name in this language, else in the nearest there is, else in the first there is. */
  public String in(Language language) {
    return language.nearestFirst().stream()
        .filter(byLanguage::containsKey)
        .findFirst()
        .map(byLanguage::get)
        .orElseGet(() -> byLanguage.values().iterator().next());
  }
}
