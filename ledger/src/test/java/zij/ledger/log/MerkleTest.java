package zij.ledger.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Every tree up to 100 leaves, and the published roots. */
class MerkleTest {
  private static final int TREES = 100;
  private static final int FLIPPED_BITS = 9;

  private final List<Hash> leaves = new ArrayList<>();
  private final List<Hash> roots = new ArrayList<>();
  private final Subtrees tree = (height, index) -> root(leavesOf(height, index));

  MerkleTest() {
    for (int i = 0; i < 1 << (FLIPPED_BITS + 1); i++) {
      roots.add(root(leaves));
      leaves.add(Hash.leaf(ByteBuffer.allocate(4).putInt(i).array()));
    }
  }

  private List<Hash> leavesOf(int height, long index) {
    int first = (int) index << height;
    return leaves.subList(first, first + (1 << height));
  }

  /** RFC 6962 section 2.1 to the letter, as the oracle. */
  private static Hash root(List<Hash> leaves) {
    return switch (leaves.size()) {
      case 0 -> Hash.EMPTY_ROOT;
      case 1 -> leaves.getFirst();
      default -> {
        int middle = Integer.highestOneBit(leaves.size() - 1);
        yield Hash.node(
            root(leaves.subList(0, middle)), root(leaves.subList(middle, leaves.size())));
      }
    };
  }

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
      var whole = Frontier.EMPTY.append(leaves.subList(0, size), _ -> {});
      assertThat(whole.root()).isEqualTo(roots.get(size));
      assertThat(Frontier.of(size, whole.toBytes())).isEqualTo(whole);
      for (int split = 0; split <= size; split++) {
        var grown =
            Frontier.EMPTY
                .append(leaves.subList(0, split), _ -> {})
                .append(leaves.subList(split, size), _ -> {});
        assertThat(grown).isEqualTo(whole);
      }
    }
  }

  @Test
  void filledTilesAreReportedOnce() {
    var nodes = new ArrayList<TileNode>();
    Frontier.EMPTY.append(leaves, nodes::add);
    assertThat(nodes)
        .containsExactly(
            new TileNode(1, 0, root(leavesOf(8, 0))),
            new TileNode(1, 1, root(leavesOf(8, 1))),
            new TileNode(1, 2, root(leavesOf(8, 2))),
            new TileNode(1, 3, root(leavesOf(8, 3))));
  }

  @Test
  void everyLeafOfEveryTreeIsProvedAndNothingElse() {
    for (int size = 1; size <= TREES; size++) {
      var root = roots.get(size);
      for (int index = 0; index < size; index++) {
        var leaf = leaves.get(index);
        var path = MerkleProof.inclusion(tree, index, size);
        assertThat(MerkleProof.includes(leaf, index, size, path, root)).isTrue();
        assertThat(MerkleProof.includes(flip(leaf, size), index, size, path, root)).isFalse();
        assertThat(MerkleProof.includes(leaf, index, size, path, flip(root, index))).isFalse();
        for (var changed : changed(path)) {
          assertThat(MerkleProof.includes(leaf, index, size, changed, root)).isFalse();
        }
        for (int bit = 0; bit < FLIPPED_BITS; bit++) {
          int other = index ^ (1 << bit);
          assertThat(MerkleProof.includes(leaf, other, size, path, root)).isFalse();
          int otherSize = size ^ (1 << bit);
          assertThat(MerkleProof.includes(leaf, index, otherSize, path, roots.get(otherSize)))
              .isFalse();
        }
      }
    }
  }

  @Test
  void everyTreeExtendsEverySmallerOneAndNoOther() {
    for (int size = 1; size <= TREES; size++) {
      var root = roots.get(size);
      for (int old = 1; old <= size; old++) {
        var oldRoot = roots.get(old);
        var proof = MerkleProof.consistency(tree, old, size);
        assertThat(MerkleProof.extendsTree(old, oldRoot, size, root, proof)).isTrue();
        assertThat(MerkleProof.extendsTree(old, flip(oldRoot, size), size, root, proof)).isFalse();
        assertThat(MerkleProof.extendsTree(old, oldRoot, size, flip(root, old), proof)).isFalse();
        for (var changed : changed(proof)) {
          assertThat(MerkleProof.extendsTree(old, oldRoot, size, root, changed)).isFalse();
        }
        for (int bit = 0; bit < FLIPPED_BITS; bit++) {
          int otherOld = old ^ (1 << bit);
          if (otherOld > 0) {
            assertThat(MerkleProof.extendsTree(otherOld, roots.get(otherOld), size, root, proof))
                .isEqualTo(otherOld == size && proof.isEmpty());
          }
          int other = size ^ (1 << bit);
          assertThat(MerkleProof.extendsTree(old, oldRoot, other, roots.get(other), proof))
              .isEqualTo(other == old && proof.isEmpty());
        }
      }
    }
  }

  @Test
  void theEmptyTreeNeedsNoProof() {
    assertThat(MerkleProof.extendsTree(0, Hash.EMPTY_ROOT, 5, roots.get(5), List.of())).isTrue();
    assertThat(MerkleProof.extendsTree(0, roots.get(1), 5, roots.get(5), List.of())).isFalse();
    assertThat(MerkleProof.extendsTree(6, roots.get(6), 5, roots.get(5), List.of())).isFalse();
  }

  /** The path with a bit flipped in each hash in turn, without its last hash, with one more. */
  private static List<List<Hash>> changed(List<Hash> path) {
    var changed = new ArrayList<List<Hash>>();
    for (int i = 0; i < path.size(); i++) {
      var flipped = new ArrayList<>(path);
      flipped.set(i, flip(path.get(i), 37 * i));
      changed.add(flipped);
    }
    if (!path.isEmpty()) {
      changed.add(path.subList(0, path.size() - 1));
    }
    var longer = new ArrayList<>(path);
    longer.add(Hash.EMPTY_ROOT);
    changed.add(longer);
    return changed;
  }

  private static Hash flip(Hash hash, int bit) {
    var bytes = hash.toBytes();
    bytes[(bit / 8) % Hash.SIZE] ^= (byte) (1 << (bit % 8));
    return Hash.of(bytes);
  }
}
