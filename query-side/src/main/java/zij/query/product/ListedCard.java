package zij.query.product;

import java.util.Set;
import zij.language.Language;

/**
 * A product in the list of all that there are.
 *
 * @param title in the language asked for, or in the nearest that it has
 * @param price Stars
 * @param languages in which it has a text
 */
public record ListedCard(
    String id,
    String title,
    String emoji,
    long price,
    ProductState state,
    Set<Language> languages) {}
