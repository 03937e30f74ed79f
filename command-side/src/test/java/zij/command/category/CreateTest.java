package zij.command.category;

import static zij.command.category.CategoryStory.NAMES;
import static zij.command.category.CategoryStory.NOW;
import static zij.command.category.CategoryStory.TEA;
import static zij.command.category.CategoryStory.categories;
import static zij.command.category.CategoryStory.created;
import static zij.command.category.CategoryStory.withdrawn;
import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import org.junit.jupiter.api.Test;
import zij.language.Done;
import zij.language.Rank;
import zij.language.Refusal;
import zij.language.category.CategoryCommand;
import zij.language.category.CategoryEvent;

class CreateTest {
  private static final CategoryEvent.Created CREATED =
      new CategoryEvent.Created(TEA, "🍵", NAMES, Rank.USUAL, NOW);

  @Test
  void a_category_is_created_once() {
    categories()
        .givenNoPriorActivity()
        .when(CategoryStory.create())
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(CREATED);
    categories()
        .given(created())
        .when(CategoryStory.create())
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectNoEvents();
  }

  @Test
  void another_category_of_the_same_name_is_refused() {
    categories()
        .given(created())
        .when(new CategoryCommand.Create(TEA, "☕", NAMES, Rank.USUAL, NOW))
        .expectResultMessagePayload(refused(Refusal.CATEGORY_EXISTS))
        .expectNoEvents();
  }

  @Test
  void a_withdrawn_category_can_be_created_anew() {
    categories().given(created(), withdrawn()).when(CategoryStory.create()).expectEvents(CREATED);
  }
}
