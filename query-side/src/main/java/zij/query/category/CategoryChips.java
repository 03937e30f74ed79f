package zij.query.category;

import java.util.List;

/** The categories that have something on sale, in their order. */
public record CategoryChips(List<CategoryChip> categories) {}
