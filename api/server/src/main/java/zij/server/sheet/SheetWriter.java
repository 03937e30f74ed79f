package zij.server.sheet;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import zij.command.product.Offer;
import zij.command.product.Offers;
import zij.language.Language;
import zij.language.product.Good;
import zij.language.product.ProductId;
import zij.language.product.Text;
import zij.query.product.Assortment;
import zij.query.product.ListedProduct;

/**
 * Writes all products as a sheet that {@link SheetReader} reads: taken in again it changes nothing.
 */
final class SheetWriter {
  /** Spreadsheets that speak Russian, Kazakh or Uzbek open nothing else in columns. */
  private static final char SEPARATOR = ';';

  private final DSLContext dsl;
  private final Offers offers;

  SheetWriter(DSLContext dsl, Offers offers) {
    this.dsl = dsl;
    this.offers = offers;
  }

  /** The newest product first, with a byte order mark, by which spreadsheets know UTF-8. */
  void write(OutputStream out) throws IOException {
    out.write(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf});
    CsvWriter csv =
        CsvWriter.builder()
            .fieldSeparator(SEPARATOR)
            .lineDelimiter(LineDelimiter.CRLF)
            .build(out, StandardCharsets.UTF_8);
    csv.writeRecord(SheetColumns.ALL);
    new Assortment(dsl).forEach(product -> csv.writeRecord(row(product)));
    csv.flush();
  }

  private List<String> row(ListedProduct product) {
    Offer offer = offers.offer(new ProductId(product.id())).orElseThrow();
    List<String> cells = new ArrayList<>();
    cells.add(product.id());
    cells.add(CellText.written(product.emoji()));
    cells.add(String.valueOf(product.price()));
    cells.add(offer.selling().code());
    cells.add(product.state().code());
    cells.add(Optional.ofNullable(product.category()).orElse(""));
    cells.add(product.featured() ? "yes" : "no");
    cells.add(String.valueOf(product.rank()));
    for (Language language : Language.values()) {
      Text text = product.texts().byLanguage().get(language);
      cells.add(text == null ? "" : CellText.written(text.title()));
      cells.add(text == null ? "" : CellText.written(text.body()));
    }
    cells.add(
        switch (offer.good()) {
          case Good.Text(String content) -> CellText.written(content);
          case Good.File _, Good.Chat _ ->
              ""; // it has no place in a sheet, and its product keeps it
        });
    return cells;
  }
}
