package zij.command.order;

import java.util.List;
import zij.command.product.Offer;
import zij.command.product.Offers;
import zij.language.order.DeliveredGood;
import zij.language.order.OrderLine;

/** What the offers of the moment mean for frozen lines. */
record Shelf(Offers offers) {

  boolean sellsAll(List<OrderLine> lines) {
    return lines.stream()
        .allMatch(line -> offers.offer(line.product()).filter(Offer::onSale).isPresent());
  }

  /** The goods of lines that were sold, on sale still or not. */
  List<DeliveredGood> goods(List<OrderLine> lines) {
    return lines.stream().map(this::good).toList();
  }

  private DeliveredGood good(OrderLine line) {
    Offer offer =
        offers
            .offer(line.product())
            .orElseThrow(() -> new IllegalStateException("sold but never listed: " + line));
    return new DeliveredGood(line.product(), line.title(), offer.good());
  }
}
