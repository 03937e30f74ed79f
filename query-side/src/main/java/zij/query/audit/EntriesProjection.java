package zij.query.audit;

import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.jooq.DSLContext;
import zij.query.Arrivals;
import zij.query.Batch;
import zij.query.Positions;
import zij.query.projection.Change;
import zij.query.projection.InUse;
import zij.query.schema.tables.records.EntryRecord;

/** Keeps {@link EntryRows} up with the log, by one segment. */
@ProcessingGroup(EntriesProjection.GROUP)
public final class EntriesProjection {
  public static final String GROUP = "entries";

  private final DSLContext dsl;
  private final EntryRows rows = new EntryRows();
  private final Batch<Change<EntryRecord>> batch;

  /**
   * @param dsl works in the transaction of the current thread
   * @param arrivals told under {@link #GROUP} whenever there are more rows
   */
  public EntriesProjection(DSLContext dsl, Arrivals arrivals) {
    this.dsl = dsl;
    this.batch = new Batch<>(GROUP, this::write, _ -> arrivals.arrived(GROUP));
  }

  @EventHandler
  void on(EventMessage<?> message, TrackingToken token) {
    long position = Positions.of(token);
    batch.add(new Change<>(position, rows.read(message, position)));
  }

  private void write(List<Change<EntryRecord>> changes) {
    List<Change<EntryRecord>> unseen = InUse.unseen(dsl, rows, changes);
    if (!unseen.isEmpty()) rows.write(dsl, unseen);
  }
}
