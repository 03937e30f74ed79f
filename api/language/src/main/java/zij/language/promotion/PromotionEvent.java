package zij.language.promotion;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import zij.language.LogicalName;
import zij.language.TelegramUserId;
import zij.language.order.OrderId;

/** What can happen to a promotion. Names and shapes are stored for ever. */
public sealed interface PromotionEvent {
  PromotionId promotion();

  /** When it was decided. */
  Instant at();

  /**
   * A merchant made it.
   *
   * @param code null of one that needs none
   */
  @LogicalName("promotion.created")
  record Created(
      PromotionId promotion,
      @Nullable PromotionCode code,
      PromotionName name,
      PromotionRule rule,
      Instant at)
      implements PromotionEvent {}

  /** A merchant ended it. */
  @LogicalName("promotion.ended")
  record Ended(PromotionId promotion, Instant at) implements PromotionEvent {}

  /** One of its uses was taken by an order that was placed. Only where uses are limited. */
  @LogicalName("promotion.redeemed")
  record Redeemed(PromotionId promotion, OrderId order, TelegramUserId buyer, Instant at)
      implements PromotionEvent {}

  /** The order was never paid, so its use is free again. */
  @LogicalName("promotion.given-back")
  record GivenBack(PromotionId promotion, OrderId order, TelegramUserId buyer, Instant at)
      implements PromotionEvent {}
}
