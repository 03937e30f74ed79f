package zij.command.order;

import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import zij.command.product.Offer;
import zij.command.product.Offers;
import zij.language.Decision;
import zij.language.Refusal;
import zij.language.order.DeliveredGood;
import zij.language.order.OrderCommand;
import zij.language.order.OrderEvent;
import zij.language.order.OrderLine;
import zij.language.product.ProductId;

/** What the offers of the moment mean for frozen lines. */
record Shelf(Offers offers) {

  /** The offer of a product that can be ordered at this moment, or why it cannot. */
  Decision<Offer> sold(ProductId product, Instant at) {
    Optional<Offer> offer = offers.offer(product);
    Optional<Refusal> reason = whyNotSold(offer, at);
    if (reason.isEmpty()) return accepted(offer.orElseThrow());
    Map<String, Object> details = new HashMap<>(Map.of("product", product.value()));
    Instant from = offer.map(it -> it.conditions().availability().from()).orElse(null);
    if (reason.get() == Refusal.NOT_YET_SOLD && from != null) details.put("from", from.toString());
    return refused(reason.get(), details);
  }

  /** Why an order is not to be paid now; empty if nothing speaks against it. */
  Optional<Refusal> whyNotPaid(OrderEvent.Placed order, OrderCommand.ApproveCheckout c) {
    if (!c.amount().equals(order.total())) return Optional.of(Refusal.AMOUNT_DIFFERS);
    return order.lines().stream()
        .flatMap(line -> whyNotSold(offers.offer(line.product()), c.at()).stream())
        .findFirst()
        .or(() -> outOfStock(c.missing()));
  }

  private static Optional<Refusal> whyNotSold(Optional<Offer> offer, Instant at) {
    return offer.isEmpty() ? Optional.of(Refusal.PRODUCT_UNAVAILABLE) : offer.get().whyNotSold(at);
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
