package zij.server.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KeyedShareTest {
  private static final int MANY = 20_000;
  private final KeyedShare twentieth = new KeyedShare(0.05, "1:token");

  @Test
  void keepsItsShare() {
    assertThat(kept(twentieth, "%016x%016x")).isBetween(MANY * 4 / 100, MANY * 6 / 100);
  }

  /** A share of ids themselves would keep all of these. */
  @Test
  void keepsNoMoreOfIdsThatSomebodyChose() {
    assertThat(kept(twentieth, "%016x0000000000000000")).isLessThan(MANY * 6 / 100);
  }

  @Test
  void keepsTheSameOnEveryServerAndOthersInAnotherShop() {
    KeyedShare same = new KeyedShare(0.05, "1:token");
    KeyedShare other = new KeyedShare(0.05, "2:token");
    assertThat(ids("%016x%016x").allMatch(id -> same.isKept(id) == twentieth.isKept(id))).isTrue();
    assertThat(ids("%016x%016x").allMatch(id -> other.isKept(id) == twentieth.isKept(id)))
        .isFalse();
  }

  @Test
  void keepsAllOrNone() {
    assertThat(kept(new KeyedShare(1, "1:token"), "%016x%016x")).isEqualTo(MANY);
    assertThat(kept(new KeyedShare(0, "1:token"), "%016x%016x")).isZero();
  }

  private static int kept(KeyedShare share, String form) {
    return (int) ids(form).filter(share::isKept).count();
  }

  private static Stream<String> ids(String form) {
    SplittableRandom random = new SplittableRandom(1);
    return Stream.generate(() -> form.formatted(random.nextLong(), random.nextLong())).limit(MANY);
  }
}
