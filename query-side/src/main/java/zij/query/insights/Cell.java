package zij.query.insights;

import java.util.ArrayList;
import java.util.List;
import zij.language.Stars;
import zij.query.schema.tables.records.InsightsOrderRecord;

/**
 * A way to look at the shop: all of it, one product, one language, or both. Its figures are those
 * of a shop that has this product only and speaks this language only.
 *
 * @param product an id, or {@link #ALL}
 * @param language a tag, or {@link #ALL}
 */
record Cell(String product, String language) {
  static final String ALL = "";

  /** What a cell has of an order. */
  record Share(Cell cell, long stars, long units) {}

  /** Which of the two are given: a bit each. Cells of one level are stored together. */
  short level() {
    return (short) ((language.equals(ALL) ? 0 : 1) + (product.equals(ALL) ? 0 : 2));
  }

  /** The order as each cell sees it that has any of it: the whole of it first. */
  static List<Share> sharesOf(InsightsOrderRecord order) {
    List<Share> shares = new ArrayList<>();
    long units = 0;
    for (int unitsOfLine : order.getUnits()) units += unitsOfLine;
    for (String language : List.of(ALL, order.getLanguage())) {
      shares.add(new Share(new Cell(ALL, language), order.getTotal(), units));
      for (int line = 0; line < order.getProducts().length; line++) {
        Cell cell = new Cell(order.getProducts()[line], language);
        shares.add(new Share(cell, order.getAmounts()[line], order.getUnits()[line]));
      }
    }
    return shares;
  }

  /** How a part of the order's Stars, and no units of it, is divided among the same cells. */
  static List<Share> partsOf(InsightsOrderRecord order, Stars part) {
    List<Share> parts = new ArrayList<>();
    long all = order.getTotal();
    for (String language : List.of(ALL, order.getLanguage())) {
      parts.add(new Share(new Cell(ALL, language), part.amount(), 0));
      long seen = 0;
      for (int line = 0; line < order.getProducts().length; line++) {
        // Rounded sums make it come out even, as they do for the lines themselves.
        long before = part.amount() * seen / all;
        seen += order.getAmounts()[line];
        Cell cell = new Cell(order.getProducts()[line], language);
        parts.add(new Share(cell, part.amount() * seen / all - before, 0));
      }
    }
    return parts;
  }
}
