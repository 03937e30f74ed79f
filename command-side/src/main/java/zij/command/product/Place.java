package zij.command.product;

import org.jspecify.annotations.Nullable;
import zij.language.Rank;
import zij.language.category.CategoryId;

/**
 * Where shoppers find a product.
 *
 * @param category null if it is in none
 * @param featured whether it is before all that are not
 */
public record Place(@Nullable CategoryId category, boolean featured, Rank rank) {
  static final Place USUAL = new Place(null, false, Rank.USUAL);

  Place in(@Nullable CategoryId changed) {
    return new Place(changed, featured, rank);
  }

  Place featured(boolean changed) {
    return new Place(category, changed, rank);
  }

  Place at(Rank changed) {
    return new Place(category, featured, changed);
  }
}
