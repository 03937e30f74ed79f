package zij.ledger.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Verifies a log in the C2SP tlog-tiles layout with nothing but its keys: the checkpoint's
 * signature, every entry or leaf hash, every tile, the root. What a saved checkpoint vouches for
 * need not be read again: from its right edge, compared with its root, the tree grows by what is
 * new, so that the same root at the end proves that the old log is the beginning of this one. Reads
 * in bounded memory.
 */
final class TiledLogVerifier {
  private final TiledLog log;
  private final VerifierKeys keys;
  private final Extent extent;
  private final boolean withEntries;
  private final Progress progress;

  private TiledLogVerifier(
      TiledLog log, VerifierKeys keys, Extent extent, boolean withEntries, Progress progress) {
    this.log = log;
    this.keys = keys;
    this.extent = extent;
    this.withEntries = withEntries;
    this.progress = progress;
  }

  /**
   * Verifies the log.
   *
   * @param withEntries whether the entries are read and hashed; else the leaf hashes are taken from
   *     their tiles
   * @throws IOException if something that is there cannot be read
   */
  static LogVerdict verify(
      TiledLog log, VerifierKeys keys, Extent extent, boolean withEntries, Progress progress)
      throws IOException {
    try {
      return new TiledLogVerifier(log, keys, extent, withEntries, progress).verify();
    } catch (Mismatch e) {
      return new LogVerdict.Fails(String.valueOf(e.getMessage()));
    } catch (LogVerdict.Fault fault) {
      return fault.verdict();
    } catch (NoSuchFileException e) {
      return new LogVerdict.Fails("the log lacks " + e.getFile());
    } catch (BoundedRead.TooLong e) {
      return new LogVerdict.Fails("a part of the log has " + e.getMessage());
    } catch (IllegalArgumentException e) {
      return new LogVerdict.Fails(String.valueOf(e.getMessage()));
    }
  }

  private LogVerdict verify() throws IOException, LogVerdict.Fault {
    var note = new String(log.read("checkpoint", SignedNote.MAX_LENGTH), StandardCharsets.UTF_8);
    var checkpoint = Checkpoint.open(note, keys);
    extent.requireIn(checkpoint.size());
    long size = checkpoint.size();
    var tiles = new TileAssembler<IOException>(extent.first(), edge(size), this::compare);
    extent.compare(tiles.frontier());
    while (tiles.frontier().size() < size) {
      appendTile(tiles, size);
      progress.at(tiles.frontier().size(), size);
    }
    tiles.finish();
    if (!tiles.frontier().root().equals(checkpoint.root())) {
      throw new LogVerdict.Fault(
          "the %d entries are not those that the checkpoint signs".formatted(size));
    }
    var signed = new SignedCheckpoint(checkpoint, note);
    return new LogVerdict.Holds(size, checkpoint.root(), 1, extent.first(), signed);
  }

  /** The right edge of the tree that was saved, out of the tiles of the tree that is there. */
  private List<List<Hash>> edge(long size) throws IOException {
    var edge = new ArrayList<List<Hash>>();
    for (int level = 0; TilePath.hashes(extent.first(), level) > 0; level++) {
      long hashes = TilePath.hashes(extent.first(), level);
      int width = (int) (hashes % TileNode.WIDTH);
      edge.add(
          width == 0
              ? List.of()
              : hashes(TilePath.in(size, level, hashes / TileNode.WIDTH)).subList(0, width));
    }
    return edge;
  }

  /** The leaves of the tile that comes next, those that are there already left out. */
  private void appendTile(TileAssembler<IOException> tiles, long size)
      throws IOException, LogVerdict.Fault {
    long from = tiles.frontier().size();
    var tile = TilePath.in(size, 0, from / TileNode.WIDTH);
    var leaves = withEntries ? leavesOfEntries(tile) : hashes(tile);
    long to = tile.first() + tile.width();
    while (from < to) {
      long pause = extent.next(from, to);
      tiles.append(leaves.subList((int) (from - tile.first()), (int) (pause - tile.first())));
      extent.compare(tiles.frontier());
      from = pause;
    }
  }

  private List<Hash> leavesOfEntries(TilePath tile) throws IOException, LogVerdict.Fault {
    var path = tile.entries();
    var bundle = ByteBuffer.wrap(log.read(path, PublishedTiles.MAX_BUNDLE));
    var leaves = new ArrayList<Hash>();
    for (int i = 0; i < tile.width(); i++) {
      leaves.add(Hash.leaf(entry(bundle, tile.first() + i)));
    }
    if (bundle.hasRemaining()) {
      throw new LogVerdict.Fault(path + " has more than its " + tile.width() + " entries");
    }
    return leaves;
  }

  private static byte[] entry(ByteBuffer bundle, long position) throws LogVerdict.Fault {
    if (bundle.remaining() >= Short.BYTES) {
      int length = Short.toUnsignedInt(bundle.getShort());
      if (bundle.remaining() >= length) {
        var data = new byte[length];
        bundle.get(data);
        try {
          LeafEncoding.decode(data);
          return data;
        } catch (IllegalArgumentException e) {
          throw new LogVerdict.Fault("entry %d: %s".formatted(position, e.getMessage()));
        }
      }
    }
    throw new LogVerdict.Fault("the bundle ends before entry " + position);
  }

  private List<Hash> hashes(TilePath tile) throws IOException {
    var bytes = log.read(tile.hashes(), tile.width() * Hash.SIZE);
    if (bytes.length < tile.width() * Hash.SIZE) {
      throw new Mismatch(tile.hashes() + " ends before its last hash");
    }
    var hashes = new ArrayList<Hash>(tile.width());
    for (int i = 0; i < tile.width(); i++) {
      hashes.add(Hash.of(Arrays.copyOfRange(bytes, i * Hash.SIZE, (i + 1) * Hash.SIZE)));
    }
    return hashes;
  }

  private void compare(int level, long index, List<Hash> hashes) throws IOException {
    if (level == 0 && !withEntries) {
      return; // it is where they are from
    }
    var tile = new TilePath(level, index, hashes.size());
    var stored = hashes(tile);
    for (int i = 0; i < hashes.size(); i++) {
      if (!stored.get(i).equals(hashes.get(i))) {
        throw new Mismatch(
            level == 0
                ? "entry %d is not the one whose hash is in %s"
                    .formatted(tile.first() + i, tile.hashes())
                : "hash %d of %s is not that of the entries below it".formatted(i, tile.hashes()));
      }
    }
  }

  /** A tile is not that of what is below it. */
  private static final class Mismatch extends IOException {
    Mismatch(String message) {
      super(message);
    }
  }
}
