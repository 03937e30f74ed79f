package zij.server.terms;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import zij.language.Language;
import zij.language.terms.TermsVersion;
import zij.server.StartFailure;

/**
 * What buyers agree to.
 *
 * @param texts plain text, at least in English; 1 to {@value #MAX_CHARS} characters each
 */
public record Terms(Map<Language, String> texts) {
  static final int MAX_CHARS = 20_000;

  /** Some text in the language that it is in. */
  record Told(Language language, String text) {}

  public Terms {
    for (String text : texts.values()) {
      if (text.isBlank() || text.length() > MAX_CHARS) {
        throw new IllegalArgumentException("a text has 1 to " + MAX_CHARS + " characters");
      }
    }
    if (!texts.containsKey(Language.ENGLISH)) {
      throw new IllegalArgumentException("there is no text in English, en.txt");
    }
    texts = Collections.unmodifiableMap(new EnumMap<>(texts));
  }

  public TermsVersion version() {
    return TermsVersion.of(texts);
  }

  /** In a language, or in the nearest that there is. */
  Told in(Language language) {
    for (Language one : language.nearestFirst()) {
      String text = texts.get(one);
      if (text != null) return new Told(one, text);
    }
    throw new IllegalStateException("there is always a text in English");
  }

  /** Those that come with the server, for a shop that has none of its own yet. */
  public static Terms sample() {
    return read(language -> Terms.class.getResourceAsStream("/terms/" + language.tag() + ".txt"));
  }

  /**
   * Those in a folder: {@code en.txt}, and {@code ru.txt}, {@code uz.txt} ... as far as there are.
   *
   * @throws StartFailure with a sentence if they cannot be used
   */
  static Terms in(Path folder) {
    try {
      return read(language -> {
        try {
          return Files.newInputStream(folder.resolve(language.tag() + ".txt"));
        } catch (NoSuchFileException e) {
          return null;
        }
      });
    } catch (IllegalArgumentException e) {
      throw new StartFailure("zij.terms, %s: %s".formatted(folder, e.getMessage()), e);
    }
  }

  private interface Source {
    @Nullable InputStream open(Language language) throws IOException;
  }

  private static Terms read(Source source) {
    Map<Language, String> texts = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      try (InputStream text = source.open(language)) {
        if (text == null) continue;
        byte[] bytes = text.readNBytes(4 * MAX_CHARS + 1);
        texts.put(language, new String(bytes, StandardCharsets.UTF_8).strip());
      } catch (IOException e) {
        throw new IllegalArgumentException("cannot read " + e.getMessage(), e);
      }
    }
    return new Terms(texts);
  }
}
