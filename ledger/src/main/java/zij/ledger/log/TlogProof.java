package zij.ledger.log;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A C2SP tlog-proof: an index, its inclusion proof and the checkpoint it leads to, in one text.
 * Zij's receipts carry the leaf data of the entry as extra data.
 *
 * @param extra extra data, empty if there is none; proves nothing until it is hashed and compared
 * @param index leaf index
 * @param path inclusion proof, from the leaf's sibling up
 * @param checkpoint the signed note, verbatim
 */
@SuppressWarnings("ArrayRecordComponent") // shared like an entry's payload, never compared
public record TlogProof(byte[] extra, long index, List<Hash> path, String checkpoint) {
  private static final String HEADER = "c2sp.org/tlog-proof@v1";
  private static final String EXTRA = "extra ";
  private static final String INDEX = "index ";

  /** A tree of 2^63 leaves is 63 high. */
  private static final int MAX_PATH = 63;

  /** Tells a damaged proof from what never was one: who has lost a receipt's end wants to know. */
  private static String whyNone(String text) {
    if (text.startsWith("\uFEFF" + HEADER) || text.startsWith(HEADER + "\r")) {
      return "the proof was rewritten on its way, with other line ends or a byte order mark;"
          + " take the file as it was saved first";
    }
    return text.startsWith(HEADER) ? "the proof is cut short" : "not a " + HEADER;
  }

  /** The proof as a text; the inverse of {@link #parse}. */
  public String text() {
    var text = new StringBuilder(HEADER).append('\n');
    if (extra.length > 0) {
      text.append(EXTRA).append(Base64.getEncoder().encodeToString(extra)).append('\n');
    }
    text.append(INDEX).append(index).append('\n');
    path.forEach(hash -> text.append(hash.toBase64()).append('\n'));
    return text.append('\n').append(checkpoint).toString();
  }

  /**
   * Reads what {@link #text} wrote. Nothing is verified.
   *
   * @throws IllegalArgumentException if the text is no proof; the message says why
   */
  public static TlogProof parse(String text) {
    if (text.length() > SignedNote.MAX_LENGTH) {
      throw new IllegalArgumentException("too long for a proof");
    }
    int end = text.indexOf("\n\n");
    if (end < 0 || !text.startsWith(HEADER + "\n")) {
      throw new IllegalArgumentException(whyNone(text));
    }
    var lines = new ArrayList<>(List.of(text.substring(HEADER.length() + 1, end + 1).split("\n")));
    var extra = new byte[0];
    if (lines.getFirst().startsWith(EXTRA)) {
      extra = Base64.getDecoder().decode(lines.removeFirst().substring(EXTRA.length()));
    }
    if (lines.isEmpty() || !lines.getFirst().matches("index (0|[1-9][0-9]{0,17})")) {
      throw new IllegalArgumentException("the proof has no index");
    }
    long index = Long.parseLong(lines.removeFirst().substring(INDEX.length()));
    if (lines.size() > MAX_PATH) {
      throw new IllegalArgumentException("the proof has too many hashes");
    }
    return new TlogProof(
        extra, index, lines.stream().map(Hash::ofBase64).toList(), text.substring(end + 2));
  }
}
