package zij.ledger.log;

/**
 * An entry ready to be appended: encoded and hashed, which callers do in parallel before they queue
 * at the {@link Appender}.
 *
 * @param hash the leaf hash of the entry's encoding
 * @param size length of the encoding in bytes, at most {@value LeafEncoding#MAX_SIZE}
 */
public record Leaf(Entry entry, Hash hash, int size) {
  /**
   * Encodes and hashes an entry.
   *
   * @throws EventTooLargeException if its encoding is too long
   */
  public static Leaf of(Entry entry) {
    var data = LeafEncoding.encode(entry);
    return new Leaf(entry, Hash.leaf(data), data.length);
  }
}
