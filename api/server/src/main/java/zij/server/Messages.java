package zij.server;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import zij.language.Language;

/** Texts for people, by language, from the bundles {@code messages_*.properties}. */
public final class Messages {
  /** What a language lacks is said in English, never in whatever the machine speaks. */
  private static final ResourceBundle.Control NO_FALLBACK =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private Messages() {}

  /**
   * The text under a key.
   *
   * @throws java.util.MissingResourceException if no bundle has it
   */
  public static String text(Language language, String key, Object... arguments) {
    Locale locale = language.locale();
    String pattern = ResourceBundle.getBundle("messages", locale, NO_FALLBACK).getString(key);
    return new MessageFormat(pattern, locale).format(arguments);
  }
}
