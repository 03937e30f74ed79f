package zij.ledger.log;

import java.util.function.LongFunction;

/**
 * Receipts: a C2SP tlog-proof whose extra data are the leaf data of the entry, so that one file
 * holds the entry, its inclusion proof and the signed checkpoint. Thread-safe.
 */
public final class Receipts {
  private final LogReader reader;
  private final Proofs proofs;
  private final LongFunction<SignedCheckpoint> covering;

  /** Receipts of the log, with checkpoints that the log alone has signed. */
  public Receipts(LogReader reader, Proofs proofs, Checkpoints checkpoints) {
    this(reader, proofs, checkpoints::covering);
  }

  /**
   * Receipts of the log.
   *
   * @param covering gives the checkpoint for a position; it must cover it. What it throws, {@link
   *     #receipt} throws
   */
  public Receipts(LogReader reader, Proofs proofs, LongFunction<SignedCheckpoint> covering) {
    this.reader = reader;
    this.proofs = proofs;
    this.covering = covering;
  }

  /**
   * The receipt of the entry at a position, as the text of a {@code .tlog-proof} file.
   *
   * @throws IllegalArgumentException if the log has no such position
   */
  public String receipt(long position) {
    return receipt(position, covering);
  }

  /** The same with a checkpoint from somewhere else. */
  public String receipt(long position, LongFunction<SignedCheckpoint> covering) {
    var stored =
        reader
            .at(position)
            .orElseThrow(() -> new IllegalArgumentException("the log has no position " + position));
    var signed = covering.apply(position);
    var path = proofs.inclusion(position, signed.checkpoint().size());
    return new TlogProof(LeafEncoding.encode(stored.entry()), position, path, signed.note()).text();
  }
}
