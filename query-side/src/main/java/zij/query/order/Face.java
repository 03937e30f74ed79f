package zij.query.order;

import org.jspecify.annotations.Nullable;
import zij.language.product.Picture;

/**
 * How a product looks.
 *
 * @param picture null if the emoji is all there is
 */
record Face(String emoji, @Nullable Picture picture) {
  /** Of a product that no row tells of. */
  static final Face UNKNOWN = new Face("", null);
}
