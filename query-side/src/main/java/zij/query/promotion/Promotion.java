package zij.query.promotion;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import zij.language.promotion.PromotionRule;

/**
 * A promotion as its owner sees it.
 *
 * @param code null of one that needs none
 * @param endedAt when somebody ended it
 */
public record Promotion(
    UUID promotion,
    @Nullable String code,
    String name,
    PromotionRule rule,
    PromotionState state,
    Instant createdAt,
    @Nullable Instant endedAt,
    PromotionUses uses) {}
