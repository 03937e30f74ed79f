package zij.server.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import zij.language.product.Picture;

/** What is made of images, whole, turned, damaged and made to do harm. */
class PictureFormsTest {
  /** A WebP of one pixel. */
  private static final String WEBP = "UklGRiQAAABXRUJQVlA4IBgAAAAwAQCdASoBAAEAAgA0JaQAA3AA/vuUAAA=";

  private final PictureForms forms = new PictureForms();

  /** Red to the left, blue to the right. */
  private static BufferedImage image(int width, int height, int type) {
    BufferedImage image = new BufferedImage(width, height, type);
    Graphics2D canvas = image.createGraphics();
    canvas.setColor(Color.RED);
    canvas.fillRect(0, 0, width / 2, height);
    canvas.setColor(Color.BLUE);
    canvas.fillRect(width / 2, 0, width - width / 2, height);
    canvas.dispose();
    return image;
  }

  static byte[] encoded(BufferedImage image, String format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(ImageIO.write(image, format, out)).isTrue();
    return out.toByteArray();
  }

  static byte[] photo(int width, int height) throws IOException {
    return encoded(image(width, height, BufferedImage.TYPE_INT_RGB), "jpg");
  }

  private PictureForms.Result.Made made(byte[] image) {
    PictureForms.Result result = forms.of(image);
    assertThat(result).isInstanceOf(PictureForms.Result.Made.class);
    return (PictureForms.Result.Made) result;
  }

  private static BufferedImage form(PictureForms.Result.Made made, int width) throws IOException {
    byte[] form = made.byWidth().get(width);
    assertThat(form).isNotNull();
    return ImageIO.read(new ByteArrayInputStream(form));
  }

  @Test
  void aLargeImageIsMadeSmallInThreeWidths() throws IOException {
    PictureForms.Result.Made made = made(photo(3_000, 2_000));
    assertThat(made.picture().width()).isEqualTo(960);
    assertThat(made.picture().height()).isEqualTo(640);
    for (int width : PictureForms.WIDTHS) {
      assertThat(form(made, width).getWidth()).isEqualTo(width);
      assertThat(form(made, width).getHeight()).isEqualTo(Math.round(width * 2 / 3.0f));
    }
  }

  @Test
  void aSmallImageIsNotMadeLarger() throws IOException {
    PictureForms.Result.Made made = made(encoded(image(200, 100, 2), "png"));
    assertThat(made.picture())
        .extracting(Picture::width, Picture::height)
        .containsExactly(200, 100);
    assertThat(form(made, 960).getWidth()).isEqualTo(200);
    assertThat(form(made, 160).getWidth()).isEqualTo(160);
  }

  @Test
  void aLongImageIsBoundedInHeight() throws IOException {
    PictureForms.Result.Made made = made(photo(20, 20_000));
    assertThat(made.picture().height()).isEqualTo(1_280);
    assertThat(made.picture().width()).isEqualTo(1);
  }

  @Test
  void whatCanBeSeenThroughIsWhite() throws IOException {
    BufferedImage clear = new BufferedImage(300, 300, BufferedImage.TYPE_INT_ARGB);
    Color corner = new Color(form(made(encoded(clear, "png")), 160).getRGB(3, 3));
    assertThat(corner.getRed() + corner.getGreen() + corner.getBlue()).isGreaterThan(740);
  }

  @Test
  void webpIsReadToo() {
    assertThat(made(Base64.getDecoder().decode(WEBP)).picture().width()).isEqualTo(1);
  }

  /** Orientation 6 says: turn it to the right to see it (Exif 2.32, tag 0x0112). */
  @Test
  void aPhotoThatLiesOnItsSideIsPutUprightAndSaysNoMoreOfItself() throws IOException {
    byte[] lying = withExif(photo(400, 200), 6);
    PictureForms.Result.Made made = made(lying);
    assertThat(made.picture())
        .extracting(Picture::width, Picture::height)
        .containsExactly(200, 400);
    BufferedImage upright = form(made, 960);
    assertThat(new Color(upright.getRGB(100, 20)).getRed()).as("red is above").isGreaterThan(200);
    assertThat(new Color(upright.getRGB(100, 380)).getBlue()).isGreaterThan(200);
    for (byte[] form : made.byWidth().values()) {
      assertThat(new String(form, StandardCharsets.ISO_8859_1)).doesNotContain("Exif");
    }
  }

  @Test
  void anImageBombIsRefusedBeforeItIsDecoded() {
    assertThat(forms.of(pngHead(50_000, 50_000)))
        .isInstanceOf(PictureForms.Result.TooManyPixels.class);
  }

  @Test
  void whatIsNoImageIsNone() throws IOException {
    byte[] gif = encoded(image(10, 10, BufferedImage.TYPE_INT_RGB), "gif");
    byte[] html = "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8);
    byte[] half = java.util.Arrays.copyOf(encoded(image(99, 99, 1), "png"), 60);
    byte[] svg = "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8);
    for (byte[] bad : java.util.List.of(gif, html, half, svg, new byte[0], pngHead(3, 3))) {
      assertThat(forms.of(bad)).isInstanceOf(PictureForms.Result.Unreadable.class);
    }
  }

  @Test
  void theSameImageHasTheSameHash() throws IOException {
    byte[] photo = photo(500, 500);
    assertThat(made(photo).picture()).isEqualTo(made(photo).picture());
  }

  /** The beginning of a PNG that says it is so large; its pixels never come. */
  static byte[] pngHead(int width, int height) {
    ByteBuffer head = ByteBuffer.allocate(8 + 25);
    head.put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
    byte[] ihdr =
        ByteBuffer.allocate(17)
            .put(new byte[] {'I', 'H', 'D', 'R'})
            .putInt(width)
            .putInt(height)
            .put(new byte[] {8, 2, 0, 0, 0})
            .array();
    CRC32 crc = new CRC32();
    crc.update(ihdr);
    head.putInt(13).put(ihdr).putInt((int) crc.getValue());
    return head.array();
  }

  /** The same JPEG with an Exif segment behind its first one, which is that of JFIF. */
  private static byte[] withExif(byte[] jpeg, int orientation) {
    byte[] exif =
        ByteBuffer.allocate(36)
            .put(new byte[] {(byte) 0xff, (byte) 0xe1, 0, 34, 'E', 'x', 'i', 'f', 0, 0})
            .put(new byte[] {'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1})
            .put(new byte[] {1, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte) orientation, 0, 0})
            .putInt(0)
            .array();
    int head = 4 + ByteBuffer.wrap(jpeg).getShort(4);
    return ByteBuffer.allocate(jpeg.length + exif.length)
        .put(jpeg, 0, head)
        .put(exif)
        .put(jpeg, head, jpeg.length - head)
        .array();
  }
}
