package zij.command.order;

import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import zij.command.product.Offers;
import zij.command.promotion.Deal;
import zij.command.promotion.Deals;
import zij.language.Decision;
import zij.language.Done;
import zij.language.Refusal;
import zij.language.Stars;
import zij.language.order.OrderCommand;
import zij.language.order.OrderEvent;
import zij.language.promotion.PriceAsked;
import zij.language.promotion.PromotionId;

/**
 * What comes off of the full price. A buyer's code counts alone; without one, that of the automatic
 * promotions which takes off most. They never add up, so an order has one discount at the most.
 *
 * @param full the lines at their prices
 * @param take asks for a use, or takes one; asked last, when nothing else can be refused any more
 */
record Bargain(Pricing full, Instant at, Deals deals, Function<Deal, Decision<Done>> take) {

  /** How an order begins at the price that is asked for, or why it does not. */
  static Decision<OrderEvent.Placed> placing(OrderCommand.Place c, Offers offers, Deals deals) {
    Function<Deal, Decision<Done>> redeem =
        deal -> deals.redeem(deal, c.order(), c.buyer(), c.at());
    return Pricing.of(c, offers)
        .then(full -> new Bargain(full, c.at(), deals, redeem).struck(c.price()))
        .then(price -> accepted(price.placed(c)));
  }

  /** The price that is asked for, or why it cannot be had. */
  Decision<Pricing> struck(PriceAsked asked) {
    return asked.code() == null
        ? best(asked)
        : byCode(PromotionId.of(asked.code())).then(lower -> taking(lower, asked));
  }

  private record Lower(Deal deal, Pricing price) {}

  private Decision<Lower> byCode(PromotionId promotion) {
    Optional<Deal> found = deals.deal(promotion).filter(deal -> deal.isOn(at));
    // Whether there is such a code that is not on yet, or any more, is nobody's business.
    if (found.isEmpty()) return refused(Refusal.CODE_UNKNOWN);
    Deal deal = found.get();
    if (!deal.isReachedBy(full.total())) {
      long minimum = deal.rule().minimum().amount();
      return refused(Refusal.CODE_MINIMUM, Map.of("minimum", minimum));
    }
    Lower lower = lower(deal);
    return lower.price().equals(full) ? refused(Refusal.CODE_NOT_FOR_THESE) : accepted(lower);
  }

  private Decision<Pricing> best(PriceAsked asked) {
    List<Lower> best =
        asked.automatic().stream()
            .flatMap(id -> deals.deal(id).stream())
            .filter(deal -> deal.code() == null && deal.isOn(at))
            .filter(deal -> deal.isReachedBy(full.total()))
            .map(this::lower)
            .filter(lower -> !lower.price().equals(full))
            .sorted(Comparator.comparing(lower -> lower.price().total()))
            .toList();
    for (Lower lower : best) {
      Decision<Pricing> decision = taking(lower, asked);
      boolean usedUp = decision instanceof Decision.Refused<?> no && isOfUses(no.refusal());
      if (!usedUp) return decision;
    }
    return fits(full, asked);
  }

  private Decision<Pricing> taking(Lower lower, PriceAsked asked) {
    return fits(lower.price(), asked)
        .then(price -> take.apply(lower.deal()).then(_ -> accepted(price)));
  }

  private Lower lower(Deal deal) {
    return new Lower(deal, full.less(deal.discount(full.lines())));
  }

  private static Decision<Pricing> fits(Pricing price, PriceAsked asked) {
    Stars atMost = asked.atMost();
    return atMost == null || price.total().compareTo(atMost) <= 0
        ? accepted(price)
        : refused(Refusal.TOTAL_CHANGED, Map.of("total", price.total().amount()));
  }

  /** Then the next best one is tried. */
  private static boolean isOfUses(Refusal refusal) {
    return refusal == Refusal.CODE_USED_UP
        || refusal == Refusal.CODE_USED_BY_YOU
        || refusal == Refusal.CODE_UNKNOWN;
  }
}
