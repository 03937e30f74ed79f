package zij.query.category;

/** A category as shoppers choose it. */
public record CategoryChip(String id, String emoji, String name) {}
