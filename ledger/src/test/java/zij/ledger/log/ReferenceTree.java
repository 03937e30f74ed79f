package zij.ledger.log;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A Merkle tree with every root of every size, from the definition of RFC 6962 section 2.1. */
final class ReferenceTree implements Subtrees {
  private final List<Hash> leaves = new ArrayList<>();
  private final Map<Integer, Hash> roots = new HashMap<>();

  /** With leaves for the trees of all sizes up to this one. */
  ReferenceTree(int size) {
    for (int i = 0; i <= size; i++) {
      leaves.add(Hash.leaf(ByteBuffer.allocate(4).putInt(i).array()));
    }
  }

  Hash leaf(int index) {
    return leaves.get(index);
  }

  List<Hash> leaves(int from, int to) {
    return leaves.subList(from, to);
  }

  Hash root(int size) {
    return roots.computeIfAbsent(size, it -> root(leaves.subList(0, it)));
  }

  @Override
  public Hash root(int height, long index) {
    int first = (int) index << height;
    return root(leaves.subList(first, first + (1 << height)));
  }

  /** The definition to the letter, as the oracle. */
  static Hash root(List<Hash> leaves) {
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

  /** The path with a bit flipped in each hash in turn, without its last hash, with one more. */
  static List<List<Hash>> changed(List<Hash> path) {
    var changed = new ArrayList<List<Hash>>();
    for (int i = 0; i < path.size(); i++) {
      changed.add(flipped(path, i, 37 * i));
    }
    if (!path.isEmpty()) {
      changed.add(path.subList(0, path.size() - 1));
    }
    var longer = new ArrayList<>(path);
    longer.add(Hash.EMPTY_ROOT);
    changed.add(longer);
    return changed;
  }

  /** The path with one bit of one hash flipped. */
  static List<Hash> flipped(List<Hash> path, int hash, int bit) {
    var flipped = new ArrayList<>(path);
    flipped.set(hash, flip(path.get(hash), bit));
    return flipped;
  }

  static Hash flip(Hash hash, int bit) {
    var bytes = hash.toBytes();
    bytes[(bit / 8) % Hash.SIZE] ^= (byte) (1 << (bit % 8));
    return Hash.of(bytes);
  }
}
