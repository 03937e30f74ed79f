package zij.command.category;

import static zij.command.category.CategoryStory.NOW;
import static zij.command.category.CategoryStory.TEA;
import static zij.command.category.CategoryStory.categories;
import static zij.command.category.CategoryStory.created;
import static zij.command.category.CategoryStory.withdrawn;
import static zij.language.Decision.accepted;

import org.junit.jupiter.api.Test;
import zij.language.Done;
import zij.language.category.CategoryCommand;
import zij.language.category.CategoryEvent;

class WithdrawTest {
  private static final CategoryCommand.Withdraw WITHDRAW = new CategoryCommand.Withdraw(TEA, NOW);

  @Test
  void a_category_is_shown_no_more() {
    categories()
        .given(created())
        .when(WITHDRAW)
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(new CategoryEvent.Withdrawn(TEA, NOW));
  }

  @Test
  void withdrawn_again_it_stays_so() {
    categories().given(created(), withdrawn()).when(WITHDRAW).expectNoEvents();
  }
}
