package zij.query.product;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.zip.CRC32C;
import zij.language.Rank;

/**
 * Where a page of the catalogue begins: behind the product at this place of the shelf that was
 * listed at this position of the log. Nobody has to understand its text; one that was changed on
 * the way, or is of another version of the shop, is refused.
 */
public record ProductCursor(int shelf, long listedPosition) {
  /** Raised whenever cursors change their meaning, so that an older one is refused. */
  private static final byte VERSION = 2;

  /** Two rows of ranks: the featured ones and all others. */
  private static final int MAX_SHELF = 2 * (Rank.MAX + 1) - 1;

  private static final int LENGTH = 1 + Integer.BYTES + Long.BYTES + Integer.BYTES;

  /** In an order of listed positions alone. */
  public ProductCursor(long listedPosition) {
    this(0, listedPosition);
  }

  /**
   * Reads what {@link #text} wrote.
   *
   * @throws IllegalArgumentException if it is anything else
   */
  public static ProductCursor parse(String text) {
    byte[] bytes = Base64.getUrlDecoder().decode(text);
    if (bytes.length != LENGTH || bytes[0] != VERSION) {
      throw new IllegalArgumentException("not a cursor of this version");
    }
    ByteBuffer read = ByteBuffer.wrap(bytes);
    ProductCursor cursor = new ProductCursor(read.getInt(1), read.getLong(1 + Integer.BYTES));
    boolean isSomewhere =
        cursor.listedPosition >= 0 && cursor.shelf >= 0 && cursor.shelf <= MAX_SHELF;
    if (!isSomewhere || !cursor.text().equals(text)) {
      throw new IllegalArgumentException("not a cursor");
    }
    return cursor;
  }

  /** The form in which it travels. */
  public String text() {
    ByteBuffer bytes =
        ByteBuffer.allocate(LENGTH).put(VERSION).putInt(shelf).putLong(listedPosition);
    CRC32C checksum = new CRC32C();
    checksum.update(bytes.array(), 0, LENGTH - Integer.BYTES);
    bytes.putInt((int) checksum.getValue());
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }
}
