package zij.command.promotion;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static zij.command.promotion.PromotionStory.AT;
import static zij.command.promotion.PromotionStory.AUTUMN;
import static zij.command.promotion.PromotionStory.CODE;
import static zij.command.promotion.PromotionStory.NAME;
import static zij.command.promotion.PromotionStory.RULE;
import static zij.command.promotion.PromotionStory.created;
import static zij.command.promotion.PromotionStory.limited;
import static zij.command.promotion.PromotionStory.making;
import static zij.command.promotion.PromotionStory.promotions;
import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import org.junit.jupiter.api.Test;
import zij.language.Done;
import zij.language.Refusal;
import zij.language.promotion.PromotionCommand;
import zij.language.promotion.PromotionEvent;
import zij.language.promotion.PromotionId;

class CreateTest {
  @Test
  void a_promotion_is_made() {
    promotions()
        .givenNoPriorActivity()
        .when(making(RULE))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(created());
  }

  @Test
  void one_that_needs_no_code_is_made() {
    PromotionId id = PromotionId.automatic("key");
    promotions()
        .givenNoPriorActivity()
        .when(new PromotionCommand.Create(id, null, NAME, RULE, AT))
        .expectEvents(new PromotionEvent.Created(id, null, NAME, RULE, AT));
  }

  @Test
  void the_same_again_changes_nothing() {
    promotions()
        .given(created())
        .when(new PromotionCommand.Create(AUTUMN, CODE, NAME, RULE, AT.plusSeconds(9)))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectNoEvents();
  }

  @Test
  void a_code_is_given_once_and_for_all() {
    promotions()
        .given(created())
        .when(making(limited(10, null)))
        .expectResultMessagePayload(refused(Refusal.PROMOTION_EXISTS))
        .expectNoEvents();
    promotions()
        .given(created(), new PromotionEvent.Ended(AUTUMN, AT))
        .when(making(RULE))
        .expectResultMessagePayload(refused(Refusal.PROMOTION_EXISTS))
        .expectNoEvents();
  }

  @Test
  void a_code_leads_to_its_own_promotion_only() {
    PromotionId other = PromotionId.automatic("key");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PromotionCommand.Create(other, CODE, NAME, RULE, AT));
  }
}
