package zij.query.product;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import zij.language.product.Options;
import zij.language.product.Picture;
import zij.language.product.Texts;

/**
 * A product as its owner sees it, in every language.
 *
 * @param picture null if the emoji is all there is
 * @param price Stars
 * @param category null if it is in none
 * @param featured whether shoppers see it before all that are not
 * @param rank its place among those
 * @param from when it can be ordered; null if from ever
 * @param until when it can be ordered no more; null if never
 * @param limit units that one buyer may have; null if there is none
 * @param variantOf the product of which it is a variant, whose texts and place it has; null if it
 *     is none
 * @param options what buyers choose of it
 * @param variants that it is sold as, in the order in which they came; drafts too
 * @param position log position of the last event that is in here
 */
public record ListedProduct(
    String id,
    String emoji,
    @Nullable Picture picture,
    long price,
    ProductState state,
    Texts texts,
    @Nullable String category,
    boolean featured,
    int rank,
    @Nullable Instant from,
    @Nullable Instant until,
    @Nullable Integer limit,
    @Nullable String variantOf,
    Options options,
    List<ListedVariant> variants,
    long position) {}
