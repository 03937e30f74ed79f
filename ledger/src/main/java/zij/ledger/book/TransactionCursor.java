package zij.ledger.book;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Behind which transaction the next page begins. */
record TransactionCursor(long position, int index) {
  private static final Pattern TEXT = Pattern.compile("([0-9]{1,18})-([0-9]{1,4})");
  private static final TransactionCursor START = new TransactionCursor(-1, 0);

  String text() {
    return position + "-" + index;
  }

  /**
   * Reads what a page named, or null for the start.
   *
   * @throws IllegalArgumentException if it is anything else
   */
  static TransactionCursor parse(@Nullable String text) {
    if (text == null) return START;
    var matcher = TEXT.matcher(text);
    if (!matcher.matches()) throw new IllegalArgumentException("not a cursor: " + text);
    return new TransactionCursor(
        Long.parseLong(matcher.group(1)), Integer.parseInt(matcher.group(2)));
  }
}
