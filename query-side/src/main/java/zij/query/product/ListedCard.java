package zij.query.product;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import zij.language.Language;
import zij.language.product.Picture;

/**
 * A product in the list of all that there are.
 *
 * @param title in the language asked for, or in the nearest that it has
 * @param picture null if the emoji is all there is
 * @param price Stars
 * @param from when it can be ordered; null if from ever
 * @param until when it can be ordered no more; null if never
 * @param languages in which it has a text
 */
public record ListedCard(
    String id,
    String title,
    String emoji,
    @Nullable Picture picture,
    long price,
    ProductState state,
    @Nullable Instant from,
    @Nullable Instant until,
    Set<Language> languages) {}
