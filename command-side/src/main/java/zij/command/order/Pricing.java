package zij.command.order;

import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import zij.command.product.Offer;
import zij.command.product.Offers;
import zij.command.product.Variety;
import zij.language.Decision;
import zij.language.Language;
import zij.language.Refusal;
import zij.language.Stars;
import zij.language.order.OrderCommand;
import zij.language.order.OrderEvent;
import zij.language.order.OrderLine;
import zij.language.order.WantedLine;
import zij.language.product.Price;
import zij.language.product.ProductId;
import zij.language.promotion.Discount;

/**
 * What an order would be at the prices in force: the frozen lines, what comes off of them, what
 * store credit pays, and what is left to pay.
 *
 * @param variants the products of which lines are variants, by those
 * @param monthly whether it is a subscription; nothing ever comes off of one, and no credit pays it
 */
record Pricing(
    List<OrderLine> lines,
    Map<ProductId, ProductId> variants,
    @Nullable Discount discount,
    @Nullable Stars credit,
    Stars total,
    boolean monthly) {
  static final int MAX_LINES = 20;

  /** An invoice takes no more than one product may cost. */
  static final Stars MAX_TOTAL = new Stars(Price.MAX);

  /** The same for an order, of a buyer who has agreed to the terms. */
  static Decision<Pricing> of(OrderCommand.Place c, Offers offers) {
    return of(c.lines(), c.language(), offers, c.at())
        .then(priced ->
            priced.monthly && c.gift() != null
                ? refused(Refusal.SUBSCRIPTION_AS_GIFT)
                : accepted(priced))
        .then(priced ->
            c.terms().equals(c.agreed())
                ? accepted(priced)
                : refused(Refusal.CONSENT_REQUIRED, Map.of("terms", c.terms().value())));
  }

  static Decision<Pricing> of(
      List<WantedLine> wanted, Language language, Offers offers, Instant at) {
    if (wanted.isEmpty()) return refused(Refusal.ORDER_EMPTY);
    if (wanted.size() > MAX_LINES) return refused(Refusal.TOO_MANY_LINES);
    Set<ProductId> seen = new HashSet<>();
    List<OrderLine> lines = new ArrayList<>(wanted.size());
    Map<ProductId, ProductId> variants = new HashMap<>();
    Stars total = Stars.ZERO;
    boolean monthly = false;
    for (WantedLine line : wanted) {
      if (!seen.add(line.product())) return refused(Refusal.PRODUCT_REPEATED);
      switch (new Shelf(offers).sold(line.product(), at)) {
        case Decision.Refused<Offer>(Refusal reason, var details) -> {
          return refused(reason, details);
        }
        case Decision.Accepted<Offer>(Offer offer) -> {
          if (!offer.price().equals(line.price())) return priceChanged(offer);
          monthly |= offer.isMonthly();
          Variety.Variant variant = offer.variety().own();
          if (variant != null) variants.put(line.product(), variant.of());
          OrderLine decided = decide(line, offer, language);
          lines.add(decided);
          total = total.plus(decided.amount());
        }
      }
    }
    boolean alone = lines.size() == 1 && lines.getFirst().quantity().units() == 1;
    if (monthly && !alone) return refused(Refusal.SUBSCRIPTION_ALONE);
    if (total.compareTo(MAX_TOTAL) > 0) return refused(Refusal.TOTAL_TOO_HIGH);
    return accepted(
        new Pricing(List.copyOf(lines), Map.copyOf(variants), null, null, total, monthly));
  }

  /** The same with something off; itself if that is nothing. */
  Pricing less(Discount off) {
    boolean nothing = monthly || off.off().equals(Stars.ZERO);
    return nothing
        ? this
        : new Pricing(lines, variants, off, credit, total.minus(off.off()), false);
  }

  /** The same paid with credit, as far as that goes; a subscription is never. */
  Pricing paidWith(Stars available) {
    Stars used = available.compareTo(total) < 0 ? available : total;
    boolean none = monthly || used.equals(Stars.ZERO);
    return none ? this : new Pricing(lines, variants, discount, used, total.minus(used), false);
  }

  /** What happens when it is accepted. */
  OrderEvent.Placed placed(OrderCommand.Place c) {
    return new OrderEvent.Placed(
        c.order(),
        c.buyer(),
        c.language(),
        lines,
        discount,
        credit,
        total,
        c.fingerprint(),
        c.expiresAt(),
        c.at());
  }

  private static OrderLine decide(WantedLine line, Offer offer, Language language) {
    String title = offer.texts().in(language).title();
    return new OrderLine(line.product(), title, line.quantity(), offer.price());
  }

  private static Decision<Pricing> priceChanged(Offer offer) {
    return refused(
        Refusal.PRICE_CHANGED,
        Map.of("product", offer.product().value(), "price", offer.price().stars().amount()));
  }
}
