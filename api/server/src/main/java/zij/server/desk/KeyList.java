package zij.server.desk;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import zij.language.PlainText;
import zij.language.stock.StockCommand;

/**
 * Keys as an owner hands them in: a text with one key per line. Empty lines and the white space
 * around a key mean nothing.
 *
 * @param keys in their order
 * @param lines on which they stand, from 1
 * @param errors lines that are wrong; at most {@value #MAX_ERRORS} of them are told
 */
record KeyList(List<String> keys, List<Integer> lines, List<LineError> errors) {
  /** The longest key, in characters. */
  static final int MAX_LENGTH = 200;

  /** More than the largest list has: a character takes up to four bytes in UTF-8. */
  static final int MAX_BYTES = (4 * MAX_LENGTH + 2) * StockCommand.AddKeys.MAX_KEYS;

  static final int MAX_ERRORS = 100;

  /** What is wrong with a line. */
  enum Reason {
    /** It is longer than {@value KeyList#MAX_LENGTH} characters. */
    TOO_LONG,
    /** It has characters that nobody can read or type. */
    NOT_PLAIN,
    /** The same key stands on a line before. */
    REPEATED,
    /** The key is or was in the pool. */
    KNOWN,
    /** There are more keys than can be added at once; those from here on. */
    TOO_MANY
  }

  /** A line that is wrong. */
  record LineError(int line, Reason reason) {}

  /**
   * Reads a text.
   *
   * @throws CharacterCodingException if it is not UTF-8
   */
  static KeyList parse(byte[] text) throws CharacterCodingException {
    String decoded = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text)).toString();
    if (decoded.startsWith("\ufeff")) decoded = decoded.substring(1);
    KeyList list = new KeyList(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    Set<String> seen = new HashSet<>();
    int line = 0;
    for (String raw : (Iterable<String>) decoded.lines()::iterator) {
      line++;
      String key = raw.strip();
      if (!key.isEmpty()) list.add(key, line, seen);
      boolean isFull = list.keys.size() > StockCommand.AddKeys.MAX_KEYS;
      if (isFull || list.errors.size() == MAX_ERRORS) break;
    }
    if (list.keys.size() > StockCommand.AddKeys.MAX_KEYS) list.wrong(line, Reason.TOO_MANY);
    return list;
  }

  private void add(String key, int line, Set<String> seen) {
    if (key.codePointCount(0, key.length()) > MAX_LENGTH) wrong(line, Reason.TOO_LONG);
    else if (!isPlain(key)) wrong(line, Reason.NOT_PLAIN);
    else if (!seen.add(key)) wrong(line, Reason.REPEATED);
    keys.add(key);
    lines.add(line);
  }

  private void wrong(int line, Reason reason) {
    errors.add(new LineError(line, reason));
  }

  private static boolean isPlain(String key) {
    try {
      PlainText.require(key);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** That the keys at these places of the list are not new. */
  List<LineError> known(List<Integer> places) {
    return places.stream().map(i -> new LineError(lines.get(i), Reason.KNOWN)).toList();
  }
}
