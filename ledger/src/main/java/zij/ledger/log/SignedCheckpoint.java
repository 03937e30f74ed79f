package zij.ledger.log;

/**
 * A checkpoint with the note that carries it.
 *
 * @param note the signed note, as published
 */
public record SignedCheckpoint(Checkpoint checkpoint, String note) {}
