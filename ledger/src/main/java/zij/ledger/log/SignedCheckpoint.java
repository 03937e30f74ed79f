package zij.ledger.log;

import java.util.List;

/**
 * A checkpoint with the note that carries it.
 *
 * @param note the signed note, as published
 */
public record SignedCheckpoint(Checkpoint checkpoint, String note) {
  /** This checkpoint with more signature lines in its note, see {@link SignedNote#with}. */
  public SignedCheckpoint with(List<String> signatureLines) {
    return new SignedCheckpoint(checkpoint, SignedNote.with(note, signatureLines));
  }
}
