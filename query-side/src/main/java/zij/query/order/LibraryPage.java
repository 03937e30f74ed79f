package zij.query.order;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of what a buyer has, the newest first. All of an order is on one page.
 *
 * @param next cursor of the page after this one; null if this is the last one
 */
public record LibraryPage(List<LibraryItem> items, @Nullable String next) {}
