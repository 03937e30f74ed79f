package zij.ledger.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is no hash, no leaf, no size and no proof of a tree, at the limits of each. */
class MerkleBoundsTest {
  private final ReferenceTree tree = new ReferenceTree(600);

  @Test
  void onlyLeavesOfTheTreeAreProved() {
    assertThat(MerkleProof.inclusion(tree, 0, 1)).isEmpty();
    for (long index : new long[] {Long.MIN_VALUE, -1, 5, 6}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> MerkleProof.inclusion(tree, index, 5))
          .withMessage("no leaf " + index + " in a tree of 5");
    }
    assertThatIllegalArgumentException().isThrownBy(() -> MerkleProof.inclusion(tree, 0, 0));
  }

  @Test
  void onlyBeginningsOfTheTreeAreProved() {
    assertThat(MerkleProof.consistency(tree, 5, 5)).isEmpty();
    assertThat(MerkleProof.consistency(tree, 1, 2)).containsExactly(tree.leaf(1));
    for (long old : new long[] {Long.MIN_VALUE, -1, 0, 6}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> MerkleProof.consistency(tree, old, 5))
          .withMessage("no proof from size " + old + " to 5");
    }
  }

  @Test
  void whatIsNotInTheTreeIsNotProvedByNothing() {
    var leaf = tree.leaf(0);
    assertThat(MerkleProof.includes(leaf, 0, 1, List.of(), leaf)).isTrue();
    assertThat(MerkleProof.includes(leaf, 0, 0, List.of(), leaf)).isFalse();
    assertThat(MerkleProof.includes(leaf, 1, 1, List.of(), leaf)).isFalse();
    assertThat(MerkleProof.includes(leaf, -1, 1, List.of(), leaf)).isFalse();
    assertThat(MerkleProof.includes(leaf, 0, 2, List.of(), leaf)).isFalse();
  }

  @Test
  void aBeginningIsNotProvedByNothing() {
    var none = List.<Hash>of();
    assertThat(MerkleProof.extendsTree(3, tree.root(3), 5, tree.root(5), none)).isFalse();
    assertThat(MerkleProof.extendsTree(4, tree.root(4), 5, tree.root(4), none)).isFalse();
    assertThat(MerkleProof.extendsTree(5, tree.root(5), 5, tree.root(5), none)).isTrue();
    assertThat(MerkleProof.extendsTree(0, Hash.EMPTY_ROOT, 0, Hash.EMPTY_ROOT, none)).isTrue();
    assertThat(MerkleProof.extendsTree(-1, Hash.EMPTY_ROOT, 5, tree.root(5), none)).isFalse();
    assertThat(MerkleProof.extendsTree(-1, tree.root(5), -1, tree.root(5), none)).isFalse();
    var idle = List.of(tree.root(5));
    assertThat(MerkleProof.extendsTree(0, Hash.EMPTY_ROOT, 5, tree.root(5), idle)).isFalse();
    assertThat(MerkleProof.extendsTree(5, tree.root(5), 5, tree.root(5), idle)).isFalse();
  }

  @Test
  void rootsAreThoseOfTheDefinition() {
    assertThat(MerkleProof.root(tree, 0)).isEqualTo(Hash.EMPTY_ROOT);
    for (int size = 1; size <= 70; size++) {
      assertThat(MerkleProof.root(tree, size)).isEqualTo(tree.root(size));
    }
  }

  @Test
  void aFrontierHasAPeakForEveryBitOfItsSize() {
    var hash = tree.leaf(0);
    assertThat(new Frontier(0, List.of())).isEqualTo(Frontier.EMPTY);
    for (int peaks : new int[] {0, 1, 3}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Frontier(3, Collections.nCopies(peaks, hash)))
          .withMessage("a tree of 3 leaves cannot have " + peaks + " peaks");
    }
    // All 64 bits of -1 are set.
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Frontier(-1, Collections.nCopies(64, hash)));
    for (int length : new int[] {0, 32, 63, 65, 96}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Frontier.of(3, new byte[length]))
          .withMessage("a tree of 3 leaves has no frontier of " + length + " bytes");
    }
  }

  @Test
  void hashesAreTheir32BytesAndNothingElse() {
    for (int length : new int[] {0, 31, 33}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Hash.of(new byte[length]))
          .withMessage("a hash has 32 bytes, not " + length);
    }
    var bytes = tree.leaf(1).toBytes();
    var hash = Hash.of(bytes);
    bytes[0]++;
    hash.toBytes()[1]++;
    assertThat(hash).isEqualTo(tree.leaf(1)).hasSameHashCodeAs(tree.leaf(1));
    assertThat(hash.hashCode()).isNotEqualTo(tree.leaf(2).hashCode());
    assertThat(hash.equals((Object) hash.toString())).isFalse();
  }
}
