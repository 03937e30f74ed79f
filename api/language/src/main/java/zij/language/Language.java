package zij.language;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;

/** The languages that a shop speaks, by their BCP 47 tags. */
public enum Language {
  ENGLISH("en"),
  RUSSIAN("ru"),
  UZBEK("uz"),
  UZBEK_CYRILLIC("uz-Cyrl"),
  KAZAKH("kk");

  private final String tag;

  Language(String tag) {
    this.tag = tag;
  }

  /** The BCP 47 tag, which is also the stored form. */
  @JsonValue
  public String tag() {
    return tag;
  }

  /**
   * This language and those that its readers are shown where it lacks a text, the nearest first;
   * English is the last.
   */
  public List<Language> nearestFirst() {
    return switch (this) {
      case ENGLISH -> List.of(ENGLISH);
      case RUSSIAN -> List.of(RUSSIAN, ENGLISH);
      case UZBEK -> List.of(UZBEK, UZBEK_CYRILLIC, ENGLISH);
      case UZBEK_CYRILLIC -> List.of(UZBEK_CYRILLIC, UZBEK, RUSSIAN, ENGLISH);
      case KAZAKH -> List.of(KAZAKH, RUSSIAN, ENGLISH);
    };
  }

  /** The locale for numbers, dates and messages. */
  public Locale locale() {
    return Locale.forLanguageTag(tag);
  }

  /**
   * The language of exactly this tag.
   *
   * @throws IllegalArgumentException if the shop does not speak it
   */
  @JsonCreator
  public static Language ofTag(String tag) {
    for (Language language : values()) {
      if (language.tag.equals(tag)) {
        return language;
      }
    }
    throw new IllegalArgumentException("unknown language: " + tag);
  }

  /** The nearest language spoken for any locale; English when there is none. */
  public static Language nearest(Locale locale) {
    if (locale.getLanguage().equals("uz") && locale.getScript().equals("Cyrl")) {
      return UZBEK_CYRILLIC;
    }
    for (Language language : values()) {
      if (language.tag.equals(locale.getLanguage())) {
        return language;
      }
    }
    return ENGLISH;
  }
}
