package zij.ledger.log;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * A witness's statement that a checkpoint extends all that it had seen of the log (C2SP
 * tlog-cosignature).
 *
 * @param by the witness
 * @param at when it said so, by its own clock
 * @param line the signature line, with its newline, to be put behind the checkpoint's note
 */
public record Cosignature(CosignerKey by, Instant at, String line) {
  /**
   * The newest valid cosignature of a witness on a note; empty if there is none.
   *
   * @throws IllegalArgumentException if it is no note
   */
  public static Optional<Cosignature> find(String note, CosignerKey key) {
    return find(SignedNote.unverifiedText(note), SignedNote.lines(note), key);
  }

  /**
   * The newest valid cosignature of a witness on a checkpoint among signature lines.
   *
   * @param checkpoint the note's text, without signatures
   * @param lines from anybody; what is no signature line of the witness is passed over
   */
  public static Optional<Cosignature> find(String checkpoint, String lines, CosignerKey key) {
    return SignedNote.signatures(lines, key.name(), key.id()).stream()
        .flatMap(signature -> of(checkpoint, signature, key).stream())
        .max(Comparator.comparing(Cosignature::at));
  }

  private static Optional<Cosignature> of(String checkpoint, byte[] signature, CosignerKey key) {
    var line = SignedNote.line(key.name(), key.id(), signature);
    return key.verify(checkpoint, signature).map(at -> new Cosignature(key, at, line));
  }
}
