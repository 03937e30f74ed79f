package zij.query.support;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some cases, those to which something happened last first.
 *
 * @param next cursor of the next page; null at the end
 */
public record CasePage(List<SupportCase> cases, @Nullable String next) {}
