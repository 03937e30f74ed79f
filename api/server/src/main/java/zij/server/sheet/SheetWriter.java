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
import zij.query.product.ListedPage;
import zij.query.product.ListedProduct;
import zij.query.product.ProductCursor;

/** Writes all products as a sheet that {@link SheetReader} reads: taken in again it changes nothing. */
final class SheetWriter {
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
        CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out, StandardCharsets.UTF_8);
    csv.writeRecord(SheetColumns.ALL);
    Assortment assortment = new Assortment(dsl);
    ProductCursor before = null;
    do {
      ListedPage page =
          assortment.page(null, null, Language.ENGLISH, before, Assortment.MAX_PAGE);
      for (var card : page.products()) {
        assortment.find(new ProductId(card.id())).ifPresent(it -> csv.writeRecord(row(it)));
      }
      String next = page.next();
      before = next == null ? null : ProductCursor.parse(next);
    } while (before != null);
    csv.flush();
  }

  private List<String> row(ListedProduct product) {
    List<String> cells = new ArrayList<>();
    cells.add(product.id());
    cells.add(CellText.written(product.emoji()));
    cells.add(String.valueOf(product.price()));
    cells.add(product.state().code());
    cells.add(Optional.ofNullable(product.category()).orElse(""));
    cells.add(product.featured() ? "yes" : "no");
    cells.add(String.valueOf(product.rank()));
    for (Language language : Language.values()) {
      Text text = product.texts().byLanguage().get(language);
      cells.add(text == null ? "" : CellText.written(text.title()));
      cells.add(text == null ? "" : CellText.written(text.body()));
    }
    cells.add(CellText.written(good(product)));
    return cells;
  }

  /** A file has no place in a sheet; its product keeps it. */
  private String good(ListedProduct product) {
    Optional<Offer> offer = offers.offer(new ProductId(product.id()));
    return offer
        .map(it ->
            switch (it.good()) {
              case Good.Text(String content) -> content;
              case Good.File _ -> "";
            })
        .orElse("");
  }
}
