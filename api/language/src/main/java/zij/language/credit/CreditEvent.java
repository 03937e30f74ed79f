package zij.language.credit;

import java.time.Instant;
import zij.language.LogicalName;
import zij.language.Stars;
import zij.language.TelegramUserId;
import zij.language.order.OrderId;

/**
 * What can happen to a buyer's store credit. Each of these is appended together with the order's
 * event that it follows from, which says who wanted it and why. Names and shapes are stored for
 * ever.
 */
public sealed interface CreditEvent {
  TelegramUserId buyer();

  /** Because of which it happened. */
  OrderId order();

  /** 1 Star or more. */
  Stars amount();

  /** When it was decided. */
  Instant at();

  /** Under which a buyer's credit stands in the log. No id of anything else begins like this. */
  static String aggregateId(TelegramUserId buyer) {
    return "credit:" + buyer;
  }

  /** The buyer was given it instead of Stars that were paid for the order. */
  @LogicalName("credit.granted")
  record Granted(TelegramUserId buyer, OrderId order, Stars amount, Instant at)
      implements CreditEvent {}

  /** It pays a part of the order, or all of it. */
  @LogicalName("credit.spent")
  record Spent(TelegramUserId buyer, OrderId order, Stars amount, Instant at)
      implements CreditEvent {}

  /** The order has no use for it any more, so the buyer has it again. */
  @LogicalName("credit.given-back")
  record GivenBack(TelegramUserId buyer, OrderId order, Stars amount, Cause cause, Instant at)
      implements CreditEvent {}

  /** What was given for the order, or as much of it as was left, was taken back. */
  @LogicalName("credit.withdrawn")
  record Withdrawn(TelegramUserId buyer, OrderId order, Stars amount, Instant at)
      implements CreditEvent {}

  /** Why an order has no use for credit any more. The names are stored for ever. */
  enum Cause {
    CANCELLED,
    EXPIRED,
    REFUNDED,
    CHARGED_BACK;

    /** Whether the order had been paid, so that a sale is undone with it. */
    public boolean undoesSale() {
      return switch (this) {
        case CANCELLED, EXPIRED -> false;
        case REFUNDED, CHARGED_BACK -> true;
      };
    }
  }
}
