package zij.server.file;

import zij.language.product.ContentHash;

/**
 * A file that the shop has.
 *
 * @param sha256 of its bytes
 * @param mediaType what its bytes are, whatever it was said to be
 * @param size bytes
 */
public record StoredFile(ContentHash sha256, String mediaType, long size) {}
