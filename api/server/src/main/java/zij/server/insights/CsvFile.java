package zij.server.insights;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import zij.query.insights.Basis;
import zij.server.web.SpreadsheetText;

/**
 * A table as CSV (RFC 4180) in UTF-8: comment lines that say what it stands on, the names of the
 * columns, its rows, and a comment line that says how many rows these are. A text that a
 * spreadsheet would take for a formula begins with an apostrophe; numbers are as they are.
 *
 * @param name of the table
 * @param cells of each row, as many as there are columns
 * @param more whether there were more rows than fit into a file
 */
record CsvFile(
    String name,
    Basis basis,
    List<String> columns,
    List<List<@Nullable Object>> cells,
    boolean more) {
  static final String MEDIA_TYPE = "text/csv";

  /** A row a record, a column a component, under its name. */
  static <R extends Record> CsvFile of(
      String name, Basis basis, Class<R> type, List<R> rows, boolean more) {
    List<List<@Nullable Object>> cells = new ArrayList<>();
    for (R row : rows) {
      List<@Nullable Object> values = new ArrayList<>();
      for (RecordComponent component : type.getRecordComponents()) {
        values.add(value(component, row));
      }
      cells.add(values);
    }
    return new CsvFile(name, basis, names(type), cells, more);
  }

  /** The names of a record's components. */
  static List<String> names(Class<? extends Record> type) {
    return Stream.of(type.getRecordComponents()).map(RecordComponent::getName).toList();
  }

  static @Nullable Object value(RecordComponent component, Record of) {
    try {
      return component.getAccessor().invoke(of);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("a public record says what it has", e);
    }
  }

  /** Under which it is saved. */
  String fileName() {
    return "zij-%s-%s-%s.csv".formatted(name, basis.from(), basis.to());
  }

  byte[] bytes() {
    StringWriter text = new StringWriter();
    CsvWriter csv = CsvWriter.builder().bufferSize(0).lineDelimiter(LineDelimiter.CRLF).build(text);
    csv.writeComment(" zij-insights/1 " + name);
    csv.writeComment(" from %s to %s (not included)".formatted(basis.from(), basis.to()));
    csv.writeComment(" zone " + basis.zone());
    if (basis.product() != null) csv.writeComment(" product " + basis.product());
    if (basis.language() != null) csv.writeComment(" language " + basis.language());
    csv.writeComment(" position " + basis.position());
    csv.writeRecord(columns);
    for (List<@Nullable Object> row : cells) {
      csv.writeRecord(row.stream().map(CsvFile::text).toList());
    }
    csv.writeComment(" rows %d%s".formatted(cells.size(), more ? ", and there are more" : ""));
    return text.toString().getBytes(UTF_8);
  }

  private static String text(@Nullable Object value) {
    if (value == null) return "";
    return value instanceof Number
        ? value.toString() // though it may begin with a minus
        : SpreadsheetText.harmless(value.toString());
  }
}
