package zij.ledger.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Roots and proofs out of tiles, what is read for them, and what is missed. */
class TilesTest {
  private static final int SIZE = 40 * TileNode.WIDTH - 100;
  private final ReferenceLevels tree = new ReferenceLevels(SIZE);
  private final List<String> asked = new ArrayList<>();

  @BeforeEach
  void forget() {
    asked.clear();
  }

  private List<Hash> read(int level, long from, int limit) {
    asked.add(level + "/" + from + "+" + limit);
    return tree.hashes(level, from, limit);
  }

  private long asked(String tile) {
    return Collections.frequency(asked, tile);
  }

  @Test
  void rootsOfAllHeightsComeOutOfTilesThatAreReadOnce() {
    var tiles = new Tiles(this::read);
    for (int height = 0; height <= 10; height++) {
      for (int index = 0; (index + 1) << height <= 1_000; index++) {
        int first = index << height;
        assertThat(tiles.root(height, index))
            .as("%d of height %d", index, height)
            .isEqualTo(ReferenceTree.root(tree.leaves().subList(first, first + (1 << height))));
      }
    }
    assertThat(asked)
        .containsExactlyInAnyOrder("0/0+256", "0/256+256", "0/512+256", "0/768+256", "1/0+256");
  }

  @Test
  void whatTheLogDoesNotHaveIsMissed() {
    var tiles =
        new Tiles((level, from, limit) -> new ReferenceLevels(6).hashes(level, from, limit));
    assertThat(tiles.root(1, 2)).isEqualTo(Hash.node(tree.leaves().get(4), tree.leaves().get(5)));
    for (long[] none : new long[][] {{0, 6}, {1, 3}, {2, 1}, {3, 0}}) {
      assertThatExceptionOfType(MissingHashesException.class)
          .isThrownBy(() -> tiles.root((int) none[0], none[1]))
          .withMessage(
              "hashes of level 0 from %d on are missing in the log".formatted(none[1] << none[0]));
    }
  }

  @Test
  void aWalkProvesEveryLeafAndReadsEveryTileOnce() {
    int size = 3_000;
    var walk = new ProofWalk(this::read, size);
    var tiles = new Tiles(tree::hashes);
    for (int position = 0; position < size; position++) {
      assertThat(walk.inclusion(position)).isEqualTo(MerkleProof.inclusion(tiles, position, size));
    }
    assertThat(asked).doesNotHaveDuplicates().hasSize(12 + 1);
    assertThatIllegalArgumentException().isThrownBy(() -> walk.inclusion(size));
  }

  /** 32 tiles: 31 of leaves and the one above them. */
  @Test
  void aWalkForgetsTheTileThatWasNotAskedForTheLongest() {
    var walk = new ProofWalk(this::read, 39L * TileNode.WIDTH);
    for (int tile = 0; tile < 31; tile++) {
      var _ = walk.inclusion((long) tile * TileNode.WIDTH);
    }
    var _ = walk.inclusion(0);
    assertThat(asked).doesNotHaveDuplicates().hasSize(32);
    var _ = walk.inclusion(31 * TileNode.WIDTH);
    var _ = walk.inclusion(0);
    assertThat(asked("0/0+256")).isEqualTo(1);
    assertThat(asked("0/256+256")).isEqualTo(1);
    var _ = walk.inclusion(TileNode.WIDTH);
    assertThat(asked("0/256+256")).as("forgotten").isEqualTo(2);
    assertThat(asked("1/0+256")).as("needed by each").isEqualTo(1);
  }

  @Test
  void aWalkInALogThatIsTooShortSaysWhatIsMissing() {
    var walk = new ProofWalk(new ReferenceLevels(4)::hashes, 5);
    assertThat(walk.inclusion(4)).containsExactly(ReferenceTree.root(tree.leaves().subList(0, 4)));
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> walk.inclusion(0))
        .withMessage("hash 4 of level 0 is missing");
  }

  @Test
  void theEdgeOfATreeIsItsFrontier() {
    for (int size : new int[] {0, 1, 2, 255, 256, 257, 1_000, 10 * 256, SIZE}) {
      assertThat(Frontier.ofEdge(size, tree.edge(size)))
          .isEqualTo(Frontier.EMPTY.append(tree.leaves().subList(0, size), _ -> {}));
    }
    for (int other : new int[] {256, 299, 301, 300 + 256}) {
      assertThatIllegalArgumentException().isThrownBy(() -> Frontier.ofEdge(other, tree.edge(300)));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Frontier.ofEdge(300, tree.edge(300).subList(0, 1)));
  }

  /** Level by level, full tiles in order; what is there already is not made again. */
  @Test
  void tilesAreGatheredFromTheBeginningOrBehindATree() {
    for (int size : new int[] {0, 1, 255, 256, 257, 1_000, 8_192, SIZE}) {
      var made = new ArrayList<TilePath>();
      var gatherer =
          new TileAssembler<RuntimeException>(
              size,
              tree.edge(size),
              (level, index, hashes) -> {
                var tile = new TilePath(level, index, hashes.size());
                assertThat(hashes).isEqualTo(tree.hashes(level, tile.first(), tile.width()));
                made.add(tile);
              });
      assertThat(gatherer.frontier().size()).isEqualTo(size);
      for (int from = size; from < SIZE; from += 700) {
        gatherer.append(tree.leaves().subList(from, Math.min(from + 700, SIZE)));
      }
      gatherer.finish();
      assertThat(gatherer.frontier().root())
          .isEqualTo(Frontier.EMPTY.append(tree.leaves(), _ -> {}).root());
      assertThat(made).containsExactlyInAnyOrderElementsOf(tree.tilesBehind(size));
    }
  }
}
