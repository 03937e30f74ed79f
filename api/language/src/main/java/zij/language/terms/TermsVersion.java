package zij.language.terms;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;
import zij.language.Language;

/**
 * One version of the shop's terms, named by what is in them in all languages: whoever has the texts
 * can see that they are the ones.
 *
 * @param value SHA-256, 64 lower-case hexadecimal digits, of the following for each language that
 *     has a text, in the order of {@link Language}: its tag, a newline, how many bytes the text has
 *     in UTF-8, a newline, these bytes
 */
public record TermsVersion(@JsonValue String value) {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public TermsVersion {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not a SHA-256 in hexadecimal digits: " + value);
    }
  }

  /** The version that has these texts. */
  public static TermsVersion of(Map<Language, String> texts) {
    try {
      MessageDigest hash = MessageDigest.getInstance("SHA-256");
      new EnumMap<>(texts)
          .forEach((language, text) -> {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            String head = language.tag() + "\n" + bytes.length + "\n";
            hash.update(head.getBytes(StandardCharsets.UTF_8));
            hash.update(bytes);
          });
      return new TermsVersion(HexFormat.of().formatHex(hash.digest()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
