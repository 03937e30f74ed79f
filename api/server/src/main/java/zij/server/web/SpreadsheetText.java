package zij.server.web;

/** Texts on their way into a spreadsheet. */
public final class SpreadsheetText {
  /** What makes a formula of a cell, in one spreadsheet or another (OWASP, CSV injection). */
  private static final String FORMULA = "=+-@\t\r\n";

  private SpreadsheetText() {}

  /** The text, unless a spreadsheet would run it; then with an apostrophe before it. */
  public static String harmless(String text) {
    return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
