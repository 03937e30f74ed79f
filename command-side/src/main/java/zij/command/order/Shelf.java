package zij.command.order;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import zij.command.product.Offer;
import zij.command.product.Offers;
import zij.language.Refusal;
import zij.language.order.DeliveredGood;
import zij.language.order.OrderLine;
import zij.language.product.ProductId;

/** What the offers of the moment mean for frozen lines. */
record Shelf(Offers offers) {

  boolean sellsAll(List<OrderLine> lines) {
    return lines.stream()
        .allMatch(line -> offers.offer(line.product()).filter(Offer::onSale).isPresent());
  }

  /** That there is not enough of something; empty if nothing is missing. */
  static Optional<Refusal> outOfStock(@Nullable ProductId missing) {
    return missing == null ? Optional.empty() : Optional.of(Refusal.OUT_OF_STOCK);
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
