package zij.ledger.log;

/**
 * The name under which a class is stored, which outlives the class's own name.
 *
 * @param name such as {@code order.placed}
 * @param revision such as {@code 1}
 */
public record LogicalType(String name, String revision) {
  public LogicalType {
    if (name.isBlank() || revision.isBlank()) {
      throw new IllegalArgumentException("a logical type has a name and a revision");
    }
  }
}
