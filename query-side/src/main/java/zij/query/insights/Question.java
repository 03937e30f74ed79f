package zij.query.insights;

import org.jspecify.annotations.Nullable;
import zij.language.Language;
import zij.language.product.ProductId;

/**
 * What figures are asked for.
 *
 * @param product only this product's share of the orders that have it; null for all
 * @param language only orders that were placed in it; null for all
 */
public record Question(Period period, @Nullable ProductId product, @Nullable Language language) {

  /** The same of the period before. */
  Question before() {
    return new Question(period.previous(), product, language);
  }

  Cell cell() {
    return new Cell(
        product == null ? Cell.ALL : product.value(), language == null ? Cell.ALL : language.tag());
  }
}
