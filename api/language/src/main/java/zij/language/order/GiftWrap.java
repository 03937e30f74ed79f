package zij.language.order;

import org.jspecify.annotations.Nullable;
import zij.language.evidence.Sealed;

/**
 * That an order is for somebody else.
 *
 * @param link by which it is taken
 * @param message for whoever takes it, sealed under the key of the buyer, who wrote it; null if
 *     there is none
 */
public record GiftWrap(GiftLink link, @Nullable Sealed message) {}
