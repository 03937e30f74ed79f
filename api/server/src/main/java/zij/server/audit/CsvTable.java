package zij.server.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static zij.server.web.SpreadsheetText.harmless;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import zij.ledger.log.Entry;
import zij.ledger.log.Hash;
import zij.ledger.log.LeafEncoding;
import zij.ledger.log.StoredEntry;
import zij.query.audit.LedgerEntry;

/**
 * CSV (RFC 4180) in UTF-8: comment lines, the names of the columns, a record an entry, a comment
 * line. A text that a spreadsheet would take for a formula begins with an apostrophe.
 */
final class CsvTable implements ExportFile {
  static final String MEDIA_TYPE = "text/csv";

  private static final List<String> COLUMNS =
      List.of(
          "position",
          "at",
          "type",
          "aggregateType",
          "aggregateId",
          "order",
          "buyer",
          "charge",
          "products",
          "amount",
          "user",
          "actor",
          "operation",
          "traceId",
          "event",
          "metadata");
  private static final List<String> PROOF_COLUMNS = List.of("leaf", "leafHash", "proof");

  private final CsvWriter csv;
  private boolean proofs;

  CsvTable(OutputStream out) {
    Writer text = new BufferedWriter(new OutputStreamWriter(out, UTF_8), 1 << 16);
    csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text);
  }

  @Override
  public void head(Head head) {
    proofs = head.proofs();
    csv.writeComment(" zij-entries/1");
    csv.writeComment(" query: " + head.query());
    csv.writeComment(" asOf: " + head.asOf());
    csv.writeComment(" checkpoint, in base64: " + base64(head.checkpoint().getBytes(UTF_8)));
    List<String> columns = new ArrayList<>(COLUMNS);
    if (proofs) columns.addAll(PROOF_COLUMNS);
    csv.writeRecord(columns);
  }

  @Override
  public void entry(LedgerEntry entry, StoredEntry stored, List<Hash> path) {
    List<String> cells = new ArrayList<>();
    cells.add(Long.toString(entry.position()));
    cells.add(entry.at().toString());
    cells.add(entry.type());
    cells.add(entry.aggregateType());
    cells.add(harmless(entry.aggregateId()));
    cells.add(text(entry.order()));
    cells.add(text(entry.buyer()));
    cells.add(harmless(text(entry.charge())));
    cells.add(String.join(" ", entry.products()));
    cells.add(text(entry.amount())); // a number, though it may begin with a minus
    cells.add(text(entry.user()));
    cells.add(harmless(entry.actor()));
    cells.add(harmless(entry.operation()));
    cells.add(harmless(entry.traceId()));
    cells.add(harmless(new String(stored.entry().payload(), UTF_8)));
    cells.add(harmless(new String(stored.entry().metadata(), UTF_8)));
    if (proofs) addProof(cells, stored.entry(), path);
    csv.writeRecord(cells);
  }

  private static void addProof(List<String> cells, Entry entry, List<Hash> path) {
    byte[] leaf = LeafEncoding.encode(entry);
    cells.add(base64(leaf));
    cells.add(harmless(Hash.leaf(leaf).toBase64()));
    cells.add(harmless(path.stream().map(Hash::toBase64).collect(Collectors.joining(" "))));
  }

  @Override
  public void foot(long entries) {
    csv.writeComment(" entries: " + entries);
  }

  @Override
  public void flush() throws IOException {
    csv.flush();
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
