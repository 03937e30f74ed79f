package zij.command.reaction;

import zij.language.TelegramUserId;
import zij.language.order.ChargeId;

/** The means of payment, as far as money has to go back. */
public interface StarPayments {
  /**
   * Gives a payment back in full. Returns when it is given back, also if it was before.
   *
   * @throws RuntimeException if that is not certain; the call can be repeated
   */
  void refund(TelegramUserId payer, ChargeId charge);
}
