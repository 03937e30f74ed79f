package zij.query.product;

import zij.language.product.Texts;

/**
 * A product as its owner sees it, in every language.
 *
 * @param price Stars
 * @param position log position of the last event that is in here
 */
public record ListedProduct(
    String id, String emoji, long price, ProductState state, Texts texts, long position) {}
