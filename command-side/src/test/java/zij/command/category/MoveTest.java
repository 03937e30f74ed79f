package zij.command.category;

import static zij.command.category.CategoryStory.NOW;
import static zij.command.category.CategoryStory.TEA;
import static zij.command.category.CategoryStory.categories;
import static zij.command.category.CategoryStory.created;
import static zij.command.category.CategoryStory.withdrawn;
import static zij.language.Decision.refused;

import org.junit.jupiter.api.Test;
import zij.language.Rank;
import zij.language.Refusal;
import zij.language.category.CategoryCommand;
import zij.language.category.CategoryEvent;

class MoveTest {
  @Test
  void a_category_gets_another_place() {
    categories()
        .given(created())
        .when(new CategoryCommand.Move(TEA, new Rank(7), NOW))
        .expectEvents(new CategoryEvent.Moved(TEA, new Rank(7), NOW));
  }

  @Test
  void the_place_that_it_has_changes_nothing() {
    categories()
        .given(created())
        .when(new CategoryCommand.Move(TEA, Rank.USUAL, NOW))
        .expectNoEvents();
  }

  @Test
  void a_withdrawn_category_is_unknown() {
    categories()
        .given(created(), withdrawn())
        .when(new CategoryCommand.Move(TEA, new Rank(7), NOW))
        .expectResultMessagePayload(refused(Refusal.CATEGORY_UNKNOWN));
  }
}
