package zij.language.difference;

/** The four ways in which Telegram's list and our record can differ. */
public enum DifferenceKind {
  /** Telegram lists it, it is about an order of ours, and we have not recorded it. */
  MISSING_HERE,
  /** We have recorded it, and Telegram does not list it. */
  MISSING_THERE,
  /** Both have it, with other amounts. */
  AMOUNT_DIFFERS,
  /** Telegram lists it, and it has nothing to do with any order of ours. */
  ORPHAN
}
