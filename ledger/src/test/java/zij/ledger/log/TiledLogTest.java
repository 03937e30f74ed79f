package zij.ledger.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the world can fetch of a log of a bit more than four tiles, and how it is verified. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // made before the first test
class TiledLogTest {
  private static final int SIZE = 1_100;

  @TempDir private static Path folder;
  private SignedLog log;
  private VerifierKeys keys;
  private List<Hash> leaves;

  @BeforeAll
  void sign() {
    log = new SignedLog(folder, SIZE);
    log.checkpoints.publish();
    log.append(30); // not signed
    keys = log.signer().verifierKeys();
    leaves = log.reader.hashes(0, 0, SIZE);
  }

  private LogVerdict verify(TiledLog tiles, Extent extent, boolean withEntries) throws IOException {
    return TiledLogVerifier.verify(tiles, keys, extent, withEntries, Progress.NONE);
  }

  private Checkpoint at(int size) {
    var root = Frontier.EMPTY.append(leaves.subList(0, size), _ -> {}).root();
    return new Checkpoint(SignedLog.ORIGIN, size, root);
  }

  private static Extent since(Checkpoint checkpoint) {
    return new Extent(Optional.of(checkpoint), false);
  }

  @Test
  void tilesHoldTheHashesOfTheSpecification() {
    var tiles = new PublishedTiles(log.reader, log.signedTiles(), log.checkpoints);
    assertThat(tiles.hashes(new TilePath(0, 1, 256)))
        .contains(PublishedTiles.bytes(leaves.subList(256, 512)));
    assertThat(tiles.hashes(new TilePath(0, 4, 76)))
        .contains(PublishedTiles.bytes(leaves.subList(1_024, SIZE)));
    var above = new ArrayList<Hash>();
    for (int i = 0; i < 4; i++) {
      above.add(Tiles.root(leaves.subList(256 * i, 256 * (i + 1))));
    }
    assertThat(tiles.hashes(new TilePath(1, 0, 4))).contains(PublishedTiles.bytes(above));
    assertThat(tiles.hashes(new TilePath(1, 0, 3)))
        .contains(PublishedTiles.bytes(above.subList(0, 3)));
  }

  @Test
  void bundlesHoldTheEntriesWithTheirLengths() {
    var bundle =
        ByteBuffer.wrap(
            new PublishedTiles(log.reader, log.signedTiles(), log.checkpoints)
                .entries(new TilePath(0, 4, 76))
                .orElseThrow());
    for (int i = 0; i < 76; i++) {
      var data = new byte[Short.toUnsignedInt(bundle.getShort())];
      bundle.get(data);
      assertThat(Hash.leaf(data)).isEqualTo(leaves.get(1_024 + i));
    }
    assertThat(bundle.hasRemaining()).isFalse();
  }

  @Test
  void whatNoCheckpointCoversIsNotThere() {
    var tiles = new PublishedTiles(log.reader, log.signedTiles(), log.checkpoints);
    assertThat(log.reader.size()).isEqualTo(SIZE + 30);
    for (var path :
        List.of(
            new TilePath(0, 4, 77),
            new TilePath(0, 4, 256),
            new TilePath(0, 5, 1),
            new TilePath(1, 0, 5),
            new TilePath(2, 0, 1),
            new TilePath(63, 0, 1),
            new TilePath(0, 999_999_999_999_999L, 256))) {
      assertThat(tiles.hashes(path)).as(path.hashes()).isEmpty();
      assertThat(tiles.entries(path)).as(path.entries()).isEmpty();
    }
    assertThat(tiles.entries(new TilePath(1, 0, 4))).isEmpty();
  }

  @Test
  void theWholeLogHoldsByItsEntriesAndByItsHashes() throws IOException {
    for (boolean withEntries : new boolean[] {true, false}) {
      assertThat(verify(log.tiles(), Extent.ALL, withEntries))
          .isEqualTo(
              new LogVerdict.Holds(
                  SIZE, at(SIZE).root(), 1, 0, log.checkpoints.latest().orElseThrow()));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 255, 256, 257, 511, 512, 700, 1_023, 1_024, 1_025, 1_099, 1_100})
  void fromASavedCheckpointOnOnlyWhatIsNewIsRead(int size) throws IOException {
    var read = new ArrayList<String>();
    var tiles = log.tiles();
    TiledLog counting =
        (path, limit) -> {
          if (path.startsWith("tile/entries/")) {
            read.add(path);
          }
          return tiles.read(path, limit);
        };
    assertThat(verify(counting, since(at(size)), true))
        .isInstanceOfSatisfying(
            LogVerdict.Holds.class, holds -> assertThat(holds.since()).isEqualTo(size));
    assertThat(read).hasSize(size == SIZE ? 0 : 5 - size / 256);
    assertThat(verify(tiles, since(at(size)), false)).isInstanceOf(LogVerdict.Holds.class);
    var whole = new Extent(Optional.of(at(size)), true);
    assertThat(verify(tiles, whole, true)).isInstanceOf(LogVerdict.Holds.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 255, 256, 257, 700, 1_024, 1_100})
  void aLogThatDoesNotBeginWithWhatWasSavedFails(int size) throws IOException {
    var bytes = at(size).root().toBytes();
    bytes[size % Hash.SIZE] ^= 4;
    var other = new Checkpoint(SignedLog.ORIGIN, size, Hash.of(bytes));
    for (boolean whole : new boolean[] {true, false}) {
      assertThat(verify(log.tiles(), new Extent(Optional.of(other), whole), true))
          .isEqualTo(
              new LogVerdict.Fails(
                  "the first %d entries are not those that the saved checkpoint signs"
                      .formatted(size)));
    }
  }

