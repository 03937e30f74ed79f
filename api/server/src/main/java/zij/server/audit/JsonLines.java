package zij.server.audit;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import zij.ledger.log.Hash;
import zij.ledger.log.LeafEncoding;
import zij.ledger.log.StoredEntry;
import zij.query.audit.LedgerEntry;

/** JSON Lines: every line an object that says by {@code kind} what it is. */
final class JsonLines implements ExportFile {
  static final String MEDIA_TYPE = "application/jsonl";

  private static final String FORMAT = "zij-entries/1";

  private final JsonMapper json;
  private final OutputStream out;
  private boolean proofs;

  JsonLines(JsonMapper json, OutputStream out) {
    this.json = json;
    this.out = new BufferedOutputStream(out, 1 << 16);
  }

  @Override
  public void head(Head head) throws IOException {
    proofs = head.proofs();
    ObjectNode line = line("head");
    line.put("format", FORMAT);
    line.put("query", head.query());
    line.put("asOf", head.asOf());
    line.put("proofs", proofs);
    line.put("checkpoint", head.checkpoint());
    write(line);
  }

  @Override
  public void entry(LedgerEntry entry, StoredEntry stored, List<Hash> path) throws IOException {
    ObjectNode line = line("entry");
    line.setAll((ObjectNode) json.valueToTree(entry));
    line.set("event", json.readTree(stored.entry().payload()));
    line.set("metadata", json.readTree(stored.entry().metadata()));
    if (proofs) {
      byte[] leaf = LeafEncoding.encode(stored.entry());
      line.put("leaf", Base64.getEncoder().encodeToString(leaf));
      line.put("leafHash", Hash.leaf(leaf).toBase64());
      ArrayNode hashes = line.putArray("proof");
      path.forEach(hash -> hashes.add(hash.toBase64()));
    }
    write(line);
  }

  @Override
  public void foot(long entries) throws IOException {
    ObjectNode line = line("foot");
    line.put("entries", entries);
    write(line);
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }

  private ObjectNode line(String kind) {
    return json.createObjectNode().put("kind", kind);
  }

  private void write(ObjectNode line) throws IOException {
    out.write(json.writeValueAsBytes(line));
    out.write('\n');
  }
}
