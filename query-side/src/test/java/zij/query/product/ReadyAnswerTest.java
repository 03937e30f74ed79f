package zij.query.product;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** What is ready to send, and the cursors in it. */
class ReadyAnswerTest {
  private static final byte[] JSON = "{\"title\":\"Чай\"}".repeat(20).getBytes(UTF_8);

  @Test
  void isTheSameAfterItWasKept() {
    ReadyAnswer answer = ReadyAnswer.of(JSON);
    ReadyAnswer read = ReadyAnswer.read(answer.stored()).orElseThrow();
    assertThat(read.plain()).isEqualTo(JSON);
    assertThat(read.gzip()).isEqualTo(answer.gzip());
    assertThat(read.plainTag()).isEqualTo(answer.plainTag()).matches("\"[0-9a-f]{22}\"");
    assertThat(read.gzipTag()).isEqualTo(answer.gzipTag()).isNotEqualTo(answer.plainTag());
  }

  @Test
  void isWhatItCompresses() throws IOException {
    try (var gzip = new GZIPInputStream(new ByteArrayInputStream(ReadyAnswer.of(JSON).gzip()))) {
      assertThat(gzip.readAllBytes()).isEqualTo(JSON);
    }
  }

  @Test
  void isNotReadWithAnyBitFlippedOrAnyByteMissing() {
    byte[] stored = ReadyAnswer.of(JSON).stored();
    for (int bit = 0; bit < stored.length * 8; bit++) {
      byte[] flipped = stored.clone();
      flipped[bit / 8] ^= (byte) (1 << (bit % 8));
      assertThat(ReadyAnswer.read(flipped)).as("bit %d", bit).isEmpty();
    }
    for (int length = 0; length < stored.length; length++) {
      assertThat(ReadyAnswer.read(java.util.Arrays.copyOf(stored, length))).isEmpty();
    }
  }

  @Test
  void anotherTextHasAnotherTag() {
    byte[] other = JSON.clone();
    other[JSON.length - 1]++;
    assertThat(ReadyAnswer.of(other).plainTag()).isNotEqualTo(ReadyAnswer.of(JSON).plainTag());
  }

  @Test
  void aCursorIsReadAsItWasWrittenAndInNoOtherForm() {
    for (long position : new long[] {0, 1, 77, Long.MAX_VALUE}) {
      String text = new ProductCursor(position).text();
      assertThat(ProductCursor.parse(text)).isEqualTo(new ProductCursor(position));
      for (int i = 0; i < text.length(); i++) {
        char other = text.charAt(i) == 'A' ? 'B' : 'A';
        String forged = text.substring(0, i) + other + text.substring(i + 1);
        assertThatIllegalArgumentException().isThrownBy(() -> ProductCursor.parse(forged));
      }
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ProductCursor.parse(new ProductCursor(-5).text()));
    for (int shelf : new int[] {-1, 20_000}) { // where no product can stand
      assertThatIllegalArgumentException()
          .isThrownBy(() -> ProductCursor.parse(new ProductCursor(shelf, 5).text()));
    }
    for (String none : new String[] {"", "7", "?", "AAAA", "AgAAAAAAAAAATQAAAAA"}) {
      assertThatIllegalArgumentException().isThrownBy(() -> ProductCursor.parse(none));
    }
  }
}
