package zij.server.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import zij.language.TelegramUserId;

/** The limits of the lines to phones. */
class PhonesTest {
  private static final TelegramUserId USER = new TelegramUserId(7);
  private static final Phones.News NEWS = new Phones.News("order", 1, "{}", Optional.empty());

  private final Phones phones = new Phones();

  private Phones.Line open() {
    return Objects.requireNonNull(phones.open(USER));
  }

  @Test
  void hangsUpOnAPhoneThatDoesNotListen() throws InterruptedException {
    Phones.Line line = open();
    for (int i = 0; i < 1_000; i++) phones.tell(USER, NEWS);
    Phones.News news = NEWS;
    for (int i = 0; i < 65 && !Phones.News.HANG_UP.equals(news); i++) {
      news = Objects.requireNonNull(line.next(0));
      if (news.equals(Phones.News.HANG_UP)) break;
    }
    assertThat(news).isEqualTo(Phones.News.HANG_UP);
  }

  @Test
  void countsLinesAndForgetsThem() {
    Phones.Line line = open();
    assertThat(phones.isListening(USER)).isTrue();
    assertThat(phones.count()).isOne();
    phones.close(USER, line);
    assertThat(phones.isListening(USER)).isFalse();
    assertThat(phones.count()).isZero();
  }

  @Test
  void givesTheOldestLineToOneTooMany() throws InterruptedException {
    Phones.Line oldest = open();
    List<Phones.Line> others = new ArrayList<>();
    for (int i = 0; i < Phones.MAX_PER_USER; i++) others.add(open());
    assertThat(oldest.next(0)).isEqualTo(Phones.News.HANG_UP);
    phones.close(USER, oldest);
    phones.tell(USER, NEWS);
    for (Phones.Line line : others) assertThat(line.next(0)).isEqualTo(NEWS);
    assertThat(phones.count()).isEqualTo(Phones.MAX_PER_USER);
  }

  @Test
  void holdsNoMoreThanItsLimitInAll() {
    for (int i = 0; i < Phones.MAX_IN_ALL; i++) {
      assertThat(phones.open(new TelegramUserId(100 + i))).isNotNull();
    }
    assertThat(phones.open(USER)).isNull();
    assertThat(phones.count()).isEqualTo(Phones.MAX_IN_ALL);
  }

  @Test
  void hangsUpOnEverybody() throws InterruptedException {
    Phones.Line line = open();
    phones.hangUpAll();
    assertThat(line.next(0)).isEqualTo(Phones.News.HANG_UP);
    assertThat(open().next(0)).as("of who calls after that").isEqualTo(Phones.News.HANG_UP);
  }
}
