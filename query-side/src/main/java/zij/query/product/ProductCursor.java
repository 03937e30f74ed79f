package zij.query.product;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.zip.CRC32C;

/**
 * Where a page of the catalogue begins: behind the product that was listed at this position of the
 * log. Nobody has to understand its text; one that was changed on the way, or is of another version
 * of the shop, is refused.
 */
public record ProductCursor(long listedPosition) {
  /** Raised whenever cursors change their meaning, so that an older one is refused. */
  private static final byte VERSION = 1;

  private static final int LENGTH = 1 + Long.BYTES + Integer.BYTES;

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
    ProductCursor cursor = new ProductCursor(ByteBuffer.wrap(bytes).getLong(1));
    if (cursor.listedPosition < 0 || !cursor.text().equals(text)) {
      throw new IllegalArgumentException("not a cursor");
    }
    return cursor;
  }

  /** The form in which it travels. */
  public String text() {
    ByteBuffer bytes = ByteBuffer.allocate(LENGTH).put(VERSION).putLong(listedPosition);
    CRC32C checksum = new CRC32C();
    checksum.update(bytes.array(), 0, LENGTH - Integer.BYTES);
    bytes.putInt((int) checksum.getValue());
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }
}
