package zij.language.promotion;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import zij.language.Command;
import zij.language.Done;
import zij.language.LogicalName;

/**
 * What can be asked of a promotion. That it is used follows from the placing of an order and is
 * decided together with it, so there is no command for that.
 */
public sealed interface PromotionCommand {
  PromotionId promotion();

  Instant at();

  /**
   * Makes a promotion. The same again changes nothing.
   *
   * @param code that leads to exactly this promotion; null of one that needs none
   */
  @LogicalName("promotion.create")
  record Create(
      PromotionId promotion,
      @Nullable PromotionCode code,
      PromotionName name,
      PromotionRule rule,
      Instant at)
      implements PromotionCommand, Command<Done> {
    public Create {
      if (code != null && !PromotionId.of(code).equals(promotion)) {
        throw new IllegalArgumentException("this code belongs to another promotion");
      }
    }
  }

  /** Ends it before its time, for good. */
  @LogicalName("promotion.end")
  record End(PromotionId promotion, Instant at) implements PromotionCommand, Command<Done> {}
}
