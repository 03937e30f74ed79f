package zij.query.category;

import zij.language.category.CategoryNames;

/**
 * A category as its owner sees it.
 *
 * @param products how many are in it, in whatever state
 * @param position log position of the last event that is in here
 */
public record ShopCategory(
    String id, String emoji, CategoryNames names, int rank, int products, long position) {}
