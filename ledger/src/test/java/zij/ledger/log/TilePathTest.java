package zij.ledger.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of tiles are those of C2SP tlog-tiles, and nothing else is a name. */
class TilePathTest {
  @Test
  void pathsAreThoseOfTheSpecification() {
    assertThat(new TilePath(0, 1_234_067, 256).hashes()).isEqualTo("tile/0/x001/x234/067");
    assertThat(new TilePath(1, 0, 3).hashes()).isEqualTo("tile/1/000.p/3");
    assertThat(new TilePath(0, 1_000, 256).entries()).isEqualTo("tile/entries/x001/000");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 000, 0, 256",
    "63, 999.p/255, 999, 255",
    "5, x001/000.p/1, 1000, 1",
    "0, x001/x234/067, 1234067, 256",
    "0, x999/x999/x999/x999/999, 999999999999999, 256",
  })
  void namesAreReadAsTheyAreWritten(String level, String number, long index, int width) {
    var path = TilePath.parse(level, number);
    assertThat(path).isEqualTo(new TilePath(Integer.parseInt(level), index, width));
    assertThat(path.hashes()).isEqualTo("tile/" + level + "/" + number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0",
        "00",
        "0000",
        "1000",
        "x001",
        "001/002",
        "x000/001",
        "x001/x002",
        "x01/002",
        "x001/2",
        "x001//002",
        "/001",
        "001/",
        "-01",
        "+01",
        "0 1",
        "٠٠١",
        "00a",
        "X001/002",
        "x001/x001/x001/x001/x001/001",
        "000.p",
        "000.p/",
        "000.p/0",
        "000.p/01",
        "000.p/256",
        "000.p/999",
        "000.p/-1",
        "000.p/1000",
        "000.p/1/2",
        "000.p/x01",
        "000/.p/1",
        "../000"
      })
  void otherNumbersAreRefused(String number) {
    assertThatIllegalArgumentException().isThrownBy(() -> TilePath.parse("0", number));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "00", "01", "64", "99", "100", "-1", "+1", "x", "entries", "1.0"})
  void otherLevelsAreRefused(String level) {
    assertThatIllegalArgumentException().isThrownBy(() -> TilePath.parse(level, "000"));
  }

  /** The example of the specification. */
  @Test
  void aTreeOf70000HasTheTilesThatTheSpecificationCounts() {
    long size = 70_000;
    assertThat(TilePath.in(size, 0, 272).width()).isEqualTo(256);
    assertThat(TilePath.in(size, 0, 273).width()).isEqualTo(112);
    assertThat(TilePath.in(size, 1, 0).width()).isEqualTo(256);
    assertThat(TilePath.in(size, 1, 1).width()).isEqualTo(17);
    assertThat(TilePath.in(size, 2, 0).width()).isEqualTo(1);
    assertThat(new TilePath(0, 273, 112).isWithin(size)).isTrue();
    assertThat(new TilePath(0, 273, 113).isWithin(size)).isFalse();
    assertThat(new TilePath(0, 274, 1).isWithin(size)).isFalse();
    assertThat(new TilePath(2, 0, 1).isWithin(size)).isTrue();
    assertThat(new TilePath(2, 0, 2).isWithin(size)).isFalse();
    assertThat(new TilePath(3, 0, 1).isWithin(size)).isFalse();
    assertThat(new TilePath(63, 0, 1).isWithin(Long.MAX_VALUE)).isFalse();
  }

  @Test
  void aTileHasALevelANumberAndAWidth() {
    assertThat(new TilePath(63, 0, 1).hashes()).isEqualTo("tile/63/000.p/1");
    assertThat(new TilePath(0, 2, 256).first()).isEqualTo(512);
    for (long[] bad : new long[][] {{-1, 0, 1}, {64, 0, 1}, {0, -1, 1}, {0, 0, 0}, {0, 0, 257}}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new TilePath((int) bad[0], bad[1], (int) bad[2]))
          .withMessage("no tile %d of level %d and width %d".formatted(bad[1], bad[0], bad[2]));
    }
    // Java shifts by the distance modulo 64.
    assertThat(TilePath.hashes(Long.MAX_VALUE, 7)).isEqualTo(127);
    assertThat(TilePath.hashes(Long.MAX_VALUE, 8)).isZero();
  }
}
