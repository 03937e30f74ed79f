package zij.server.desk;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import zij.language.Stars;
import zij.language.product.ProductId;
import zij.language.promotion.PromotionCode;
import zij.language.promotion.PromotionName;
import zij.language.promotion.PromotionRule;
import zij.language.promotion.Reduction;

/**
 * A promotion to be made.
 *
 * @param code null for one that needs none
 * @param reduction {@code {"percent":20}} or {@code {"stars":50}}
 * @param products that it is for; all if there are none
 * @param minimum Stars that the whole order has to be worth; 0 if absent
 * @param until null if only somebody ends it
 * @param limit of orders, 1 to 10,000; null if any number
 * @param limitPerBuyer of orders of one buyer; it needs a limit
 */
record NewPromotion(
    @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED) @Nullable PromotionCode code,
    PromotionName name,
    Reduction reduction,
    @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED) @Nullable List<ProductId> products,
    @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED) @Nullable Stars minimum,
    Instant from,
    @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED) @Nullable Instant until,
    @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED) @Nullable Integer limit,
    @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED) @Nullable Integer limitPerBuyer) {
  NewPromotion {
    Objects.requireNonNull(name, "name");
    // What is not a rule is no body of this kind, so it is found out while it is read.
    var _ = rule(reduction, products, minimum, from, until, limit, limitPerBuyer);
  }

  PromotionRule rule() {
    return rule(reduction, products, minimum, from, until, limit, limitPerBuyer);
  }

  private static PromotionRule rule(
      Reduction reduction,
      @Nullable List<ProductId> products,
      @Nullable Stars minimum,
      Instant from,
      @Nullable Instant until,
      @Nullable Integer limit,
      @Nullable Integer limitPerBuyer) {
    return new PromotionRule(
        reduction,
        Optional.ofNullable(products).orElse(List.of()),
        Optional.ofNullable(minimum).orElse(Stars.ZERO),
        from,
        until,
        limit,
        limitPerBuyer);
  }
}
