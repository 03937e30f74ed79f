package zij.ledger.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Every tree up to 300 leaves, or {@code -Dzij.trees=}, and the published roots. */
class MerkleTest {
  private static final int TREES = Integer.getInteger("zij.trees", 300);
  private static final int FLIPPED_BITS = 9;

  private final ReferenceTree tree = new ReferenceTree(1 << (FLIPPED_BITS + 1));

  @Test
  void publishedRoots() throws IOException {
    try (var in = MerkleTest.class.getResourceAsStream("/vectors/merkle.json")) {
      var vector = JsonMapper.shared().readTree(in);
      var frontier = Frontier.EMPTY;
      for (int size = 0; ; size++) {
        assertThat(frontier.root())
            .hasToString(vector.get("roots_hex").get(String.valueOf(size)).asString());
        if (size == vector.get("leaves_hex").size()) {
          return;
        }
        var data = HexFormat.of().parseHex(vector.get("leaves_hex").get(size).asString());
        frontier = frontier.append(List.of(Hash.leaf(data)), _ -> {});
      }
    }
  }

  @Test
  void frontiersOfEverySizeGrowByAnyNumberOfLeavesAndSurviveTheirBytes() {
    for (int size = 0; size <= TREES; size++) {
      var whole = Frontier.EMPTY.append(tree.leaves(0, size), _ -> {});
      assertThat(whole.root()).isEqualTo(tree.root(size));
      assertThat(Frontier.of(size, whole.toBytes())).isEqualTo(whole);
      for (int split = 0; split <= size; split++) {
        var grown =
            Frontier.EMPTY
                .append(tree.leaves(0, split), _ -> {})
                .append(tree.leaves(split, size), _ -> {});
        assertThat(grown).isEqualTo(whole);
      }
    }
  }

  @Test
  void filledTilesAreReportedOnce() {
    var nodes = new ArrayList<TileNode>();
    Frontier.EMPTY.append(tree.leaves(0, 1 << (FLIPPED_BITS + 1)), nodes::add);
    assertThat(nodes)
        .containsExactly(
            new TileNode(1, 0, tree.root(8, 0)),
            new TileNode(1, 1, tree.root(8, 1)),
            new TileNode(1, 2, tree.root(8, 2)),
            new TileNode(1, 3, tree.root(8, 3)));
  }

  @Test
  void everyLeafOfEveryTreeIsProvedAndNothingElse() {
    for (int size = 1; size <= TREES; size++) {
      var root = tree.root(size);
      for (int index = 0; index < size; index++) {
        var leaf = tree.leaf(index);
        var path = MerkleProof.inclusion(tree, index, size);
        assertThat(MerkleProof.includes(leaf, index, size, path, root)).isTrue();
        assertThat(MerkleProof.includes(ReferenceTree.flip(leaf, size), index, size, path, root))
            .isFalse();
        assertThat(MerkleProof.includes(leaf, index, size, path, ReferenceTree.flip(root, index)))
            .isFalse();
        for (var changed : ReferenceTree.changed(path)) {
          assertThat(MerkleProof.includes(leaf, index, size, changed, root)).isFalse();
        }
        for (int bit = 0; bit < FLIPPED_BITS; bit++) {
          int other = index ^ (1 << bit);
          assertThat(MerkleProof.includes(leaf, other, size, path, root)).isFalse();
          int otherSize = size ^ (1 << bit);
          assertThat(MerkleProof.includes(leaf, index, otherSize, path, tree.root(otherSize)))
              .isFalse();
        }
      }
    }
  }

  @Test
  void everyTreeExtendsEverySmallerOneAndNoOther() {
    for (int size = 1; size <= TREES; size++) {
      var root = tree.root(size);
      for (int old = 1; old <= size; old++) {
        var oldRoot = tree.root(old);
        var proof = MerkleProof.consistency(tree, old, size);
        assertThat(MerkleProof.extendsTree(old, oldRoot, size, root, proof)).isTrue();
        assertThat(
                MerkleProof.extendsTree(old, ReferenceTree.flip(oldRoot, size), size, root, proof))
            .isFalse();
        assertThat(
                MerkleProof.extendsTree(old, oldRoot, size, ReferenceTree.flip(root, old), proof))
            .isFalse();
        for (var changed : ReferenceTree.changed(proof)) {
          assertThat(MerkleProof.extendsTree(old, oldRoot, size, root, changed)).isFalse();
        }
        for (int bit = 0; bit < FLIPPED_BITS; bit++) {
          int otherOld = old ^ (1 << bit);
          if (otherOld > 0) {
            assertThat(MerkleProof.extendsTree(otherOld, tree.root(otherOld), size, root, proof))
                .isEqualTo(otherOld == size && proof.isEmpty());
          }
          int other = size ^ (1 << bit);
          assertThat(MerkleProof.extendsTree(old, oldRoot, other, tree.root(other), proof))
              .isEqualTo(other == old && proof.isEmpty());
        }
      }
    }
  }

  @Test
  void theEmptyTreeNeedsNoProof() {
    assertThat(MerkleProof.extendsTree(0, Hash.EMPTY_ROOT, 5, tree.root(5), List.of())).isTrue();
    assertThat(MerkleProof.extendsTree(0, tree.root(1), 5, tree.root(5), List.of())).isFalse();
    assertThat(MerkleProof.extendsTree(6, tree.root(6), 5, tree.root(5), List.of())).isFalse();
  }
}
