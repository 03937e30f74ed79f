package zij.ledger.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class LeafEncodingTest {
  private static final byte[] SALT = HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f");

  private static Entry entry(String type, byte[] payload) {
    return new Entry("e1", "order", "o-é", 3, type, "1", 5, payload, new byte[] {'{', '}'}, SALT);
  }

  @Test
  void theLayoutIsWhatTheSpecificationSays() {
    assertThat(HexFormat.of().formatHex(LeafEncoding.encode(entry("t", new byte[] {9, 8}))))
        .isEqualTo(
            "01"
                + ("0002" + "6531")
                + ("0005" + "6f72646572")
                + ("0004" + "6f2dc3a9")
                + "0000000000000003"
                + ("0001" + "74")
                + ("0001" + "31")
                + "0000000000000005"
                + ("0002" + "0908")
                + ("0002" + "7b7d")
                + "000102030405060708090a0b0c0d0e0f");
  }

  @Test
  void decodingIsTheInverseAndRefusesEveryOtherLength() {
    var data = LeafEncoding.encode(entry("order.placed", new byte[300]));
    assertThat(LeafEncoding.encode(LeafEncoding.decode(data))).isEqualTo(data);
    for (int length = 0; length < data.length; length++) {
      var cut = Arrays.copyOf(data, length);
      assertThatIllegalArgumentException().isThrownBy(() -> LeafEncoding.decode(cut));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LeafEncoding.decode(Arrays.copyOf(data, data.length + 1)))
        .withMessageContaining("too many");
  }

  @Test
  void unknownVersionsAndBadTextsAreRefused() {
    var data = LeafEncoding.encode(entry("t", new byte[0]));
    var version = data.clone();
    version[0] = 2;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LeafEncoding.decode(version))
        .withMessageContaining("version");
    var text = data.clone();
    text[3] = (byte) 0xff;
    assertThatIllegalArgumentException().isThrownBy(() -> LeafEncoding.decode(text));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LeafEncoding.encode(entry("\ud800", new byte[0])));
    assertThatIllegalArgumentException().isThrownBy(() -> entry("a\0b", new byte[0]));
  }

  @Test
  void theLimitIsExact() {
    int rest = LeafEncoding.encode(entry("t", new byte[0])).length;
    var largest = entry("t", new byte[LeafEncoding.MAX_SIZE - rest]);
    assertThat(LeafEncoding.encode(largest)).hasSize(65_535);
    var tooLarge = entry("t", new byte[LeafEncoding.MAX_SIZE - rest + 1]);
    assertThatThrownBy(() -> LeafEncoding.encode(tooLarge))
        .isInstanceOf(EventTooLargeException.class)
        .hasMessageContaining("65536");
  }

  @Test
  void timesAreExactToTheNanosecond() {
    for (var text : new String[] {"2026-11-21T09:00:00.123456789Z", "1969-12-31T23:59:59.9Z"}) {
      var at = Instant.parse(text);
      var entry =
          new Entry("e", "", "e", 0, "t", "", Entry.nanosOf(at), new byte[0], new byte[0], SALT);
      assertThat(entry.at()).isEqualTo(at);
    }
    assertThatIllegalArgumentException().isThrownBy(() -> Entry.nanosOf(Instant.MAX));
  }
}
