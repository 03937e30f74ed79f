package zij.ledger.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A published log in memory, one part of it wrong at a time, and what is said of it. */
@SuppressWarnings("NullAway.Init") // made before each test
class TiledLogVerifierTest {
  private static final int SIZE = 600;
  @TempDir private Path folder = Path.of("");
  private final Map<String, byte[]> files = new HashMap<>();
  private final List<String> read = new ArrayList<>();
  private final List<Hash> leaves = new ArrayList<>();
  private VerifierKeys keys;

  @BeforeEach
  void publish() throws IOException {
    var bundle = new ByteArrayOutputStream();
    for (int i = 0; i < SIZE; i++) {
      var data = LeafEncoding.encode(Entries.leaf("order-" + i % 50, i / 50).entry());
      leaves.add(Hash.leaf(data));
      PublishedTiles.append(bundle, data);
      var tile = TilePath.in(SIZE, 0, i / TileNode.WIDTH);
      if (i == tile.first() + tile.width() - 1) {
        files.put(tile.entries(), bundle.toByteArray());
        bundle.reset();
      }
    }
    var tiles =
        new TileAssembler<RuntimeException>((level, index, hashes) -> {
          var tile = new TilePath(level, index, hashes.size());
          files.put(tile.hashes(), PublishedTiles.bytes(hashes));
        });
    tiles.append(leaves);
    tiles.finish();
    var signer = LogSigner.loadOrCreate("zij.test/log", folder.resolve("log.pem"));
    keys = signer.verifierKeys();
    files.put("checkpoint", signer.sign(SIZE, tiles.frontier().root()).getBytes(UTF_8));
    assertThat(files).hasSize(1 + 3 + 3 + 1);
  }

  private byte[] read(String path, int limit) throws IOException {
    read.add(path);
    var bytes = files.get(path);
    if (bytes == null) {
      throw new NoSuchFileException(path);
    }
    if (bytes.length > limit) {
      throw new BoundedRead.TooLong(limit);
    }
    return bytes;
  }

  private LogVerdict verify(Extent extent, boolean withEntries) throws IOException {
    return TiledLogVerifier.verify(this::read, keys, extent, withEntries, Progress.NONE);
  }

  private void assertFails(boolean withEntries, String reason) throws IOException {
    assertThat(verify(Extent.ALL, withEntries)).isEqualTo(new LogVerdict.Fails(reason));
  }

  private Checkpoint at(int size) {
    var root = Frontier.EMPTY.append(leaves.subList(0, size), _ -> {}).root();
    return new Checkpoint("zij.test/log", size, root);
  }

  private static Extent since(Checkpoint saved, boolean whole) {
    return new Extent(Optional.of(saved), whole);
  }

  private byte[] file(String path) {
    return files.getOrDefault(path, new byte[0]);
  }

  private void flip(String path) {
    var bytes = file(path).clone();
    bytes[bytes.length / 2] ^= 1;
    files.put(path, bytes);
  }

  @Test
  void itHoldsByItsEntriesAndByItsHashes() throws IOException {
    var signed = new SignedCheckpoint(at(SIZE), new String(file("checkpoint"), UTF_8));
    var holds = new LogVerdict.Holds(SIZE, at(SIZE).root(), 1, 0, signed);
    assertThat(verify(Extent.ALL, true)).isEqualTo(holds);
    assertThat(read).containsExactlyInAnyOrderElementsOf(files.keySet());
    read.clear();
    assertThat(verify(Extent.ALL, false)).isEqualTo(holds);
    assertThat(read)
        .containsExactly(
            "checkpoint", "tile/0/000", "tile/0/001", "tile/0/002.p/88", "tile/1/000.p/2");
  }

  @Test
  void howFarItIsIsTold() throws IOException {
    var told = new ArrayList<String>();
    var _ =
        TiledLogVerifier.verify(
            this::read, keys, Extent.ALL, true, (done, all) -> told.add(done + "/" + all));
    assertThat(told).containsExactly("256/600", "512/600", "600/600");
  }

  @Test
  void fromWhatWasSavedOnOnlyTheNewIsRead() throws IOException {
    for (int saved : new int[] {0, 1, 255, 256, 257, 511, 512, 513, 599, 600}) {
      for (boolean withEntries : new boolean[] {true, false}) {
        read.clear();
        assertThat(verify(since(at(saved), false), withEntries))
            .as("%d", saved)
            .isInstanceOfSatisfying(
                LogVerdict.Holds.class, holds -> assertThat(holds.since()).isEqualTo(saved));
        assertThat(read.stream().filter(path -> path.startsWith("tile/entries/")))
            .hasSize(!withEntries || saved == SIZE ? 0 : 3 - saved / 256);
        assertThat(verify(since(at(saved), true), withEntries))
            .isInstanceOfSatisfying(
                LogVerdict.Holds.class, holds -> assertThat(holds.since()).isZero());
      }
    }
  }

