package zij.command.promotion;

import java.time.Instant;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import zij.command.CommandTargets;
import zij.language.Stars;
import zij.language.promotion.PromotionCode;
import zij.language.promotion.PromotionCommand;
import zij.language.promotion.PromotionEvent;
import zij.language.promotion.PromotionId;
import zij.language.promotion.PromotionName;
import zij.language.promotion.PromotionRule;
import zij.language.promotion.Reduction;

/** The promotion of the tests: a fifth off with the code AUTUMN. */
final class PromotionStory {
  static final Instant AT = Instant.parse("2026-11-21T09:00:00Z");
  static final PromotionCode CODE = new PromotionCode("AUTUMN");
  static final PromotionId AUTUMN = PromotionId.of(CODE);
  static final PromotionName NAME = new PromotionName("Autumn");
  static final PromotionRule RULE = limited(null, null);

  private PromotionStory() {}

  static FixtureConfiguration<Promotion> promotions() {
    return new AggregateTestFixture<>(Promotion.class)
        .registerCommandTargetResolver(new CommandTargets());
  }

  static PromotionRule limited(@Nullable Integer limit, @Nullable Integer limitPerBuyer) {
    return new PromotionRule(
        new Reduction.Percent(20), List.of(), Stars.ZERO, AT, null, limit, limitPerBuyer);
  }

  static PromotionCommand.Create making(PromotionRule rule) {
    return new PromotionCommand.Create(AUTUMN, CODE, NAME, rule, AT);
  }

  static PromotionEvent.Created created() {
    return new PromotionEvent.Created(AUTUMN, CODE, NAME, RULE, AT);
  }
}
