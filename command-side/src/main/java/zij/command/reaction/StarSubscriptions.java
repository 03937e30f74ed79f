package zij.command.reaction;

import zij.language.TelegramUserId;
import zij.language.order.ChargeId;

/** Telegram's subscriptions, as far as the shop can switch them. */
public interface StarSubscriptions {
  /**
   * Lets Telegram take no further payment, or take them again. Returns when it is so, also if it
   * was before.
   *
   * @param first charge of the first payment
   * @return whether it is so; false if it is over, and no further payment will be taken
   * @throws RuntimeException if that is not certain; the call can be repeated
   */
  boolean renew(TelegramUserId subscriber, ChargeId first, boolean renew);
}
