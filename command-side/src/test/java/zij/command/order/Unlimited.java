package zij.command.order;

import static zij.language.Decision.accepted;

import java.time.Instant;
import java.util.List;
import zij.command.quota.Quotas;
import zij.language.Decision;
import zij.language.Done;
import zij.language.TelegramUserId;
import zij.language.order.OrderId;
import zij.language.order.OrderLine;

/** Nothing has a limit for each buyer. */
final class Unlimited implements Quotas {
  @Override
  public Decision<Done> check(TelegramUserId buyer, List<OrderLine> lines) {
    return accepted(Done.DONE);
  }

  @Override
  public void take(TelegramUserId buyer, OrderId order, List<OrderLine> lines, Instant at) {}

  @Override
  public void giveBack(TelegramUserId buyer, OrderId order, List<OrderLine> lines, Instant at) {}
}
