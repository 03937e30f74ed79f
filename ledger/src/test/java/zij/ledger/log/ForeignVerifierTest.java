package zij.ledger.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigstore.encryption.signers.Verifiers;
import dev.sigstore.merkle.InclusionProofVerificationException;
import dev.sigstore.merkle.InclusionProofVerifier;
import dev.sigstore.rekor.client.RekorParseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A verifier that nobody here wrote, sigstore-java's, says of our checkpoints and inclusion proofs
 * what ours says, valid and changed. It has no consistency proofs.
 */
class ForeignVerifierTest {
  private static final int TREES = 130;
  private static final String SPKI_PREFIX = "302a300506032b6570032100";

  @TempDir private Path folder = Path.of("");
  private final ReferenceTree tree = new ReferenceTree(4 * TREES);

  private static boolean accepts(Hash leaf, long index, long size, List<Hash> path, Hash root) {
    try {
      var siblings = path.stream().map(Hash::toBytes).toList();
      InclusionProofVerifier.verify(leaf.toBytes(), index, size, siblings, root.toBytes());
      return true;
    } catch (InclusionProofVerificationException | IllegalArgumentException e) {
      return false;
    }
  }

  /**
   * Both say the same, but where it is looser than RFC 9162 section 2.1.3.2: it takes an index that
   * is not in the tree, and a path that ends below the root of a tree of this size.
   */
  private void assertAgreed(Hash leaf, long index, long size, List<Hash> path, Hash root) {
    if (index >= size || path.size() < MerkleProof.inclusion(tree, index, size).size()) {
      assertThat(MerkleProof.includes(leaf, index, size, path, root)).isFalse();
      return;
    }
    assertThat(accepts(leaf, index, size, path, root))
        .as("entry %d of %d", index, size)
        .isEqualTo(MerkleProof.includes(leaf, index, size, path, root));
  }

  @Test
  void inclusionProofsAreJudgedAlike() {
    for (int size = 1; size <= TREES; size++) {
      var root = tree.root(size);
      for (int index = 0; index < size; index++) {
        var leaf = tree.leaf(index);
        var path = MerkleProof.inclusion(tree, index, size);
        assertThat(accepts(leaf, index, size, path, root)).isTrue();
        for (var changed : ReferenceTree.changed(path)) {
          assertAgreed(leaf, index, size, changed, root);
        }
        assertAgreed(ReferenceTree.flip(leaf, size), index, size, path, root);
        assertAgreed(leaf, index, size, path, ReferenceTree.flip(root, index));
        for (int bit = 0; bit < 8; bit++) {
          assertAgreed(leaf, index ^ (1 << bit), size, path, root);
          int other = size ^ (1 << bit);
          assertAgreed(leaf, index, other, path, root);
          assertAgreed(leaf, index, other, path, tree.root(other));
        }
      }
    }
  }

  private LogSigner signer() throws IOException {
    return LogSigner.loadOrCreate(SignedLog.ORIGIN, folder.resolve("log.pem"));
  }

  /** The key as everybody but C2SP writes it. */
  private PublicKey publicKey() throws IOException, GeneralSecurityException {
    var typed = Base64.getDecoder().decode(signer().verifierKey().toString().split("\\+", 3)[2]);
    var spki = SPKI_PREFIX + HexFormat.of().formatHex(typed, 1, typed.length);
    return KeyFactory.getInstance("Ed25519")
        .generatePublic(new X509EncodedKeySpec(HexFormat.of().parseHex(spki)));
  }

  private boolean acceptsCheckpoint(String note, Checkpoint expected)
      throws IOException, GeneralSecurityException {
    try {
      var checkpoint = dev.sigstore.rekor.client.Checkpoints.from(note);
      var signature = checkpoint.getSignatures().getFirst();
      return checkpoint.getOrigin().equals(expected.origin())
          && checkpoint.getSize() == expected.size()
          && checkpoint.getBase64Hash().equals(expected.root().toBase64())
          && signature.getIdentity().equals(expected.origin())
          && Arrays.equals(signature.getKeyHint(), signer().verifierKey().id())
          && Verifiers.newVerifier(publicKey())
              .verify(
                  checkpoint.getSignedData().getBytes(StandardCharsets.UTF_8),
                  signature.getSignature());
    } catch (RekorParseException | SignatureException | IllegalArgumentException e) {
      return false;
    }
  }

  @Test
  void checkpointsAreReadAndTheirSignaturesVerifiedAlike() throws Exception {
    var expected = new Checkpoint(SignedLog.ORIGIN, 70, tree.root(70));
    var note = signer().sign(70, tree.root(70));
    assertThat(acceptsCheckpoint(note, expected)).isTrue();
    var changed = new ArrayList<String>();
    int unusedBits = note.length() - "0=\n".length();
    for (int i = 0; i < note.length(); i++) {
      if (i == unusedBits) {
        continue; // of the last digit two bits count; it passes over the others, we do not
      }
      changed.add(note.substring(0, i) + (char) (note.charAt(i) ^ 1) + note.substring(i + 1));
    }
    for (var each : changed) {
      // Nothing that it takes for our checkpoint is something that we do not.
      assertThat(acceptsCheckpoint(each, expected)).as(each).isFalse();
    }
  }
}
