package zij.server.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the next page begins. It fixes what the first page was answered as of, and belongs to one
 * question: with another it is refused, since the pages would not fit together.
 *
 * @param asOf the log's size that all pages are answered as of
 * @param after position of the last entry of the page before
 * @param question the beginning of a hash of what was asked for
 */
record Cursor(long asOf, long after, String question) {
  private static final Pattern FORM =
      Pattern.compile("1\\.([0-9]{1,18})\\.([0-9]{1,18})\\.([0-9a-f]{16})");
  private static final int HASH_BYTES = 8;

  static Cursor of(long asOf, long after, Object question) {
    return new Cursor(asOf, after, hash(question));
  }

  /** The form in which it travels; nobody has to understand it. */
  String text() {
    String text = "1." + asOf + "." + after + "." + question;
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }

  /**
   * Reads what {@link #text} wrote.
   *
   * @throws IllegalArgumentException if it is anything else, or belongs to another question
   */
  static Cursor parse(String text, Object question) {
    Matcher form = FORM.matcher(new String(Base64.getUrlDecoder().decode(text), UTF_8));
    if (!form.matches()) throw new IllegalArgumentException("not a cursor");
    Cursor cursor =
        new Cursor(Long.parseLong(form.group(1)), Long.parseLong(form.group(2)), form.group(3));
    if (!cursor.question.equals(hash(question))) {
      throw new IllegalArgumentException("a cursor of another question");
    }
    return cursor;
  }

  private static String hash(Object question) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(question.toString().getBytes(UTF_8));
      return HexFormat.of().formatHex(hash, 0, HASH_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
