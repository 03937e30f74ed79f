package zij.ledger.log;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A SHA-256 value of the Merkle tree, with the two domain-separated hash functions of RFC 6962
 * section 2.1 (RFC 9162 section 2.1.1). Immutable; equal when the bytes are equal.
 */
public final class Hash {
  /** Length of every hash in bytes. */
  public static final int SIZE = 32;

  /** The root of the empty tree: SHA-256 of nothing. */
  public static final Hash EMPTY_ROOT = new Hash(sha256().digest());

  private static final byte LEAF_PREFIX = 0;
  private static final byte NODE_PREFIX = 1;

  private final byte[] bytes;

  private Hash(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * A hash from its 32 bytes, which are copied.
   *
   * @throws IllegalArgumentException if there are not exactly 32
   */
  public static Hash of(byte[] bytes) {
    if (bytes.length != SIZE) {
      throw new IllegalArgumentException("a hash has 32 bytes, not " + bytes.length);
    }
    return new Hash(bytes.clone());
  }

  /**
   * A hash from standard padded base64.
   *
   * @throws IllegalArgumentException if the text is not the one canonical form of 32 bytes
   */
  public static Hash ofBase64(String text) {
    var hash = of(Base64.getDecoder().decode(text));
    if (!hash.toBase64().equals(text)) {
      throw new IllegalArgumentException("not canonical base64: " + text);
    }
    return hash;
  }

  /** The hash of a leaf: {@code SHA-256(0x00 || data)}. */
  public static Hash leaf(byte[] data) {
    var digest = sha256();
    digest.update(LEAF_PREFIX);
    digest.update(data);
    return new Hash(digest.digest());
  }

  /** The hash of an inner node: {@code SHA-256(0x01 || left || right)}. */
  public static Hash node(Hash left, Hash right) {
    var digest = sha256();
    digest.update(NODE_PREFIX);
    digest.update(left.bytes);
    digest.update(right.bytes);
    return new Hash(digest.digest());
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  /** A copy of the 32 bytes. */
  public byte[] toBytes() {
    return bytes.clone();
  }

  /** The hash in standard padded base64. */
  public String toBase64() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** The hash in lower-case hexadecimal. */
  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes);
  }
}
