package zij.command.promotion;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import zij.language.Refusal;
import zij.language.TelegramUserId;
import zij.language.order.OrderId;
import zij.language.promotion.PromotionRule;

/** Who uses a limited promotion now. */
final class Uses {
  private final Map<OrderId, TelegramUserId> byOrder = new HashMap<>();
  private final Map<TelegramUserId, Integer> byBuyer = new HashMap<>();

  void taken(OrderId order, TelegramUserId buyer) {
    byOrder.put(order, buyer);
    byBuyer.merge(buyer, 1, Integer::sum);
  }

  void givenBack(OrderId order, TelegramUserId buyer) {
    byOrder.remove(order);
    byBuyer.computeIfPresent(buyer, (_, times) -> times == 1 ? null : times - 1);
  }

  /** The buyer of an order that has one; null if it has none. */
  @Nullable TelegramUserId of(OrderId order) {
    return byOrder.get(order);
  }

  /** Why this buyer cannot have one more. */
  Optional<Refusal> whyNot(PromotionRule rule, TelegramUserId buyer) {
    Integer limit = rule.limit();
    Integer own = rule.limitPerBuyer();
    if (own != null && byBuyer.getOrDefault(buyer, 0) >= own) {
      return Optional.of(Refusal.CODE_USED_BY_YOU);
    }
    return limit != null && byOrder.size() >= limit
        ? Optional.of(Refusal.CODE_USED_UP)
        : Optional.empty();
  }
}
