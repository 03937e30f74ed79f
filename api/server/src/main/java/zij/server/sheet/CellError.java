package zij.server.sheet;

/**
 * What is wrong with a cell.
 *
 * @param line of the file, from 1; of a cell with several lines, the first of its row
 * @param column its name
 */
record CellError(long line, String column, Reason reason) {
  /** Why a cell is refused. */
  enum Reason {
    /** It is needed: for a new product, or beside what stands in another column. */
    MISSING,
    /** It is not what the column takes. */
    INVALID,
    /** The same product stands on a line before. */
    REPEATED,
    /** There is no such category. */
    CATEGORY_UNKNOWN,
    /** It cannot be changed once a product is listed. */
    STAYS
  }
}
