package zij.language;

/** Every reason for which a command can be refused. The names are part of the published API. */
public enum Refusal {
  ORDER_UNKNOWN(Category.NOT_FOUND),
  ORDER_EMPTY(Category.INVALID),
  TOO_MANY_LINES(Category.INVALID),
  PRODUCT_REPEATED(Category.INVALID),
  TOTAL_TOO_HIGH(Category.INVALID),
  PRICE_CHANGED(Category.CONFLICT),
  TOTAL_CHANGED(Category.CONFLICT),
  CODE_UNKNOWN(Category.CONFLICT),
  CODE_USED_UP(Category.CONFLICT),
  CODE_USED_BY_YOU(Category.CONFLICT),
  CODE_MINIMUM(Category.CONFLICT),
  CODE_NOT_FOR_THESE(Category.CONFLICT),
  IDEMPOTENCY_KEY_REUSED(Category.CONFLICT),
  ALREADY_PAID(Category.CONFLICT),
  ORDER_CANCELLED(Category.CONFLICT),
  ORDER_EXPIRED(Category.CONFLICT),
  CHECKOUT_IN_PROGRESS(Category.CONFLICT),
  NOT_YET_DUE(Category.CONFLICT),
  NOT_PAID(Category.CONFLICT),
  AMOUNT_DIFFERS(Category.CONFLICT),
  CHARGE_UNKNOWN(Category.CONFLICT),
  PAYMENT_RETURNED(Category.CONFLICT),
  REFUND_REQUESTED(Category.CONFLICT),
  ALREADY_REFUNDED(Category.CONFLICT),
  CHARGED_BACK(Category.CONFLICT),
  /** At most {@code left} can be given for the order. */
  CREDIT_TOO_HIGH(Category.CONFLICT),
  /**
   * The credit that was given for the order is spent; {@code missing} Stars of it are not there.
   */
  CREDIT_SPENT(Category.CONFLICT),
  PRODUCT_UNKNOWN(Category.NOT_FOUND),
  PRODUCT_UNAVAILABLE(Category.CONFLICT),
  /** The product can be ordered later; {@code product} and {@code from} are told. */
  NOT_YET_SOLD(Category.CONFLICT),
  /** The time in which the product could be ordered is over; {@code product} is told. */
  NO_LONGER_SOLD(Category.CONFLICT),
  /** One buyer can have {@code limit} of {@code product}, and this one {@code left} more. */
  BUYER_LIMIT(Category.CONFLICT),
  /** There are not as many units as wanted; {@code product} and {@code available} are told. */
  OUT_OF_STOCK(Category.CONFLICT),
  /** So many units are not free; {@code available} are. */
  STOCK_RESERVED(Category.CONFLICT),
  STOCK_TOO_LARGE(Category.INVALID),
  NOT_COUNTED(Category.CONFLICT),
  /** The product is counted by its keys, not otherwise. */
  STOCK_OF_KEYS(Category.CONFLICT),
  /** The product is counted, not by keys. */
  STOCK_COUNTED(Category.CONFLICT),
  /** Keys are or were in the pool, or twice in the list; {@code keys} says which, from 0. */
  KEY_REPEATED(Category.CONFLICT),
  KEY_UNKNOWN(Category.NOT_FOUND),
  /** {@code lines} of a text with keys are wrong; each says why. */
  KEYS_INVALID(Category.INVALID),
  CONSENT_REQUIRED(Category.CONFLICT),
  PROMOTION_UNKNOWN(Category.NOT_FOUND),
  PROMOTION_EXISTS(Category.CONFLICT),
  PRODUCT_EXISTS(Category.CONFLICT),
  /** {@code product} is sold as its variants, not as itself. */
  VARIANT_NEEDED(Category.CONFLICT),
  /** It is a variant; that is said of the product {@code of} which it is one. */
  IS_VARIANT(Category.CONFLICT),
  /** Variants have values that would be gone, or lack one of a new option. */
  OPTIONS_IN_USE(Category.CONFLICT),
  /** A variant has exactly one value of each option of its product. */
  COMBINATION_UNKNOWN(Category.INVALID),
  /** The product has a {@code variant} of the same values. */
  VARIANT_EXISTS(Category.CONFLICT),
  TOO_MANY_VARIANTS(Category.CONFLICT),
  CATEGORY_UNKNOWN(Category.NOT_FOUND),
  CATEGORY_EXISTS(Category.CONFLICT),
  TEXT_MISSING(Category.INVALID),
  ARTICLE_UNKNOWN(Category.NOT_FOUND),
  ARTICLE_EXISTS(Category.CONFLICT),
  /** What is sent together is paid in one currency; an article keeps the one that it has. */
  CURRENCIES_DIFFER(Category.INVALID),
  /** Nobody takes money of this {@code currency} for the shop. */
  PROVIDER_MISSING(Category.CONFLICT),
  /** Nothing is sent to that country, or not for money of that currency. */
  SHIPPING_UNAVAILABLE(Category.CONFLICT),
  /** What the buyer chose is not offered any more, or at another price. */
  SHIPPING_CHANGED(Category.CONFLICT),
  /** A subscription is bought alone, and once. */
  SUBSCRIPTION_ALONE(Category.INVALID),
  /** Telegram takes no more than 10,000 Stars for 30 days. */
  SUBSCRIPTION_PRICE_TOO_HIGH(Category.INVALID),
  /** The buyer's subscription to the same product goes on; {@code order} says which. */
  ALREADY_SUBSCRIBED(Category.CONFLICT),
  SUBSCRIPTION_UNKNOWN(Category.NOT_FOUND),
  SUBSCRIPTION_ENDED(Category.CONFLICT),
  /** Only the shop can undo it. */
  CANCELLED_BY_SHOP(Category.CONFLICT),
  /** Only the buyer can undo it, in Telegram's own settings. */
  CANCELLED_IN_TELEGRAM(Category.CONFLICT),
  /** Telegram could not take the next payment, so there is nothing to switch on. */
  RENEWAL_FAILED(Category.CONFLICT),
  /** The payment was made in the middle of a period that is paid for. */
  NOT_A_RENEWAL(Category.CONFLICT),
  /** A subscription is paid by whoever has it. */
  SUBSCRIPTION_AS_GIFT(Category.INVALID),
  /** There is none, or its link was replaced; strangers are not told which. */
  GIFT_UNKNOWN(Category.NOT_FOUND),
  /** It is not paid, or its goods are not there yet. */
  GIFT_NOT_READY(Category.CONFLICT),
  GIFT_TAKEN(Category.CONFLICT),
  /** What was paid for it goes back, or went. */
  GIFT_GONE(Category.CONFLICT),
  /** It had as many links as a gift can have. */
  GIFT_LINKS_USED_UP(Category.CONFLICT),
  /** There is no such place in a chat, or it is somebody else's. */
  MEMBERSHIP_UNKNOWN(Category.NOT_FOUND),
  /** What was paid for it went back, or its time is over. */
  MEMBERSHIP_ENDED(Category.CONFLICT),
  /** The person was let in, or had another link made, as often as one can. */
  MEMBERSHIP_USED_UP(Category.CONFLICT),
  CASE_UNKNOWN(Category.NOT_FOUND),
  CASE_CLOSED(Category.CONFLICT),
  /** As many messages as a case can have are in it. */
  CASE_FULL(Category.CONFLICT),
  /** Only an owner can do that, and who asked is none any more. */
  OWNERS_ONLY(Category.CONFLICT),
  ROLE_NOT_HELD(Category.NOT_FOUND),
  /** The server's settings name them; no command can change that. */
  ROLE_BY_SETTINGS(Category.CONFLICT),
  LAST_OWNER(Category.CONFLICT),
  /** As many roles are given, or as many invitations open, as there can be. */
  STAFF_FULL(Category.CONFLICT),
  /** There is none, it is used, withdrawn or too old; strangers are not told which. */
  INVITATION_UNKNOWN(Category.NOT_FOUND),
  WEBHOOK_UNKNOWN(Category.NOT_FOUND),
  TOO_MANY_WEBHOOKS(Category.CONFLICT),
  DIFFERENCE_UNKNOWN(Category.NOT_FOUND),
  DIFFERENCE_SETTLED(Category.CONFLICT),
  ACCESS_UNKNOWN(Category.NOT_FOUND),
  ACCESS_EXISTS(Category.CONFLICT);

  /** How a refusal is to be taken by a caller. */
  public enum Category {
    /** The request can never succeed as it is. */
    INVALID,
    /** There is no such thing, or it is not the caller's. */
    NOT_FOUND,
    /** The request does not fit the present state. */
    CONFLICT
  }

  private final Category category;

  Refusal(Category category) {
    this.category = category;
  }

  public Category category() {
    return category;
  }

  /** Key of the message for people, in the bundles of the server. */
  public String messageKey() {
    return "refusal." + name();
  }
}
