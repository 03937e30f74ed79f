package zij.chaos;

import java.util.List;

/** What the shop sells: each way in which a sale can go wrong has a product. */
final class Shop {
  /** There is no end of it. */
  static final String PLAIN = "chaos-wallpaper";

  /** Each unit is a key. */
  static final String KEYED = "chaos-licence";

  /** There are so many, and no more. */
  static final String COUNTED = "chaos-ticket";

  /** Paid every 30 days. */
  static final String MONTHLY = "chaos-club";

  /** Takes a tenth off, for so many orders. */
  static final String CODE = "CHAOS-10";

  static final int KEYS = 60;
  static final int TICKETS = 60;
  static final int CODES = 40;

  /** Those that are bought once. */
  static final List<String> ONCE = List.of(PLAIN, KEYED, COUNTED);

  private Shop() {}

  static long price(String product) {
    return switch (product) {
      case PLAIN -> 50;
      case KEYED -> 120;
      case COUNTED -> 70;
      case MONTHLY -> 100;
      default -> throw new IllegalArgumentException(product);
    };
  }
}
