package zij.query.order;

import zij.language.product.Good;

/**
 * A file that the buyer received.
 *
 * @param sha256 of its bytes, for whoever wants to see that they are the same
 * @param mediaType what its bytes are
 * @param size bytes
 * @param downloadsLeft how often the buyer may still fetch it; 0 in every row of a database, and
 *     for everybody but the buyer
 */
public record DeliveredFile(
    String sha256, String name, String mediaType, long size, int downloadsLeft) {
  static DeliveredFile of(Good.File file) {
    return new DeliveredFile(
        file.sha256().hex(), file.name().value(), file.mediaType(), file.size(), 0);
  }

  DeliveredFile withDownloadsLeft(int left) {
    return new DeliveredFile(sha256, name, mediaType, size, left);
  }
}