  @Test
  void whatDoesNotBeginWithWhatWasSavedFails() throws IOException {
    for (int saved : new int[] {0, 1, 255, 256, 257, 512, 600}) {
      var other =
          new Checkpoint("zij.test/log", saved, ReferenceTree.flip(at(saved).root(), saved));
      for (boolean whole : new boolean[] {true, false}) {
        assertThat(verify(since(other, whole), true))
            .isEqualTo(
                new LogVerdict.Fails(
                    "the first %d entries are not those that the saved checkpoint signs"
                        .formatted(saved)));
      }
    }
    var longer = new Checkpoint("zij.test/log", SIZE + 1, Hash.EMPTY_ROOT);
    assertThat(verify(since(longer, false), false))
        .isEqualTo(
            new LogVerdict.Fails(
                "the log has 600 entries, fewer than the 601 of the saved checkpoint"));
  }

  @Test
  void theEntryThatIsNotItsHashIsNamed() throws IOException {
    flip("tile/0/001");
    assertFails(true, "entry 384 is not the one whose hash is in tile/0/001");
    assertFails(false, "hash 1 of tile/1/000.p/2 is not that of the entries below it");
  }

  @Test
  void aTileThatIsNotOfTheTilesBelowIsNamed() throws IOException {
    flip("tile/1/000.p/2");
    for (boolean withEntries : new boolean[] {true, false}) {
      assertFails(withEntries, "hash 1 of tile/1/000.p/2 is not that of the entries below it");
    }
  }

  @Test
  void whatIsInNoFullTileIsNotThatOfTheCheckpoint() throws IOException {
    flip("tile/0/002.p/88");
    assertFails(false, "the 600 entries are not those that the checkpoint signs");
  }

  @Test
  void aChangedEntryIsNamed() throws IOException {
    var bundle = file("tile/entries/001").clone();
    bundle[bundle.length - 1] ^= 1; // the salt of the last one
    files.put("tile/entries/001", bundle);
    assertFails(true, "entry 511 is not the one whose hash is in tile/0/001");
  }

  @Test
  void aBundleHasItsEntriesAndNoMore() throws IOException {
    var path = "tile/entries/002.p/88";
    var bundle = file(path);
    files.put(path, Arrays.copyOf(bundle, bundle.length + 1));
    assertFails(true, path + " has more than its 88 entries");
    for (int length : new int[] {bundle.length - 1, bundle.length - 200}) {
      files.put(path, Arrays.copyOf(bundle, length));
      assertThat(verify(Extent.ALL, true)).asString().contains("the bundle ends before entry 59");
    }
    for (int length : new int[] {0, 1, 2}) {
      files.put(path, Arrays.copyOf(bundle, length));
      assertFails(true, "the bundle ends before entry 512");
    }
    var version = bundle.clone();
    version[2] = 9;
    files.put(path, version);
    assertFails(true, "entry 512: unknown version of leaf data: 9");
  }

  @Test
  void whatIsMissingOrHasAnotherLengthIsNamed() throws IOException {
    var tile = file("tile/0/001");
    files.put("tile/0/001", Arrays.copyOf(tile, tile.length - 1));
    assertFails(false, "tile/0/001 ends before its last hash");
    assertFails(true, "tile/0/001 ends before its last hash");
    files.put("tile/0/001", Arrays.copyOf(tile, tile.length + 1));
    assertFails(false, "a part of the log has more than the 8192 bytes it may have");
    files.remove("tile/0/001");
    assertFails(true, "the log lacks tile/0/001");
    assertFails(false, "the log lacks tile/0/001");
  }

  @Test
  void aCheckpointOfSomebodyElseFails() throws IOException {
    var other = LogSigner.loadOrCreate("zij.test/log", folder.resolve("other.pem"));
    files.put("checkpoint", other.sign(SIZE, at(SIZE).root()).getBytes(UTF_8));
    assertFails(true, "the note has no valid signature of zij.test/log");
  }

  @Test
  void whatCannotBeReadIsNoVerdict() {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() ->
            TiledLogVerifier.verify(
                (_, _) -> {
                  throw new IOException("nobody answers");
                },
                keys,
                Extent.ALL,
                true,
                Progress.NONE))
        .withMessage("nobody answers");
  }
}
