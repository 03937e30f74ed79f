package zij.query.audit;

import static zij.query.schema.Tables.ENTRY;

import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import zij.language.Provenance;
import zij.language.Vocabulary;
import zij.query.Arrivals;
import zij.query.Batch;
import zij.query.Positions;
import zij.query.schema.tables.records.EntryRecord;

/**
 * Keeps one row per entry of the log, whatever the event. A row depends on the log alone, so that
 * writing it again is harmless. The log has to be followed in its order, by one segment: the rows
 * are dense, and how many there are says up to where everything is there.
 */
@ProcessingGroup(EntriesProjection.GROUP)
public final class EntriesProjection {
  public static final String GROUP = "entries";

  private final DSLContext dsl;
  private final Batch<EntryRecord> batch;

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
    batch.add(row(message, Positions.of(token)));
  }

  private void write(List<EntryRecord> rows) {
    new Relations(dsl).complete(rows);
    rows.forEach(row -> row.touched(true));
    dsl.insertInto(ENTRY)
        .set(rows)
        .onConflict(ENTRY.POSITION)
        .doUpdate()
        .setAllToExcluded()
        .execute();
  }

  private static EntryRecord row(EventMessage<?> message, long position) {
    EntryFacts facts = EntryFacts.of(message.getPayload());
    EntryRecord row = new EntryRecord();
    row.setPosition(position);
    row.setAt(message.getTimestamp().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC));
    row.setType(Vocabulary.nameOf(message.getPayloadType()));
    if (message instanceof DomainEventMessage<?> event) {
      row.setAggregateType(event.getType());
      row.setAggregateId(event.getAggregateIdentifier());
    } else {
      row.setAggregateType("");
      row.setAggregateId(message.getIdentifier());
    }
    row.setOrderId(facts.order());
    row.setBuyer(facts.buyer());
    row.setCharge(facts.charge());
    row.setProducts(facts.products().toArray(String[]::new));
    row.setAmount(facts.amount());
    String user = metadata(message, Provenance.USER);
    row.setPerson(user.isEmpty() ? null : Long.valueOf(user));
    row.setActor(metadata(message, Provenance.ACTOR));
    row.setOperation(metadata(message, Provenance.OPERATION));
    row.setTraceId(metadata(message, Provenance.TRACE_ID));
    return row;
  }

  private static String metadata(EventMessage<?> message, String key) {
    @Nullable Object value = message.getMetaData().get(key);
    return value == null ? "" : value.toString();
  }
}
