package zij.server.telegram;

/** Texts of an invoice, cut to what Telegram takes (Bot API, createInvoiceLink). */
final class InvoiceText {
  private static final int MAX_TITLE = 32;
  private static final int MAX_DESCRIPTION = 255;

  private InvoiceText() {}

  static String title(String text) {
    return cut(text, MAX_TITLE);
  }

  static String description(String text) {
    return cut(text, MAX_DESCRIPTION);
  }

  private static String cut(String text, int length) {
    if (text.codePointCount(0, text.length()) <= length) return text;
    return text.substring(0, text.offsetByCodePoints(0, length - 1)) + "…";
  }
}
