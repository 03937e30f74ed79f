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
    var text = SignedNote.unverifiedText(note);
    return SignedNote.signatures(note, key.name(), key.id()).stream()
        .flatMap(signature ->
            key
                .verify(text, signature)
                .map(at ->
                    new Cosignature(key, at, SignedNote.line(key.name(), key.id(), signature)))
                .stream())
        .max(Comparator.comparing(Cosignature::at));
  }
}
