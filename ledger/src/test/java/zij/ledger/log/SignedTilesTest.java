package zij.ledger.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which tiles are kept in memory, and that nothing wrong can be. */
@SuppressWarnings("NullAway.Init") // made before each test
class SignedTilesTest {
  private static final int SIZE = 300;

  @TempDir private Path folder = Path.of("");
  private SignedLog log;
  private SignedTiles tiles;

  @BeforeEach
  void aLog() {
    log = new SignedLog(folder, SIZE);
    tiles = log.signedTiles();
  }

  @Test
  void whatIsNotSignedIsNotKept() {
    assertThat(tiles.first(0, 0, 256)).isEqualTo(log.reader.hashes(0, 0, 256));
    assertThat(tiles.keptWidth(0, 0)).isZero();
    var _ = log.checkpoints.publish();
    assertThat(tiles.first(0, 0, 256)).isEqualTo(log.reader.hashes(0, 0, 256));
    assertThat(tiles.keptWidth(0, 0)).isEqualTo(256);
  }

  @Test
  void theSignedBeginningOfATileGrowsWithTheLog() {
    var _ = log.checkpoints.publish();
    assertThat(tiles.first(0, 1, SIZE - 256)).hasSize(SIZE - 256);
    log.append(10);
    assertThat(tiles.first(0, 1, SIZE - 256 + 10))
        .isEqualTo(log.reader.hashes(0, 256, SIZE - 256 + 10));
    assertThat(tiles.keptWidth(0, 1)).as("the new ones are not signed").isEqualTo(SIZE - 256);
    assertThat(tiles.first(0, 1, 5)).isEqualTo(log.reader.hashes(0, 256, 5));
  }

  @Test
  void whatTheLogDoesNotHaveIsMissingAndNotKept() {
    var _ = log.checkpoints.publish();
    assertThat(tiles.first(0, 1, 256)).hasSize(SIZE - 256);
    assertThat(tiles.first(7, 0, 1)).isEmpty();
    assertThat(tiles.first(0, 0, 0)).isEmpty();
    assertThat(tiles.keptWidth(0, 1)).isZero();
  }

  @Test
  void proofsOutOfMemoryAreThoseOfTheDatabase() throws Exception {
    var signed = log.checkpoints.publish();
    var kept = new Proofs(tiles);
    var read = new Proofs(log.reader);
    for (int round = 0; round < 2; round++) {
      for (int position = 0; position < SIZE; position += 7) {
        var path = kept.inclusion(position, SIZE);
        assertThat(path).isEqualTo(read.inclusion(position, SIZE));
        assertThat(
                MerkleProof.includes(
                    kept.leaf(position), position, SIZE, path, signed.checkpoint().root()))
            .isTrue();
      }
      for (int old = 1; old <= SIZE; old += 13) {
        assertThat(kept.consistency(old, SIZE)).isEqualTo(read.consistency(old, SIZE));
      }
    }
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> kept.inclusion(0, SIZE + 1));
  }

  @Test
  void memoryIsBounded() {
    var _ = log.checkpoints.publish();
    var small = new SignedTiles(log.reader, () -> SIZE, 9_000);
    for (int round = 0; round < 50; round++) {
      assertThat(small.first(0, 0, 256)).hasSize(256);
      assertThat(small.first(0, 1, SIZE - 256)).hasSize(SIZE - 256);
      assertThat(small.first(1, 0, 1)).hasSize(1);
    }
    int hashes = small.keptWidth(0, 0) + small.keptWidth(0, 1) + small.keptWidth(1, 0);
    assertThat(hashes * Hash.SIZE).isLessThanOrEqualTo(9_000);
  }
}
