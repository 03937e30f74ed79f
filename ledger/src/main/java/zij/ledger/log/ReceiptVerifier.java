package zij.ledger.log;

/** Verifies a receipt offline, trusting nothing but the keys of the log and its witnesses. */
public final class ReceiptVerifier {
  /** What came of it. */
  public sealed interface Verdict {
    /** The key's owner has signed a log that holds this entry at this position. */
    record Holds(long position, Entry entry, Checkpoint checkpoint) implements Verdict {}

    /** It does not hold. */
    record Fails(String reason) implements Verdict {}
  }

  private ReceiptVerifier() {}

  /** Verifies the text of a receipt. Never throws for bad text; it then fails with a reason. */
  public static Verdict verify(String receipt, VerifierKey key) {
    return verify(receipt, key, Quorum.NONE);
  }

  /** The same; the receipt's checkpoint must also be cosigned by a quorum of witnesses. */
  public static Verdict verify(String receipt, VerifierKey key, Quorum quorum) {
    try {
      var proof = TlogProof.parse(receipt);
      var checkpoint = Checkpoint.open(proof.checkpoint(), key);
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
