package zij.command.order;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import zij.command.credit.Credits;
import zij.language.Stars;
import zij.language.TelegramUserId;
import zij.language.credit.CreditEvent;
import zij.language.order.OrderId;

/** Everybody always has so much store credit; what orders asked of it is kept. */
final class CreditsByHand implements Credits {
  private final Stars balance;

  /** What was done, in order; empty as long as orders only look. */
  final List<String> changes = new ArrayList<>();

  CreditsByHand(long balance) {
    this.balance = new Stars(balance);
  }

  @Override
  public Stars balance(TelegramUserId buyer) {
    return balance;
  }

  @Override
  public void grant(TelegramUserId buyer, OrderId order, Stars amount, Instant at) {
    changes.add("grant " + amount.amount());
  }

  @Override
  public void spend(TelegramUserId buyer, OrderId order, Stars amount, Instant at) {
    changes.add("spend " + amount.amount());
  }

  @Override
  public void giveBack(TelegramUserId buyer, OrderId order, CreditEvent.Cause cause, Instant at) {
    changes.add("give back " + cause);
  }

  @Override
  public void withdraw(TelegramUserId buyer, OrderId order, Stars amount, Instant at) {
    changes.add("withdraw " + amount.amount());
  }
}
