package zij.ledger.log;

/** Verifies a receipt offline, trusting nothing but the keys of the log and of its witnesses. */
public final class ReceiptVerifier {
  /** What came of it. */
  public sealed interface Verdict {
    /** The keys' owner has signed a log that holds this entry at this position. */
    record Holds(long position, Entry entry, Checkpoint checkpoint) implements Verdict {}

    /** It does not hold. */
    record Fails(String reason) implements Verdict {}
  }

  private ReceiptVerifier() {}

  /** Verifies the text of a receipt. Never throws for bad text; it then fails with a reason. */
  public static Verdict verify(String receipt, VerifierKey key) {
    return verify(receipt, VerifierKeys.of(key));
  }

  /** Verifies the text of a receipt whose checkpoint one of these keys has signed. */
  public static Verdict verify(String receipt, VerifierKeys keys) {
    return verify(receipt, keys, Quorum.NONE);
  }

  /** The same; a quorum of witnesses must have cosigned the checkpoint too. */
  public static Verdict verify(String receipt, VerifierKeys keys, Quorum quorum) {
    try {
      var proof = TlogProof.parse(receipt);
      var checkpoint = Checkpoint.open(proof.checkpoint(), keys);
      var _ = quorum.require(proof.checkpoint());
      var entry = LeafEncoding.decode(proof.extra());
      var leaf = Hash.leaf(proof.extra());
      return MerkleProof.includes(
              leaf, proof.index(), checkpoint.size(), proof.path(), checkpoint.root())
          ? new Verdict.Holds(proof.index(), entry, checkpoint)
          : new Verdict.Fails("the entry is not in the log that the checkpoint signs");
    } catch (IllegalArgumentException e) {
      return new Verdict.Fails(String.valueOf(e.getMessage()));
    }
  }
}
