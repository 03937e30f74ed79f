package zij.query.product;

import java.util.Map;
import zij.language.Language;

/**
 * How far the catalogue is.
 *
 * @param drafts products that were never on sale
 * @param onSale products on sale
 * @param withdrawn products that were on sale
 * @param untold for each language, how many drafts and products on sale have no text in it
 */
public record Completeness(long drafts, long onSale, long withdrawn, Map<Language, Long> untold) {}
