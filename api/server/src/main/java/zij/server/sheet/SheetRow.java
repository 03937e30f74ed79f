package zij.server.sheet;

import java.util.Map;

/**
 * A row of a sheet.
 *
 * @param line of the file on which it begins
 * @param cells by column, as they were meant; a column that the file does not have is not in here,
 *     and what it is about stays as it is
 */
record SheetRow(long line, Map<String, String> cells) {
  /** Empty if the cell is, or if there is no such column. */
  String cell(String column) {
    return cells.getOrDefault(column, "");
  }

  boolean has(String column) {
    return !cell(column).isBlank();
  }
}
