package zij.server.sheet;

import zij.server.web.SpreadsheetText;

/**
 * Texts in cells that a spreadsheet opens: one that it would run as a formula has an apostrophe
 * before it. So has one that begins with an apostrophe, so that each text comes back as it was.
 */
final class CellText {
  private CellText() {}

  static String written(String text) {
    return text.startsWith("'") ? "'" + text : SpreadsheetText.harmless(text);
  }

  /** What {@link #written} wrote, and as it is what somebody typed without an apostrophe. */
  static String read(String cell) {
    boolean isMarked = cell.length() > 1 && cell.charAt(0) == '\'';
    String rest = isMarked ? cell.substring(1) : cell;
    return isMarked && !written(rest).equals(rest) ? rest : cell;
  }
}
