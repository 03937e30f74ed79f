package zij.command.order;

import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import zij.command.promotion.Deal;
import zij.command.promotion.Deals;
import zij.language.Decision;
import zij.language.Done;
import zij.language.Refusal;
import zij.language.Stars;
import zij.language.TelegramUserId;
import zij.language.order.OrderId;
import zij.language.product.ProductId;
import zij.language.promotion.PromotionCode;
import zij.language.promotion.PromotionId;
import zij.language.promotion.PromotionName;
import zij.language.promotion.PromotionRule;
import zij.language.promotion.Reduction;

/** Promotions that a test lays out by hand, and what orders took of them. */
final class DealsByHand implements Deals {
  private final Map<PromotionId, Deal> deals = new HashMap<>();
  private final Map<PromotionId, Refusal> refusals = new HashMap<>();

  /** Which order has which promotion. */
  final Map<OrderId, PromotionId> taken = new LinkedHashMap<>();

  /** A promotion with a code that is on during the tests. */
  static Deal percent(String code, int percent) {
    return deal(code, code, rule(new Reduction.Percent(percent), 0));
  }

  /** A promotion without a code. */
  static Deal automatic(String name, long stars) {
    return deal(null, name, rule(new Reduction.Amount(new Stars(stars)), 0));
  }

  static PromotionRule rule(Reduction reduction, long minimum, String... products) {
    return new PromotionRule(
        reduction,
        List.of(products).stream().map(ProductId::new).toList(),
        new Stars(minimum),
        OrderStory.PLACED_AT,
        OrderStory.EXPIRES_AT,
        null,
        null);
  }

  static Deal deal(@Nullable String code, String name, PromotionRule rule) {
    PromotionCode typed = code == null ? null : new PromotionCode(code);
    PromotionId id = typed == null ? PromotionId.automatic(name) : PromotionId.of(typed);
    return new Deal(id, typed, new PromotionName(name), rule, false);
  }

  DealsByHand on(Deal... those) {
    for (Deal deal : those) deals.put(deal.promotion(), deal);
    return this;
  }

  /** It is there, but nobody gets a use of it. */
  DealsByHand refusing(Deal deal, Refusal reason) {
    refusals.put(deal.promotion(), reason);
    return on(deal);
  }

  @Override
  public Optional<Deal> deal(PromotionId promotion) {
    return Optional.ofNullable(deals.get(promotion));
  }

  @Override
  public Decision<Done> check(Deal deal, TelegramUserId buyer) {
    Refusal reason = refusals.get(deal.promotion());
    return reason == null ? accepted(Done.DONE) : refused(reason);
  }

  @Override
  public Decision<Done> redeem(Deal deal, OrderId order, TelegramUserId buyer, Instant at) {
    return check(deal, buyer)
        .then(done -> {
          taken.put(order, deal.promotion());
          return accepted(done);
        });
  }

  @Override
  public void giveBack(PromotionId promotion, OrderId order, Instant at) {
    taken.remove(order, promotion);
  }
}
