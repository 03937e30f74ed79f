package zij.query.credit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A buyer's store credit and what happened to it, the newest first.
 *
 * @param balance Stars that can be spent
 * @param next cursor of the page after this one; null if this is the last one
 */
public record CreditPage(long balance, List<CreditEntry> entries, @Nullable String next) {}
