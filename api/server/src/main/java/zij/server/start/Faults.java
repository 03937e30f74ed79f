package zij.server.start;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sentences on settings that are wrong, each with the setting's name. No secret is repeated. */
final class Faults {
  private static final Pattern KEY = Pattern.compile("[0-9a-fA-F]{64}");

  private final List<String> sentences = new ArrayList<>();

  List<String> sentences() {
    return List.copyOf(sentences);
  }

  void add(String sentence) {
    sentences.add(sentence);
  }

  void unless(boolean isWell, String sentence) {
    if (!isWell) add(sentence);
  }

  void from(String setting, long value, long least, long most) {
    unless(
        value >= least && value <= most,
        "%s has to be from %d to %d, not %d.".formatted(setting, least, most, value));
  }

  void positive(String setting, Duration value, Duration most) {
    unless(
        value.isPositive() && value.compareTo(most) <= 0,
        "%s has to be longer than nothing and at most %s, not %s."
            .formatted(setting, text(most), text(value)));
  }

  void from(String setting, Duration value, Duration least, Duration most) {
    unless(
        value.compareTo(least) >= 0 && value.compareTo(most) <= 0,
        "%s has to be from %s to %s, not %s."
            .formatted(setting, text(least), text(most), text(value)));
  }

  /** As it may be written in a setting: {@code 24h}. */
  private static String text(Duration value) {
    if (value.toDays() > 0 && value.equals(Duration.ofDays(value.toDays()))) {
      return value.toDays() + "d";
    }
    return value
        .toString()
        .substring(value.toString().startsWith("PT") ? 2 : 1)
        .toLowerCase(Locale.ROOT);
  }

  /** A secret of 32 bytes, if it is given. */
  void key(String setting, @Nullable String value) {
    unless(
        value == null || value.isBlank() || KEY.matcher(value.strip()).matches(),
        setting + " has to be 64 hexadecimal digits.");
  }

  void keys(String setting, List<String> values) {
    unless(
        values.stream().allMatch(value -> KEY.matcher(value.strip()).matches()),
        setting + " have to be 64 hexadecimal digits each.");
  }

  /** An address of the web; answers whether it is one. */
  boolean address(String setting, URI value) {
    String scheme = value.getScheme();
    boolean isOne = ("http".equals(scheme) || "https".equals(scheme)) && value.getHost() != null;
    unless(isOne, setting + " has to be http:// or https:// with a host, not '" + value + "'.");
    return isOne;
  }
}
