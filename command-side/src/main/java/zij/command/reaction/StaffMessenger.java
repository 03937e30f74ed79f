package zij.command.reaction;

import zij.language.Money;
import zij.language.order.OrderId;
import zij.language.support.SupportEvent;

/** Tells those who work in the shop that something waits for a person. Thread-safe. */
public interface StaffMessenger {
  /** A provider took money that a parcel has no use for, and Telegram gives none back. */
  void owed(OrderId parcel, Money amount);

  /** A buyer asks something. What was written is not told: it stays sealed. */
  void asked(SupportEvent.Opened opened);
}
