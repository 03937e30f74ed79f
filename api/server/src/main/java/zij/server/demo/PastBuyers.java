package zij.server.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import zij.language.Language;
import zij.language.TelegramUserId;

/** Who bought: new people all the time, and people who come back, the latest of them most often. */
final class PastBuyers {
  /** As many as the simulator remembers, with some room. */
  private static final int MAX = 90_000;

  private static final long FIRST_ID = 5_100_000_001L;
  private static final long FIRST_LOOKER = 5_300_000_001L;
  private static final double NEW = 0.42;

  private static final List<String> NAMES =
      List.of("Aziza", "Bekzod", "Dinara", "Farrux", "Gulnora", "Ilya", "Kamila", "Sardor");
  private static final List<String> PLATFORMS =
      List.of("android", "android", "android", "ios", "ios", "tdesktop");
  private static final List<String> SOURCES =
      List.of("", "", "", "channel", "channel", "friend", "ad_october", "bazaar_post");

  /**
   * Somebody who bought.
   *
   * @param source the link that brought them
   */
  record Buyer(TelegramUserId id, String name, Language language, String platform, String source) {}

  private final List<Buyer> known = new ArrayList<>();
  private final Random random;

  PastBuyers(Random random) {
    this.random = random;
  }

  /** The next one who orders. */
  Buyer next() {
    boolean isNew = known.isEmpty() || (random.nextDouble() < NEW && known.size() < MAX);
    if (isNew) {
      known.add(made(FIRST_ID + known.size()));
      return known.getLast();
    }
    // Of those who came last, the more.
    double back = -Math.log(1 - random.nextDouble()) * 0.25 * known.size();
    return known.get(Math.max(0, known.size() - 1 - (int) Math.min(back, known.size() - 1.0)));
  }

  /** Somebody who only looks, and bought nothing so far as anybody knows. */
  Buyer looker() {
    return made(FIRST_LOOKER + random.nextInt(MAX));
  }

  private Buyer made(long id) {
    int share = random.nextInt(20);
    Language language =
        share < 11
            ? Language.UZBEK
            : share < 17 ? Language.RUSSIAN : share < 19 ? Language.ENGLISH : Language.KAZAKH;
    return new Buyer(new TelegramUserId(id), any(NAMES), language, any(PLATFORMS), any(SOURCES));
  }

  private String any(List<String> of) {
    return of.get(random.nextInt(of.size()));
  }
}
