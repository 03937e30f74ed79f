package zij.language.subscription;

/** Who cancelled a subscription, and where: who did has to undo it there. */
public enum CancelledBy {
  /** The subscriber, in the shop's mini app. */
  BUYER,
  /** The subscriber, in Telegram's own list of subscriptions. */
  BUYER_IN_TELEGRAM,
  SHOP
}
