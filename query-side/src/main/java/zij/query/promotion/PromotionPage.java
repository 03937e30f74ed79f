package zij.query.promotion;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some promotions, newest first.
 *
 * @param next cursor of the next page; null at the end
 * @param position log position of the newest event that is in here; -1 if there is none
 */
public record PromotionPage(List<Promotion> promotions, @Nullable String next, long position) {}
