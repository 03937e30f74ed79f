package zij.query.order;

import org.jspecify.annotations.Nullable;
import zij.language.product.Picture;

/**
 * One line of a gift, as whoever gets it sees it: the price is the buyer's business.
 *
 * @param picture the product's of today; null if its emoji is all there is
 */
public record GiftThing(
    String product, String title, String emoji, @Nullable Picture picture, int quantity) {
  static GiftThing of(OrderLine line) {
    return new GiftThing(
        line.product(), line.title(), line.emoji(), line.picture(), line.quantity());
  }
}
