package zij.ledger.witness;

import java.util.ArrayList;
import java.util.List;
import zij.ledger.log.Hash;

/**
 * The body of a C2SP tlog-witness {@code add-checkpoint} request.
 *
 * @param oldSize size of the last checkpoint that the witness is believed to have cosigned
 * @param proof consistency proof from there to the checkpoint, at most {@value #MAX_PROOF} hashes
 * @param note the signed checkpoint
 */
public record AddCheckpoint(long oldSize, List<Hash> proof, String note) {
  /** The specification's limit; a tree of 2^63 leaves needs no more. */
  public static final int MAX_PROOF = 63;

  private static final String OLD = "old ";

  /** Checks the length of the proof. */
  public AddCheckpoint {
    proof = List.copyOf(proof);
    if (proof.size() > MAX_PROOF) {
      throw new IllegalArgumentException("more than " + MAX_PROOF + " hashes in the proof");
    }
  }

  /** The body; the inverse of {@link #parse}. */
  public String text() {
    var text = new StringBuilder(OLD).append(oldSize).append('\n');
    proof.forEach(hash -> text.append(hash.toBase64()).append('\n'));
    return text.append('\n').append(note).toString();
  }

  /**
   * Reads a body; nothing is verified.
   *
   * @throws IllegalArgumentException if it is none; the message says why
   */
  public static AddCheckpoint parse(String body) {
    int end = body.indexOf("\n\n");
    if (end < 0) {
      throw new IllegalArgumentException("there is no empty line before the checkpoint");
    }
    var lines = body.substring(0, end).split("\n", MAX_PROOF + 2);
    if (!lines[0].matches("old (0|[1-9][0-9]{0,17})")) {
      throw new IllegalArgumentException("the first line is not 'old' and a size");
    }
    var proof = new ArrayList<Hash>();
    for (int i = 1; i < lines.length; i++) {
      proof.add(Hash.ofBase64(lines[i]));
    }
    long oldSize = Long.parseLong(lines[0].substring(OLD.length()));
    return new AddCheckpoint(oldSize, proof, body.substring(end + 2));
  }
}
