package zij.ledger.book;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import zij.ledger.log.Positions;

/**
 * Keeps the book: a batch of events is one call of the database, in the transaction that also moves
 * its token. It must run in one segment, since the book's head says that nothing before it is
 * missing. Repeating is harmless.
 */
@ProcessingGroup(BookProjection.GROUP)
public final class BookProjection {
  public static final String GROUP = "book";

  private static final String BATCH = "batch of " + GROUP;

  private record Seen(long position, Object event) {}

  private final BookWriter writer;
  private final Charges charges;
  private volatile @Nullable HoldPeriods known;

  /**
   * @param writer works in the transaction of the current thread
   */
  public BookProjection(BookWriter writer, Charges charges) {
    this.writer = writer;
    this.charges = charges;
  }

  /** Every event, so that one without a rule is noticed. */
  @EventHandler
  void on(Object event, TrackingToken token) {
    UnitOfWork<?> unitOfWork = CurrentUnitOfWork.get();
    List<Seen> batch = unitOfWork.getOrComputeResource(BATCH, _ -> begin(unitOfWork));
    batch.add(new Seen(Positions.after(token) - 1, event));
  }

  private List<Seen> begin(UnitOfWork<?> unitOfWork) {
    List<Seen> batch = new ArrayList<>();
    unitOfWork.onPrepareCommit(_ -> write(batch));
    return batch;
  }

  /** If a hold was declared since it was last asked for, the book refuses, and we try again. */
  private void write(List<Seen> batch) {
    HoldPeriods holds = known == null ? writer.holds() : known;
    PostingRules rules = new PostingRules(holds, charges);
    List<Transaction> transactions = new ArrayList<>();
    for (Seen seen : batch) transactions.addAll(rules.of(seen.position(), seen.event()));
    known = null;
    writer.post(batch.getLast().position(), holds, transactions);
    known = holds;
  }
}
