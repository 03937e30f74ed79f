package zij.command.promotion;

import static zij.command.promotion.PromotionStory.AT;
import static zij.command.promotion.PromotionStory.AUTUMN;
import static zij.command.promotion.PromotionStory.created;
import static zij.command.promotion.PromotionStory.promotions;
import static zij.language.Decision.accepted;

import org.junit.jupiter.api.Test;
import zij.language.Done;
import zij.language.promotion.PromotionCommand;
import zij.language.promotion.PromotionEvent;

class EndTest {
  private static final PromotionCommand.End END = new PromotionCommand.End(AUTUMN, AT);
  private static final PromotionEvent.Ended ENDED = new PromotionEvent.Ended(AUTUMN, AT);

  @Test
  void a_promotion_is_ended() {
    promotions()
        .given(created())
        .when(END)
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(ENDED);
  }

  @Test
  void an_ended_one_stays_ended_and_nothing_changes() {
    promotions()
        .given(created(), ENDED)
        .when(END)
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectNoEvents();
  }
}
