package zij.language.difference;

/**
 * What a person decided about a difference. Each takes the difference's {@linkplain
 * Movement#effect() effect} out of suspense into one place.
 */
public enum Settlement {
  /** It is this shop's income, or less of it. */
  ACCEPTED_AS_REVENUE,
  /** It is owed to the buyer; or it paid such a debt. */
  OWED_TO_BUYER,
  /** It belongs to another product of the same bot. */
  NOT_OF_THIS_SHOP,
  /** The bot's owner took it out, or put it back. */
  WITHDRAWN,
  /** Nobody can say; a loss, or a windfall. */
  WRITTEN_OFF
}
