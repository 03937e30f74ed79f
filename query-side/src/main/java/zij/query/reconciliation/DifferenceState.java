package zij.query.reconciliation;

/** How far a difference is. */
public enum DifferenceState {
  /** In suspense, until a person decides. */
  OPEN,
  /** A person decided. */
  SETTLED,
  /** Both sides agree by now. */
  RESOLVED
}