  @Test
  void aLogThatShrankFails() throws IOException {
    var longer = new Checkpoint(SignedLog.ORIGIN, SIZE + 1, Hash.EMPTY_ROOT);
    assertThat(verify(log.tiles(), since(longer), false))
        .isEqualTo(
            new LogVerdict.Fails(
                "the log has 1100 entries, fewer than the 1101 of the saved checkpoint"));
  }

  /** Every tile in turn with one bit flipped: the position that is named is the one. */
  @Test
  void aFlippedBitOfAnyTileIsFoundAndNamed() throws IOException {
    for (var path :
        List.of(
            "tile/0/001", "tile/0/004.p/76", "tile/1/000.p/4", "tile/entries/002", "checkpoint")) {
      var verdict = verify(flipping(path), Extent.ALL, true);
      assertThat(verdict).as(path).isInstanceOf(LogVerdict.Fails.class);
    }
    assertThat(verify(flipping("tile/0/001"), Extent.ALL, true))
        .isEqualTo(new LogVerdict.Fails("entry 384 is not the one whose hash is in tile/0/001"));
    assertThat(verify(flipping("tile/1/000.p/4"), Extent.ALL, false))
        .isEqualTo(
            new LogVerdict.Fails("hash 2 of tile/1/000.p/4 is not that of the entries below it"));
    assertThat(verify(flipping("tile/0/004.p/76"), Extent.ALL, false))
        .isEqualTo(
            new LogVerdict.Fails("the 1100 entries are not those that the checkpoint signs"));
  }

  private TiledLog flipping(String target) {
    var tiles = log.tiles();
    return (path, limit) -> {
      var bytes = tiles.read(path, limit).clone();
      if (path.equals(target)) {
        bytes[bytes.length / 2] ^= 1;
      }
      return bytes;
    };
  }

  @Test
  void whatIsCutOrMissingOrTooLongFails() throws IOException {
    var tiles = log.tiles();
    for (var target : List.of("tile/0/001", "tile/1/000.p/4", "tile/entries/002", "checkpoint")) {
      TiledLog cut =
          (path, limit) -> {
            var bytes = tiles.read(path, limit);
            return path.equals(target) ? Arrays.copyOf(bytes, bytes.length - 1) : bytes;
          };
      assertThat(verify(cut, Extent.ALL, true)).as(target).isInstanceOf(LogVerdict.Fails.class);
      TiledLog lacking =
          (path, limit) -> {
            if (path.equals(target)) {
              throw new NoSuchFileException(path);
            }
            return tiles.read(path, limit);
          };
      assertThat(verify(lacking, Extent.ALL, true))
          .isEqualTo(new LogVerdict.Fails("the log lacks " + target));
      TiledLog endless =
          (path, limit) -> {
            if (path.equals(target)) {
              throw new BoundedRead.TooLong(limit);
            }
            return tiles.read(path, limit);
          };
      assertThat(verify(endless, Extent.ALL, true)).isInstanceOf(LogVerdict.Fails.class);
    }
  }

  @Test
  void theCommandSavesAndGoesOnFromWhatItSaved() throws IOException {
    var own = new SignedLog(Files.createDirectory(folder.resolve("own")), 300);
    var saved = folder.resolve("saved").toString();
    own.checkpoints.publish();
    assertThat(own.verifyDatabase("--save", saved).out()).startsWith("holds: 300 entries");
    own.append(400);
    own.checkpoints.publish();
    assertThat(own.verifyDatabase("--since", saved, "--save", saved).out())
        .startsWith("holds: 700 entries")
        .contains(", the first 300 by the saved checkpoint");
    assertThat(own.verifyDatabase("--since", saved, "--json").out())
        .startsWith("{\"verdict\":\"holds\",\"size\":700,\"root\":\"")
        .contains("\"since\":700,\"entries\":true,\"signatures\":true}");
    var note = log.checkpoints.latest().orElseThrow().note();
    var other = Files.writeString(folder.resolve("other"), note).toString();
    assertThat(own.verifyDatabase("--since", other, "--json"))
        .satisfies(run -> assertThat(run.out()).startsWith("{\"verdict\":\"unknown\""))
        .extracting(SignedLog.Run::exit)
        .isEqualTo(2);
    assertThat(own.verifyDatabase("--since", "absent").exit()).isEqualTo(2);
    assertThat(own.verify("--log", "ftp://nowhere/log").exit()).isEqualTo(2);
    assertThat(own.verify("--log", "http://localhost:1/log").exit()).isEqualTo(2);
  }
}
