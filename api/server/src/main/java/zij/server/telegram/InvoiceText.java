package zij.server.telegram;

import java.util.List;

/** Texts of an invoice, cut to what Telegram takes (Bot API, createInvoiceLink). */
final class InvoiceText {
  private static final int MAX_TITLE = 32;
  private static final int MAX_DESCRIPTION = 255;

  private InvoiceText() {}

  /**
   * The first line's title, and how many lines there are beside it: all that a title has room for.
   */
  static String title(List<String> lines) {
    String rest = lines.size() == 1 ? "" : " +" + (lines.size() - 1);
    return cut(lines.getFirst(), MAX_TITLE - rest.length()) + rest;
  }

  static String description(String text) {
    return cut(text, MAX_DESCRIPTION);
  }

  private static String cut(String text, int length) {
    if (text.codePointCount(0, text.length()) <= length) return text;
    return text.substring(0, text.offsetByCodePoints(0, length - 1)) + "…";
  }
}
