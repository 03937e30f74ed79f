package zij.query.stock;

/**
 * What there is of a product.
 *
 * @param kind how units are told apart; nothing else means anything if it is {@code ENDLESS}
 * @param onHand units that are there, those that are reserved among them
 * @param reserved for orders that are about to be paid
 * @param free what others can have; of keys, how many are left
 * @param sold since a stock is kept
 * @param lowWater with so many free units, or fewer, it runs out
 * @param position log position of the last event that is in here; -1 if there is none
 */
public record StockLevel(
    String product,
    Kind kind,
    int onHand,
    int reserved,
    int free,
    long sold,
    int lowWater,
    long position) {

  /** How units are told apart. */
  public enum Kind {
    ENDLESS,
    COUNTED,
    KEYS
  }

  /** Of a product for which nobody ever kept a stock. */
  static StockLevel none(String product) {
    return new StockLevel(product, Kind.ENDLESS, 0, 0, 0, 0, StockRow.DEFAULT_LOW_WATER, -1);
  }
}
