package zij.language.product;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
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
    byLanguage = Collections.unmodifiableMap(new EnumMap<>(byLanguage));
  }

  /** The text in this language, else in English, else in the first language there is. */
  public Text in(Language language) {
    Text text = byLanguage.get(language);
    if (text == null) {
      text = byLanguage.get(Language.ENGLISH);
    }
    return text != null ? text : byLanguage.values().iterator().next();
  }

  /** These texts with one language set or replaced. */
  public Texts with(Language language, Text text) {
    Map<Language, Text> changed = new EnumMap<>(byLanguage);
    changed.put(language, text);
    return new Texts(changed);
  }
}
