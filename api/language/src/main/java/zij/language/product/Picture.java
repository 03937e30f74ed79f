package zij.language.product;

/**
 * A product's picture, as it was made ready to be shown. Its words for those who do not see it are
 * the product's title.
 *
 * @param sha256 of the picture in its largest form
 * @param width of that form in pixels, 1 to {@value #MAX_SIDE}
 * @param height of that form, as wide as that
 */
public record Picture(ContentHash sha256, int width, int height) {
  public static final int MAX_SIDE = 4_096;

  public Picture {
    if (width < 1 || width > MAX_SIDE || height < 1 || height > MAX_SIDE) {
      throw new IllegalArgumentException("a picture's sides are 1 to " + MAX_SIDE + " pixels");
    }
  }
}
