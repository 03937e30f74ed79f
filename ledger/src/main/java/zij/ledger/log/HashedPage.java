package zij.ledger.log;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some entries that follow each other, hashed and compared with what is stored beside them.
 *
 * @param hashes of those before the first that is wrong
 * @param fault what is wrong with it; null if none is
 */
record HashedPage(List<Hash> hashes, LogVerdict.@Nullable Fault fault) {
  /** Hashes entries of which the first has to stand at this position. */
  static HashedPage of(long first, List<StoredLeaves.StoredLeaf> stored) {
    var hashes = new ArrayList<Hash>(stored.size());
    for (var leaf : stored) {
      long expected = first + hashes.size();
      if (leaf.position() != expected) {
        return wrong(
            hashes, "entry %d is missing, the next one is %d".formatted(expected, leaf.position()));
      }
      if (leaf.data().length == 0) {
        return wrong(hashes, "entry %d is no entry: its columns make none".formatted(expected));
      }
      var hash = Hash.leaf(leaf.data());
      if (!Arrays.equals(hash.toBytes(), leaf.hash())) {
        return wrong(
            hashes,
            "entry %d was changed: its stored hash is not that of its columns".formatted(expected));
      }
      hashes.add(hash);
    }
    return new HashedPage(hashes, null);
  }

  private static HashedPage wrong(List<Hash> hashes, String sentence) {
    return new HashedPage(hashes, new LogVerdict.Fault(sentence));
  }

  void throwFault() throws LogVerdict.Fault {
    if (fault != null) {
      throw fault;
    }
  }
}
