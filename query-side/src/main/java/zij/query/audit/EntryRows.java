package zij.query.audit;

import static zij.query.schema.Tables.ENTRY;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import zij.language.Provenance;
import zij.language.Vocabulary;
import zij.query.projection.Change;
import zij.query.projection.Projection;
import zij.query.schema.tables.records.EntryRecord;

/**
 * One row per entry of the log, whatever the event. A row depends on the log alone, so that writing
 * it again is harmless. The log has to be followed in its order, by one segment: the rows are
 * dense, and how many there are says up to where everything is there.
 */
public final class EntryRows implements Projection<EntryRecord> {
  /** A column an array, so that PostgreSQL has one plan for batches of every size. */
  private static final String UPSERT =
      """
      insert into {14} (position, at, type, aggregate_type, aggregate_id, order_id, buyer,
        charge, products, amount, person, actor, operation, trace_id)
      select position, at, type, aggregate_type, aggregate_id, order_id, buyer, charge,
        string_to_array(products, ' '), amount, person, actor, operation, trace_id
      from unnest(?::bigint[], ?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::uuid[],
          ?::bigint[], ?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::text[], ?::text[],
          ?::text[])
        as e(position, at, type, aggregate_type, aggregate_id, order_id, buyer, charge, products,
          amount, person, actor, operation, trace_id)
      on conflict (position) do update set at = excluded.at, type = excluded.type,
        aggregate_type = excluded.aggregate_type, aggregate_id = excluded.aggregate_id,
        order_id = excluded.order_id, buyer = excluded.buyer, charge = excluded.charge,
        products = excluded.products, amount = excluded.amount, person = excluded.person,
        actor = excluded.actor, operation = excluded.operation, trace_id = excluded.trace_id
      """;

  /** An order is done within minutes as a rule, and until then its entries ask who placed it. */
  private static final int REMEMBERED_ORDERS = 10_000;

  private static final String FOLDER = "/query/projection/entries/";

  private final Map<UUID, Long> buyers = Relations.buyers(REMEMBERED_ORDERS);

  @Override
  public String name() {
    return EntriesProjection.GROUP;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public String tables() {
    return Projection.resource(FOLDER + "tables.sql");
  }

  @Override
  public String indexes() {
    return Projection.resource(FOLDER + "indexes.sql");
  }

  @Override
  public EntryRecord read(EventMessage<?> event, long position) {
    return row(event, position);
  }

  @Override
  public void write(DSLContext dsl, List<Change<EntryRecord>> changes) {
    List<EntryRecord> rows = changes.stream().map(Change::content).toList();
    new Relations(dsl, buyers).complete(rows);
    dsl.execute(
        UPSERT,
        column(rows, Long[]::new, EntryRecord::getPosition),
        column(rows, OffsetDateTime[]::new, EntryRecord::getAt),
        column(rows, String[]::new, EntryRecord::getType),
        column(rows, String[]::new, EntryRecord::getAggregateType),
        column(rows, String[]::new, EntryRecord::getAggregateId),
        column(rows, UUID[]::new, EntryRecord::getOrderId),
        column(rows, Long[]::new, EntryRecord::getBuyer),
        column(rows, String[]::new, EntryRecord::getCharge),
        column(rows, String[]::new, row -> String.join(" ", row.getProducts())),
        column(rows, Long[]::new, EntryRecord::getAmount),
        column(rows, Long[]::new, EntryRecord::getPerson),
        column(rows, String[]::new, EntryRecord::getActor),
        column(rows, String[]::new, EntryRecord::getOperation),
        column(rows, String[]::new, EntryRecord::getTraceId),
        ENTRY);
  }

  private static <T> Object column(
      List<EntryRecord> rows, IntFunction<T[]> array, Function<EntryRecord, @Nullable T> value) {
    return rows.stream().map(value).toArray(array);
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
