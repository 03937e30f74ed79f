package zij.command.promotion;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import zij.language.Stars;
import zij.language.order.OrderLine;
import zij.language.product.ProductId;
import zij.language.promotion.Discount;
import zij.language.promotion.PromotionCode;
import zij.language.promotion.PromotionEvent;
import zij.language.promotion.PromotionId;
import zij.language.promotion.PromotionName;
import zij.language.promotion.PromotionRule;

/** What a promotion's history amounts to, but for who used it. */
public record Deal(
    PromotionId promotion,
    @Nullable PromotionCode code,
    PromotionName name,
    PromotionRule rule,
    boolean ended) {

  /**
   * The deal after one more event.
   *
   * @param deal null before the first event
   * @throws IllegalStateException if the history does not begin with {@code Created}
   */
  static Deal evolve(@Nullable Deal deal, PromotionEvent event) {
    if (event instanceof PromotionEvent.Created e) {
      return new Deal(e.promotion(), e.code(), e.name(), e.rule(), false);
    }
    if (deal == null) {
      throw new IllegalStateException("promotion " + event.promotion() + " was never created");
    }
    return switch (event) {
      case PromotionEvent.Created e ->
          throw new IllegalStateException("created twice: " + e.promotion());
      case PromotionEvent.Ended _ ->
          new Deal(deal.promotion, deal.code, deal.name, deal.rule, true);
      case PromotionEvent.Redeemed _, PromotionEvent.GivenBack _ -> deal;
    };
  }

  /** Whether anything comes off at this moment. */
  public boolean isOn(Instant at) {
    return !ended && rule.isOn(at);
  }

  /** Whether an order of this price is worth enough. */
  public boolean isReachedBy(Stars price) {
    return rule.minimum().compareTo(price) <= 0;
  }

  /**
   * What comes off of these lines; 0 if it is for none of them, or less than a Star. What is for a
   * product is for its variants.
   *
   * @param products of which the lines' products are variants, by them
   */
  public Discount discount(List<OrderLine> lines, Map<ProductId, ProductId> products) {
    Stars price =
        lines.stream()
            .filter(line ->
                rule.isFor(line.product())
                    || rule.isFor(products.getOrDefault(line.product(), line.product())))
            .map(OrderLine::amount)
            .reduce(Stars.ZERO, Stars::plus);
    return new Discount(promotion, code, rule.reduction().off(price));
  }
}
