package zij.command.category;

import java.time.Instant;
import java.util.Map;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import zij.command.CommandTargets;
import zij.language.Language;
import zij.language.Rank;
import zij.language.category.CategoryCommand;
import zij.language.category.CategoryEvent;
import zij.language.category.CategoryId;
import zij.language.category.CategoryName;
import zij.language.category.CategoryNames;

/** The category tests' one category: tea. */
final class CategoryStory {
  static final CategoryId TEA = new CategoryId("tea");
  static final Instant BEFORE = Instant.parse("2026-11-21T09:00:00Z");
  static final Instant NOW = BEFORE.plusSeconds(60);
  static final CategoryNames NAMES =
      new CategoryNames(Map.of(Language.ENGLISH, new CategoryName("Tea")));

  private CategoryStory() {}

  static FixtureConfiguration<Category> categories() {
    return new AggregateTestFixture<>(Category.class)
        .registerCommandTargetResolver(new CommandTargets());
  }

  static CategoryCommand.Create create() {
    return new CategoryCommand.Create(TEA, "🍵", NAMES, Rank.USUAL, NOW);
  }

  static CategoryEvent.Created created() {
    return new CategoryEvent.Created(TEA, "🍵", NAMES, Rank.USUAL, BEFORE);
  }

  static CategoryEvent.Withdrawn withdrawn() {
    return new CategoryEvent.Withdrawn(TEA, BEFORE);
  }
}
