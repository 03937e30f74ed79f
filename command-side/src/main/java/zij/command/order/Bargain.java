package zij.command.order;

import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import zij.command.credit.Credits;
import zij.command.product.Offers;
import zij.command.promotion.Deal;
import zij.command.promotion.Deals;
import zij.command.quota.Quotas;
import zij.language.Decision;
import zij.language.Done;
import zij.language.Refusal;
import zij.language.Stars;
import zij.language.credit.CreditEvent.Cause;
import zij.language.order.OrderCommand;
import zij.language.order.OrderEvent;
import zij.language.promotion.Discount;
import zij.language.promotion.PriceAsked;
import zij.language.promotion.PromotionId;

/**
 * What comes off of the full price. A buyer's code counts alone; without one, that of the automatic
 * promotions which takes off most. They never add up, so an order has one discount at the most.
 *
 * @param full the lines at their prices
 * @param credit of the buyer that may pay a part; 0 if the buyer keeps it
 * @param take asks for a use, or takes one; asked last, when nothing else can be refused any more
 */
record Bargain(
    Pricing full, Stars credit, Instant at, Deals deals, Function<Deal, Decision<Done>> take) {

  /** How an order begins at the price that is asked for, or why it does not. */
  static Decision<OrderEvent.Placed> placing(
      OrderCommand.Place c, Offers offers, Deals deals, Credits credits, Quotas quotas) {
    Function<Deal, Decision<Done>> redeem =
        deal -> deals.redeem(deal, c.order(), c.buyer(), c.at());
    return Pricing.of(c, offers)
        .then(full -> {
          Stars credit = c.price().credit() ? credits.balance(c.buyer()) : Stars.ZERO;
          return quotas
              .check(c.buyer(), full.lines())
              .then(_ -> new Bargain(full, credit, c.at(), deals, redeem).struck(c.price()));
        })
        .then(price -> {
          Stars spent = price.credit();
          if (spent != null) credits.spend(c.buyer(), c.order(), spent, c.at());
          quotas.take(c.buyer(), c.order(), price.lines(), c.at());
          return accepted(price.placed(c));
        });
  }

  /** Gives back what an order took that will not be paid. */
  static void undone(
      OrderEvent.Placed order,
      Deals deals,
      Credits credits,
      Quotas quotas,
      Cause cause,
      Instant at) {
    Discount discount = order.discount();
    // As a new order takes them, whose first look at each locks it: who has one of them never waits
    // for somebody who has another and waits for that one.
    if (order.credit() != null) credits.giveBack(order.buyer(), order.order(), cause, at);
    quotas.giveBack(order.buyer(), order.order(), order.lines(), at);
    if (discount != null) deals.giveBack(discount.promotion(), order.order(), at);
  }

  /**
   * Takes once more what an order gave back when it lapsed and that is paid all the same: its
   * buyer's credit and quota; why that cannot be if they are used up.
   */
  static Optional<Refusal> takenUpAgain(
      OrderEvent.Placed order, boolean lapsed, Credits credits, Quotas quotas, Instant at) {
    if (!lapsed) return Optional.empty();
    Stars credit = order.credit();
    boolean there = credit == null || credits.balance(order.buyer()).compareTo(credit) >= 0;
    if (!there) return Optional.of(Refusal.ORDER_EXPIRED);
    if (quotas.check(order.buyer(), order.lines()) instanceof Decision.Refused<Done> no) {
      return Optional.of(no.refusal());
    }
    if (credit != null) credits.spend(order.buyer(), order.order(), credit, at);
    quotas.take(order.buyer(), order.order(), order.lines(), at);
    return Optional.empty();
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
    return new Lower(deal, full.less(deal.discount(full.lines(), full.variants())));
  }

  /** The price, paid with credit as far as that goes, if it is what the buyer was shown. */
  private Decision<Pricing> fits(Pricing without, PriceAsked asked) {
    Stars atMost = asked.atMost();
    Pricing price = without.paidWith(credit);
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
