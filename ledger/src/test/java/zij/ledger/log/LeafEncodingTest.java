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
    var data = LeafEncoding.encode(largest);
    assertThat(data).hasSize(65_535);
    assertThat(LeafEncoding.decode(data).payload()).isEqualTo(largest.payload());
    assertThat(Leaf.of(largest).size()).isEqualTo(65_535);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LeafEncoding.decode(Arrays.copyOf(data, 65_536)))
        .withMessage("leaf data of 65536 bytes is too long");
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

  /** A pair of surrogates is one character, and U+FFFD is one like any other. */
  @Test
  void textsAreTheSameAgain() {
    for (var text : new String[] {"💥", "a\uFFFDb", "💥\uFFFD", "\uD7FF\uE000", ""}) {
      var entry = new Entry("e", text, "e", 0, "t", text, 0, new byte[0], new byte[0], SALT);
      var read = LeafEncoding.decode(LeafEncoding.encode(entry));
      assertThat(read.aggregateType()).isEqualTo(text);
      assertThat(read.revision()).isEqualTo(text);
    }
    for (var half : new String[] {"\uD800", "a\uDFFF", "\uDC00\uD800"}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> LeafEncoding.encode(entry(half, new byte[0])))
          .withMessage("a text of the event is not valid Unicode");
    }
  }

  @Test
  void timesHaveTheirEnds() {
    var last = Instant.parse("2262-04-11T23:47:16.854775807Z");
    assertThat(Entry.nanosOf(last)).isEqualTo(Long.MAX_VALUE);
    var first = Instant.parse("1677-09-21T00:12:44Z");
    assertThat(Entry.nanosOf(first)).isEqualTo(-9_223_372_036_000_000_000L);
    for (var none : new Instant[] {last.plusNanos(1), first.minusSeconds(1), Instant.MIN}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Entry.nanosOf(none))
          .withMessage("the log has no time " + none);
    }
  }

  @Test
  void anEntryHasANameANumberAndSalt() {
    assertThat(entryOf("e", "", "a", 0, "t", "", 16).sequence()).isZero();
    for (int salt : new int[] {0, 15, 17}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> entryOf("e", "", "a", 0, "t", "", salt))
          .withMessage("a salt has 16 bytes, not " + salt);
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> entryOf("e", "", "a", -1, "t", "", 16))
        .withMessage("a sequence number starts at 0, not -1");
    isRefused("the event id of an event must not be empty", "", "", "a", "t", "");
    isRefused("the aggregate id of an event must not be empty", "e", "", "", "t", "");
    isRefused("the type of an event must not be empty", "e", "", "a", "", "");
    var nul = "x\0";
    isRefused("PostgreSQL keeps no NUL, found in the event id", nul, "", "a", "t", "");
    isRefused("PostgreSQL keeps no NUL, found in the aggregate type", "e", nul, "a", "t", "");
    isRefused("PostgreSQL keeps no NUL, found in the aggregate id", "e", "", nul, "t", "");
    isRefused("PostgreSQL keeps no NUL, found in the type", "e", "", "a", nul, "");
    isRefused("PostgreSQL keeps no NUL, found in the revision", "e", "", "a", "t", "\0");
  }

  private static Entry entryOf(
      String id, String kind, String aggregate, long number, String type, String rev, int salt) {
    var none = new byte[0];
    return new Entry(id, kind, aggregate, number, type, rev, 0, none, none, new byte[salt]);
  }

  private static void isRefused(
      String why, String id, String kind, String aggregate, String type, String revision) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> entryOf(id, kind, aggregate, 0, type, revision, 16))
        .withMessage(why);
  }
}
