package zij.language.category;

import java.time.Instant;
import zij.language.Language;
import zij.language.LogicalName;
import zij.language.Rank;

/** What can happen to a category. Names and shapes are stored for ever. */
public sealed interface CategoryEvent {
  CategoryId category();

  /** When it was decided. */
  Instant at();

  /** There, with this picture, these names and this place. */
  @LogicalName("category.created")
  record Created(CategoryId category, String emoji, CategoryNames names, Rank rank, Instant at)
      implements CategoryEvent {}

  @LogicalName("category.described")
  record Described(CategoryId category, Language language, CategoryName name, Instant at)
      implements CategoryEvent {}

  @LogicalName("category.moved")
  record Moved(CategoryId category, Rank rank, Instant at) implements CategoryEvent {}

  /** Shown no more; its products stay on sale. */
  @LogicalName("category.withdrawn")
  record Withdrawn(CategoryId category, Instant at) implements CategoryEvent {}
}
