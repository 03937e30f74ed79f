package zij.query.credit;

import static zij.query.schema.Tables.CREDIT_ACCOUNT;
import static zij.query.schema.Tables.CREDIT_ENTRY;

import java.time.ZoneOffset;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.jooq.DSLContext;
import zij.language.credit.CreditEvent;
import zij.query.Batch;
import zij.query.Positions;
import zij.query.credit.CreditEntry.Kind;
import zij.query.schema.tables.records.CreditAccountRecord;

/**
 * Keeps one row for each buyer with store credit and one for each change of it. Repeating is
 * harmless: a buyer's row passes over events whose position it already shows.
 */
@ProcessingGroup(CreditProjection.GROUP)
public final class CreditProjection {
  public static final String GROUP = "credit";

  private record Change(CreditEvent event, long position) {}

  private final DSLContext dsl;
  private final Batch<Change> batch;

  /**
   * @param dsl works in the transaction of the current thread
   */
  public CreditProjection(DSLContext dsl) {
    this.dsl = dsl;
    this.batch = new Batch<>(GROUP, this::write, _ -> {});
  }

  @EventHandler
  void on(CreditEvent event, TrackingToken token) {
    batch.add(new Change(event, Positions.of(token)));
  }

  private void write(List<Change> changes) {
    for (Change change : changes) write(change.event(), change.position());
  }

  private void write(CreditEvent event, long position) {
    CreditAccountRecord account = account(event);
    if (position <= account.getPosition()) return;
    Kind kind = kind(event);
    long amount = event.amount().amount();
    account.setBalance(account.getBalance() + (kind.isMore() ? amount : -amount));
    account.setPosition(position);
    account.touched(true); // one that was read is inserted whole, too
    dsl.insertInto(CREDIT_ACCOUNT)
        .set(account)
        .onConflict(CREDIT_ACCOUNT.CREDIT_ID)
        .doUpdate()
        .set(CREDIT_ACCOUNT.BALANCE, account.getBalance())
        .set(CREDIT_ACCOUNT.POSITION, position)
        .execute();
    dsl.insertInto(CREDIT_ENTRY)
        .set(CREDIT_ENTRY.POSITION, position)
        .set(CREDIT_ENTRY.BUYER, event.buyer().value())
        .set(CREDIT_ENTRY.ORDER_ID, event.order().value())
        .set(CREDIT_ENTRY.KIND, kind.name())
        .set(CREDIT_ENTRY.AMOUNT, amount)
        .set(CREDIT_ENTRY.BALANCE, account.getBalance())
        .set(CREDIT_ENTRY.HAPPENED_AT, event.at().atOffset(ZoneOffset.UTC))
        .execute();
  }

  /** The buyer's row; a new one, before all events, if there is none yet. */
  private CreditAccountRecord account(CreditEvent event) {
    CreditAccountRecord known =
        dsl.fetchOne(CREDIT_ACCOUNT, CREDIT_ACCOUNT.BUYER.eq(event.buyer().value()));
    return known != null
        ? known
        : new CreditAccountRecord(
            CreditEvent.aggregateId(event.buyer()), event.buyer().value(), 0L, -1L);
  }

  private static Kind kind(CreditEvent event) {
    return switch (event) {
      case CreditEvent.Granted _ -> Kind.GRANTED;
      case CreditEvent.Spent _ -> Kind.SPENT;
      case CreditEvent.GivenBack _ -> Kind.GIVEN_BACK;
      case CreditEvent.Withdrawn _ -> Kind.WITHDRAWN;
    };
  }
}
