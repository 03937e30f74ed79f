package zij.query.parcel;

import zij.language.Money;
import zij.language.product.Texts;

/**
 * A thing that the shop sends by post.
 *
 * @param price of one
 * @param position of its newest event
 */
public record ShopArticle(
    String article, String emoji, Texts texts, Money price, boolean onSale, long position) {}
