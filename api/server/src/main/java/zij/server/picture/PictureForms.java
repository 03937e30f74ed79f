package zij.server.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.ExifUtils;
import net.coobird.thumbnailator.util.exif.Orientation;
import org.apache.tika.Tika;
import org.jspecify.annotations.Nullable;
import zij.language.product.ContentHash;
import zij.language.product.Picture;

/**
 * Makes of an image what shoppers are shown: JPEG in a few widths, upright, with nothing in it but
 * pixels (no place, no camera, no profile of anybody). The size is read before a pixel is: an image
 * that would fill the memory is refused. Thread-safe.
 */
final class PictureForms {
  /** The widths in addresses; no form is wider than the image was. */
  static final List<Integer> WIDTHS = List.of(160, 480, 960);

  /** The largest image, in bytes. */
  static final int MAX_BYTES = 10 * 1024 * 1024;

  /** The largest image, in pixels: what a phone's camera makes. */
  static final long MAX_PIXELS = 50_000_000;

  /** The same of WebP, of which the reader holds every block in memory before it decodes one. */
  static final long MAX_WEBP_PIXELS = 8_000_000;

  private static final int MAX_HEIGHT = 1_280;
  private static final int LARGEST = WIDTHS.getLast();
  private static final double QUALITY = 0.82;
  private static final Set<String> TYPES = Set.of("image/jpeg", "image/png", "image/webp");

  private final Tika tika = new Tika();

  PictureForms() {
    ImageIO.setUseCache(false);
    ImageIO.scanForPlugins(); // a reader of WebP may be in a nested jar
  }

  /** What became of an image. */
  sealed interface Result {
    /**
     * It can be shown.
     *
     * @param byWidth of {@link #WIDTHS}
     */
    record Made(Picture picture, Map<Integer, byte[]> byWidth) implements Result {}

    /** It is no JPEG, PNG or WebP, whatever it is called, or it is damaged. */
    record Unreadable() implements Result {}

    /** It has more than {@link #MAX_PIXELS} or {@link #MAX_WEBP_PIXELS} pixels. */
    record TooManyPixels() implements Result {}
  }

  /**
   * @param image at most {@link #MAX_BYTES}
   */
  Result of(byte[] image) {
    String type = tika.detect(image);
    if (!TYPES.contains(type)) return new Result.Unreadable();
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(image))) {
      Iterator<ImageReader> readers = ImageIO.getImageReadersByMIMEType(type);
      if (!readers.hasNext()) throw new IllegalStateException("no reader of " + type);
      ImageReader reader = readers.next();
      try {
        boolean isUpright = !type.equals("image/jpeg"); // only cameras lie on their side
        reader.setInput(in, false, isUpright);
        long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
        long most = type.equals("image/webp") ? MAX_WEBP_PIXELS : MAX_PIXELS;
        if (pixels > most) return new Result.TooManyPixels();
        return made(upright(reader, isUpright ? null : orientation(reader)));
      } finally {
        reader.dispose();
      }
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
      return new Result.Unreadable(); // readers say so in several ways
    }
  }

  /** Every second, third ... pixel of a large image is enough: twice what is shown is left. */
  private static BufferedImage upright(ImageReader reader, @Nullable Orientation orientation)
      throws IOException {
    ImageReadParam how = reader.getDefaultReadParam();
    int longer = Math.max(reader.getWidth(0), reader.getHeight(0));
    int step = Math.max(1, longer / (2 * MAX_HEIGHT));
    how.setSourceSubsampling(step, step, 0, 0);
    BufferedImage opaque = onWhite(reader.read(0, how));
    return orientation == null
        ? opaque
        : ExifFilterUtils.getFilterForOrientation(orientation).apply(opaque);
  }

  private static @Nullable Orientation orientation(ImageReader reader) {
    try {
      return ExifUtils.getExifOrientation(reader, 0);
    } catch (IOException | RuntimeException e) {
      return null; // damaged metadata are no reason to refuse the image
    }
  }

  private static BufferedImage onWhite(BufferedImage image) {
    BufferedImage opaque =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = opaque.createGraphics();
    canvas.drawImage(image, 0, 0, Color.WHITE, null);
    canvas.dispose();
    return opaque;
  }

  private static Result made(BufferedImage image) {
    Map<Integer, byte[]> byWidth = new TreeMap<>();
    for (int width : WIDTHS) byWidth.put(width, jpeg(image, scale(image, width)));
    byte[] largest = byWidth.getOrDefault(LARGEST, new byte[0]);
    double scale = scale(image, LARGEST);
    return new Result.Made(
        new Picture(
            sha256(largest), scaled(image.getWidth(), scale), scaled(image.getHeight(), scale)),
        byWidth);
  }

  private static double scale(BufferedImage image, int width) {
    double most = (double) MAX_HEIGHT * width / LARGEST;
    return Math.min(1, Math.min((double) width / image.getWidth(), most / image.getHeight()));
  }

  private static int scaled(int side, double scale) {
    return Math.max(1, (int) Math.round(side * scale));
  }

  private static byte[] jpeg(BufferedImage image, double scale) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      Thumbnails.of(image)
          .forceSize(scaled(image.getWidth(), scale), scaled(image.getHeight(), scale))
          .outputFormat("jpg")
          .outputQuality(QUALITY)
          .toOutputStream(out);
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return out.toByteArray();
  }

  private static ContentHash sha256(byte[] bytes) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return new ContentHash(HexFormat.of().formatHex(hash));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
