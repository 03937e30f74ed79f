package zij.ledger.log;

import java.util.ArrayList;
import java.util.List;

/**
 * Inclusion and consistency proofs of RFC 9162 sections 2.1.3 and 2.1.4 (the same hashes as RFC
 * 6962 section 2.1), made and verified.
 */
public final class MerkleProof {
  private MerkleProof() {}

  /**
   * Proves that a leaf is in the tree of the first {@code size} leaves.
   *
   * @return the siblings on the way from the leaf to the root
   * @throws IllegalArgumentException unless {@code 0 <= index < size}
   */
  public static List<Hash> inclusion(Subtrees tree, long index, long size) {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("no leaf " + index + " in a tree of " + size);
    }
    var path = new ArrayList<Hash>();
    inclusion(tree, index, 0, size, path);
    return path;
  }

  private static void inclusion(Subtrees tree, long index, long from, long to, List<Hash> path) {
    if (to - from == 1) {
      return;
    }
    long middle = middle(from, to);
    if (index < middle) {
      inclusion(tree, index, from, middle, path);
      path.add(root(tree, middle, to));
    } else {
      inclusion(tree, index, middle, to, path);
      path.add(root(tree, from, middle));
    }
  }

  /**
   * Proves that the tree of {@code size} leaves only appended to that of the first {@code oldSize}.
   *
   * @return empty for equal sizes
   * @throws IllegalArgumentException unless {@code 1 <= oldSize <= size}; nothing needs to be
   *     proved of the empty tree
   */
  public static List<Hash> consistency(Subtrees tree, long oldSize, long size) {
    if (oldSize < 1 || oldSize > size) {
      throw new IllegalArgumentException("no proof from size " + oldSize + " to " + size);
    }
    var proof = new ArrayList<Hash>();
    consistency(tree, oldSize, 0, size, true, proof);
    return proof;
  }

  private static void consistency(
      Subtrees tree, long oldSize, long from, long to, boolean isOldRoot, List<Hash> proof) {
    if (oldSize == to) {
      if (!isOldRoot) {
        proof.add(root(tree, from, to));
      }
      return;
    }
    long middle = middle(from, to);
    if (oldSize <= middle) {
      consistency(tree, oldSize, from, middle, isOldRoot, proof);
      proof.add(root(tree, middle, to));
    } else {
      consistency(tree, oldSize, middle, to, false, proof);
      proof.add(root(tree, from, middle));
    }
  }

  /** The root of the tree of the first {@code size} leaves. */
  public static Hash root(Subtrees tree, long size) {
    return size == 0 ? Hash.EMPTY_ROOT : root(tree, 0, size);
  }

  private static Hash root(Subtrees tree, long from, long to) {
    long size = to - from;
    if (Long.bitCount(size) == 1) {
      int height = Long.numberOfTrailingZeros(size);
      return tree.root(height, from >>> height);
    }
    long middle = middle(from, to);
    return Hash.node(root(tree, from, middle), root(tree, middle, to));
  }

  /** Where RFC 6962 splits: behind the largest power of two smaller than the number of leaves. */
  private static long middle(long from, long to) {
    return from + Long.highestOneBit(to - from - 1);
  }

  /** Whether the path proves this leaf at this index of the tree (RFC 9162 section 2.1.3.2). */
  public static boolean includes(Hash leaf, long index, long size, List<Hash> path, Hash root) {
    if (index < 0 || index >= size) {
      return false;
    }
    long node = index;
    long last = size - 1;
    var hash = leaf;
    for (var sibling : path) {
      if (last == 0) {
        return false;
      }
      if ((node & 1) == 1 || node == last) {
        hash = Hash.node(sibling, hash);
        int skipped = node == 0 ? 0 : Long.numberOfTrailingZeros(node);
        node >>>= skipped;
        last >>>= skipped;
      } else {
        hash = Hash.node(hash, sibling);
      }
      node >>>= 1;
      last >>>= 1;
    }
    return last == 0 && hash.equals(root);
  }

  /**
   * Whether the proof shows that the newer tree begins with the older (RFC 9162 section 2.1.4.2).
   * The empty tree is the beginning of every tree, with an empty proof.
   */
  public static boolean extendsTree(
      long oldSize, Hash oldRoot, long size, Hash root, List<Hash> proof) {
    if (oldSize < 0 || oldSize > size) {
      return false;
    }
    if (oldSize == size || oldSize == 0) {
      return proof.isEmpty() && oldRoot.equals(oldSize == 0 ? Hash.EMPTY_ROOT : root);
    }
    var path = new ArrayList<>(proof);
    if (Long.bitCount(oldSize) == 1) {
      path.addFirst(oldRoot);
    }
    if (path.isEmpty()) {
      return false;
    }
    int shared = Long.numberOfTrailingZeros(oldSize);
    long node = (oldSize - 1) >>> shared;
    long last = (size - 1) >>> shared;
    var oldHash = path.getFirst();
    var hash = path.getFirst();
    for (var sibling : path.subList(1, path.size())) {
      if (last == 0) {
        return false;
      }
      if ((node & 1) == 1 || node == last) {
        oldHash = Hash.node(sibling, oldHash);
        hash = Hash.node(sibling, hash);
        int skipped = node == 0 ? 0 : Long.numberOfTrailingZeros(node);
        node >>>= skipped;
        last >>>= skipped;
      } else {
        hash = Hash.node(hash, sibling);
      }
      node >>>= 1;
      last >>>= 1;
    }
    return last == 0 && oldHash.equals(oldRoot) && hash.equals(root);
  }
}
