package zij.command.category;

import static zij.command.category.CategoryStory.NOW;
import static zij.command.category.CategoryStory.TEA;
import static zij.command.category.CategoryStory.categories;
import static zij.command.category.CategoryStory.created;
import static zij.command.category.CategoryStory.withdrawn;
import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import org.junit.jupiter.api.Test;
import zij.language.Done;
import zij.language.Language;
import zij.language.Refusal;
import zij.language.category.CategoryCommand;
import zij.language.category.CategoryEvent;
import zij.language.category.CategoryName;

class DescribeTest {
  @Test
  void a_category_is_named_in_one_language() {
    categories()
        .given(created())
        .when(describe(Language.RUSSIAN, "Чай"))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(
            new CategoryEvent.Described(TEA, Language.RUSSIAN, new CategoryName("Чай"), NOW));
  }

  @Test
  void the_name_in_force_again_changes_nothing() {
    categories().given(created()).when(describe(Language.ENGLISH, "Tea")).expectNoEvents();
  }

  @Test
  void a_withdrawn_category_is_unknown() {
    categories()
        .given(created(), withdrawn())
        .when(describe(Language.RUSSIAN, "Чай"))
        .expectResultMessagePayload(refused(Refusal.CATEGORY_UNKNOWN));
  }

  private static CategoryCommand.Describe describe(Language language, String name) {
    return new CategoryCommand.Describe(TEA, language, new CategoryName(name), NOW);
  }
}
