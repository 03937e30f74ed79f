package zij.query.reconciliation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some differences, in the order in which they were found.
 *
 * @param next cursor of the next page; null at the end
 */
public record DifferencePage(List<Difference> differences, @Nullable String next) {}
