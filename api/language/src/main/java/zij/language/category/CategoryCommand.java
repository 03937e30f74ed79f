package zij.language.category;

import java.time.Instant;
import zij.language.Command;
import zij.language.Done;
import zij.language.Language;
import zij.language.LogicalName;
import zij.language.PlainText;
import zij.language.Rank;

/** What a merchant can ask of the shop's categories. */
public sealed interface CategoryCommand {
  CategoryId category();

  Instant at();

  /** Makes a category, or one that was withdrawn anew. */
  @LogicalName("category.create")
  record Create(CategoryId category, String emoji, CategoryNames names, Rank rank, Instant at)
      implements CategoryCommand, Command<Done> {
    public Create {
      if (emoji.isBlank() || emoji.length() > 16) {
        throw new IllegalArgumentException("a category's picture is one emoji");
      }
      PlainText.require(emoji);
    }
  }

  /** Sets its name in one language. */
  @LogicalName("category.describe")
  record Describe(CategoryId category, Language language, CategoryName name, Instant at)
      implements CategoryCommand, Command<Done> {}

  /** Gives it another place among the categories. */
  @LogicalName("category.move")
  record Move(CategoryId category, Rank rank, Instant at)
      implements CategoryCommand, Command<Done> {}

  @LogicalName("category.withdraw")
  record Withdraw(CategoryId category, Instant at) implements CategoryCommand, Command<Done> {}
}
