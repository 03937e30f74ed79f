package zij.server.sheet;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpStatus;
import zij.language.product.Text;
import zij.server.problem.ProblemException;

/**
 * Reads a sheet of products (RFC 4180): UTF-8, with a byte order mark or without, comma or
 * semicolon between cells, the names of the columns in the first row.
 */
final class SheetReader {
  /** The largest file. */
  static final int MAX_BYTES = 16 * 1024 * 1024;

  static final int MAX_ROWS = 10_000;

  /** More columns than there are have no meaning. */
  private static final int MAX_COLUMNS = 64;

  private static final int MAX_CELL = 2 * Text.MAX_BODY;

  private SheetReader() {}

  /**
   * All rows, whatever stands in them.
   *
   * @throws ProblemException if it is no such file: then no row of it is believed
   */
  static List<SheetRow> read(byte[] file) {
    String text = text(file);
    CsvRecordHandler handler =
        CsvRecordHandler.builder()
            .maxFields(MAX_COLUMNS)
            .maxFieldSize(MAX_CELL)
            .maxRecordSize(MAX_COLUMNS * MAX_CELL)
            .build();
    try (CsvReader<CsvRecord> csv =
        CsvReader.builder()
            .fieldSeparator(separator(text))
            .allowMissingFields(true)
            .build(handler, text)) {
      List<String> columns = new ArrayList<>();
      List<SheetRow> rows = new ArrayList<>();
      for (CsvRecord line : csv) {
        if (columns.isEmpty()) columns.addAll(columns(line.getFields()));
        else if (rows.size() == MAX_ROWS) throw problem("SHEET_TOO_LONG");
        else rows.add(new SheetRow(line.getStartingLineNumber(), cells(columns, line)));
      }
      if (columns.isEmpty()) throw problem("SHEET_UNREADABLE");
      return rows;
    } catch (CsvParseException e) {
      throw problem("SHEET_UNREADABLE"); // a million columns, an endless cell, a quote that is open
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
  }

  private static String text(byte[] file) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
      if (text.indexOf('\0') >= 0) throw problem("SHEET_NOT_UTF8");
      return text.startsWith("\ufeff") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw problem("SHEET_NOT_UTF8");
    }
  }

  /** Spreadsheets that speak Russian write semicolons. */
  private static char separator(String text) {
    String head = text.lines().findFirst().orElse("");
    return head.indexOf(';') >= 0 && head.indexOf(',') < 0 ? ';' : ',';
  }

  private static List<String> columns(List<String> head) {
    List<String> columns = head.stream().map(String::strip).toList();
    Set<String> seen = new HashSet<>();
    boolean isKnown =
        columns.stream().allMatch(it -> SheetColumns.ALL.contains(it) && seen.add(it));
    if (!isKnown || !columns.contains(SheetColumns.ID)) throw problem("SHEET_COLUMNS");
    return columns;
  }

  private static Map<String, String> cells(List<String> columns, CsvRecord line) {
    Map<String, String> cells = new LinkedHashMap<>();
    for (int i = 0; i < line.getFieldCount(); i++) {
      if (i >= columns.size()) throw problem("SHEET_UNREADABLE");
      cells.put(columns.get(i), CellText.read(line.getField(i)));
    }
    return cells;
  }

  private static ProblemException problem(String code) {
    return ProblemException.of(HttpStatus.UNPROCESSABLE_CONTENT, code);
  }
}
