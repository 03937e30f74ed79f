package zij.ledger.log;

/**
 * Receipts: a C2SP tlog-proof whose extra data are the leaf data of the entry, so that one file
 * holds the entry, its inclusion proof and the signed checkpoint. Thread-safe.
 */
public final class Receipts {
  private final LogReader reader;
  private final Proofs proofs;
  private final Checkpoints checkpoints;

  /** Receipts of the log. */
  public Receipts(LogReader reader, Proofs proofs, Checkpoints checkpoints) {
    this.reader = reader;
    this.proofs = proofs;
    this.checkpoints = checkpoints;
  }

  /**
   * The receipt of the entry at a position, as the text of a {@code .tlog-proof} file.
   *
   * @throws IllegalArgumentException if the log has no such position
   */
  public String receipt(long position) {
    var stored =
        reader
            .at(position)
            .orElseThrow(() -> new IllegalArgumentException("the log has no position " + position));
    var signed = checkpoints.covering(position);
    var path = proofs.inclusion(position, signed.checkpoint().size());
    return new TlogProof(LeafEncoding.encode(stored.entry()), position, path, signed.note()).text();
  }
}
