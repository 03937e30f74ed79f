package zij.ledger.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** One large tree of a random size, its proofs with every single bit of every hash flipped. */
class LargeTreeTest {
  private static final int BITS = 8 * Hash.SIZE;
  private static final int PROOFS = 12;

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);
  private final int size = 200_000 + random.nextInt(300_000);
  private final List<Hash> leaves = new ArrayList<>();
  private final Tiles tree;
  private final Hash root;

  LargeTreeTest() {
    for (int i = 0; i < size; i++) {
      leaves.add(Hash.leaf(ByteBuffer.allocate(4).putInt(i).array()));
    }
    var levels = new ArrayList<List<Hash>>(List.of(leaves));
    root =
        Frontier.EMPTY
            .append(
                leaves,
                node -> {
                  if (levels.size() == node.level()) {
                    levels.add(new ArrayList<>());
                  }
                  levels.get(node.level()).add(node.hash());
                })
            .root();
    tree =
        new Tiles((level, from, limit) -> {
          var row = levels.get(level);
          return row.subList((int) from, (int) Math.min(row.size(), from + limit));
        });
  }

  private Hash rootOf(int prefix) {
    return Frontier.EMPTY.append(leaves.subList(0, prefix), _ -> {}).root();
  }

  @Test
  void inclusionIsProvedAndNoChangedBitPasses() {
    for (int n = 0; n < PROOFS; n++) {
      int index = random.nextInt(size);
      var about = "seed %d, size %d, index %d".formatted(seed, size, index);
      var leaf = leaves.get(index);
      var path = MerkleProof.inclusion(tree, index, size);
      assertThat(MerkleProof.includes(leaf, index, size, path, root)).as(about).isTrue();
      for (int bit = 0; bit < BITS; bit++) {
        for (int hash = 0; hash < path.size(); hash++) {
          var changed = ReferenceTree.flipped(path, hash, bit);
          assertThat(MerkleProof.includes(leaf, index, size, changed, root)).as(about).isFalse();
        }
        var otherLeaf = ReferenceTree.flip(leaf, bit);
        assertThat(MerkleProof.includes(otherLeaf, index, size, path, root)).as(about).isFalse();
        var otherRoot = ReferenceTree.flip(root, bit);
        assertThat(MerkleProof.includes(leaf, index, size, path, otherRoot)).as(about).isFalse();
      }
      for (int bit = 0; bit < Long.SIZE; bit++) {
        long other = index ^ (1L << bit);
        assertThat(MerkleProof.includes(leaf, other, size, path, root)).as(about).isFalse();
      }
    }
  }

  @Test
  void consistencyIsProvedAndNoChangedBitPasses() {
    for (int n = 0; n < PROOFS; n++) {
      int old = 1 + random.nextInt(size - 1);
      var about = "seed %d, size %d, old %d".formatted(seed, size, old);
      var oldRoot = rootOf(old);
      var proof = MerkleProof.consistency(tree, old, size);
      assertThat(MerkleProof.extendsTree(old, oldRoot, size, root, proof)).as(about).isTrue();
      for (int bit = 0; bit < BITS; bit++) {
        for (int hash = 0; hash < proof.size(); hash++) {
          var changed = ReferenceTree.flipped(proof, hash, bit);
          assertThat(MerkleProof.extendsTree(old, oldRoot, size, root, changed))
              .as(about)
              .isFalse();
        }
        var otherOld = ReferenceTree.flip(oldRoot, bit);
        assertThat(MerkleProof.extendsTree(old, otherOld, size, root, proof)).as(about).isFalse();
        var other = ReferenceTree.flip(root, bit);
        assertThat(MerkleProof.extendsTree(old, oldRoot, size, other, proof)).as(about).isFalse();
      }
      // Both ways: the newer tree is no beginning of the older one.
      assertThat(MerkleProof.extendsTree(size, root, old, oldRoot, proof)).as(about).isFalse();
    }
  }

  @Test
  void hugeIndexesAndSizesAreRefusedAtOnce() {
    var path = MerkleProof.inclusion(tree, 7, size);
    for (long huge :
        new long[] {Long.MAX_VALUE, Long.MAX_VALUE - 1, 1L << 62, -1, Long.MIN_VALUE}) {
      assertThat(MerkleProof.includes(leaves.get(7), huge, size, path, root)).isFalse();
      assertThat(MerkleProof.includes(leaves.get(7), 7, huge, path, root)).isFalse();
      assertThat(MerkleProof.extendsTree(7, rootOf(7), huge, root, path)).isFalse();
      assertThat(MerkleProof.extendsTree(huge, root, size, root, path)).isFalse();
    }
  }
}
