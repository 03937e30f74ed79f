package zij.command.credit;

import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import zij.language.Stars;
import zij.language.TelegramUserId;
import zij.language.credit.CreditEvent;
import zij.language.order.OrderId;

/**
 * Store credit from the log: the buyer's aggregate joins the current unit of work, so that its
 * event and the order's are appended together. Orders of one buyer that use credit wait for each
 * other, no others do. Thread-safe.
 */
public final class LoggedCredits implements Credits {
  private final Supplier<Repository<StoreCredit>> credits;

  /**
   * @param credits asked when credit is needed, because aggregates are set up after this
   */
  public LoggedCredits(Supplier<Repository<StoreCredit>> credits) {
    this.credits = credits;
  }

  /** Outside of a unit of work the answer may be old as soon as it is given. */
  @Override
  public Stars balance(TelegramUserId buyer) {
    if (CurrentUnitOfWork.isStarted()) return ask(buyer, StoreCredit::balance);
    return DefaultUnitOfWork.startAndGet(null)
        .executeWithResult(() -> ask(buyer, StoreCredit::balance))
        .getPayload();
  }

  @Override
  public void grant(TelegramUserId buyer, OrderId order, Stars amount, Instant at) {
    change(buyer, credit -> credit.grant(buyer, order, amount, at));
  }

  @Override
  public void spend(TelegramUserId buyer, OrderId order, Stars amount, Instant at) {
    change(buyer, credit -> credit.spend(buyer, order, amount, at));
  }

  @Override
  public void giveBack(TelegramUserId buyer, OrderId order, CreditEvent.Cause cause, Instant at) {
    change(buyer, credit -> credit.giveBack(buyer, order, cause, at));
  }

  @Override
  public void withdraw(TelegramUserId buyer, OrderId order, Stars amount, Instant at) {
    change(buyer, credit -> credit.withdraw(buyer, order, amount, at));
  }

  private void change(TelegramUserId buyer, Consumer<StoreCredit> change) {
    load(buyer).execute(change);
  }

  private <R> R ask(TelegramUserId buyer, Function<StoreCredit, R> question) {
    return load(buyer).invoke(question);
  }

  private Aggregate<StoreCredit> load(TelegramUserId buyer) {
    String id = CreditEvent.aggregateId(buyer);
    try {
      return credits.get().loadOrCreate(id, () -> new StoreCredit(id));
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("nothing of " + id + " can be made", e);
    }
  }
}
