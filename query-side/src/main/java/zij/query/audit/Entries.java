package zij.query.audit;

import static zij.query.schema.Tables.ENTRY;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import zij.language.TelegramUserId;
import zij.language.Vocabulary;
import zij.language.order.OrderEvent;
import zij.language.order.OrderId;
import zij.language.parcel.ParcelEvent;
import zij.query.Arrivals;
import zij.query.schema.tables.records.EntryRecord;

/**
 * Finds entries of the log for auditors. The same question as of the same position has the same
 * answer for ever. Thread-safe.
 */
public final class Entries {
  /** The longest list. */
  public static final int MAX_PAGE = 500;

  /** In which order entries are listed. */
  public enum Sort {
    NEWEST,
    OLDEST
  }

  private final DSLContext dsl;
  private final DSLContext reads;
  private final Arrivals arrivals;

  /**
   * Finds entries.
   *
   * @param dsl sees all that can be found; its settings say how long a question may take
   * @param reads may lag; asked only for what it has whole
   */
  public Entries(DSLContext dsl, DSLContext reads, Arrivals arrivals) {
    this.dsl = dsl;
    this.reads = reads;
    this.arrivals = arrivals;
  }

  /** How many entries can be found: all those before this position, and none from it on. */
  public long size() {
    return size(dsl);
  }

  private static long size(DSLContext dsl) {
    Long last = dsl.select(DSL.max(ENTRY.POSITION)).from(ENTRY).fetchOne(0, Long.class);
    return last == null ? 0 : last + 1;
  }

  /**
   * Waits until at least so many entries can be found.
   *
   * @return whether they can
   */
  public boolean awaitSize(long size, Duration atMost) throws InterruptedException {
    return arrivals.await(EntriesProjection.GROUP, () -> size() >= size, atMost);
  }

  /**
   * Up to {@code limit} entries that the filter lets through.
   *
   * @param asOf only entries before this position
   * @param after only entries that come after this position in the sorted list; null for its begin
   * @param limit 1 to {@value #MAX_PAGE}
   * @throws org.jooq.exception.DataAccessException if it takes too long
   */
  public List<LedgerEntry> list(
      EntryFilter filter, long asOf, Sort sort, @Nullable Long after, int limit) {
    if (limit < 1 || limit > MAX_PAGE) {
      throw new IllegalArgumentException("a list has 1 to " + MAX_PAGE + " entries");
    }
    List<Condition> conditions = conditions(filter);
    conditions.add(ENTRY.POSITION.lt(asOf));
    if (after != null) {
      conditions.add(sort == Sort.NEWEST ? ENTRY.POSITION.lt(after) : ENTRY.POSITION.gt(after));
    }
    // What another part of the database has to say may lag behind the rows that are there.
    if (filter.positions() != null) return list(dsl, conditions, sort, limit);
    // One connection: another replica may not have got there, while this one only moves on.
    return reads.connectionResult(connection -> {
      DSLContext one = DSL.using(connection, SQLDialect.POSTGRES, dsl.settings());
      return list(size(one) >= asOf ? one : dsl, conditions, sort, limit);
    });
  }

  private static List<LedgerEntry> list(
      DSLContext database, List<Condition> conditions, Sort sort, int limit) {
    return database
        .selectFrom(ENTRY)
        .where(conditions)
        .orderBy(sort == Sort.NEWEST ? ENTRY.POSITION.desc() : ENTRY.POSITION.asc())
        .limit(limit)
        .fetch(Entries::view);
  }

  /** Who placed an order; empty if nobody did. */
  public Optional<TelegramUserId> buyer(OrderId order) {
    return dsl.select(ENTRY.BUYER)
        .from(ENTRY)
        .where(ENTRY.ORDER_ID.eq(order.value()))
        .and(
            ENTRY.TYPE.in(
                Vocabulary.nameOf(OrderEvent.Placed.class),
                Vocabulary.nameOf(ParcelEvent.Placed.class)))
        .limit(1)
        .fetchOptional(row -> new TelegramUserId(row.value1()));
  }

  private static List<Condition> conditions(EntryFilter filter) {
    List<Condition> all = new ArrayList<>();
    if (filter.buyer() != null) all.add(ENTRY.BUYER.eq(filter.buyer().value()));
    if (filter.order() != null) all.add(ENTRY.ORDER_ID.eq(filter.order().value()));
    if (filter.charge() != null) all.add(ENTRY.CHARGE.eq(filter.charge().value()));
    if (filter.product() != null) {
      all.add(ENTRY.PRODUCTS.contains(new String[] {filter.product().value()}));
      all.add(ENTRY.PRODUCTS.ne(new String[0])); // which lets the index be used
    }
    if (!filter.types().isEmpty()) {
      all.add(ENTRY.TYPE.eq(DSL.any(filter.types().toArray(String[]::new))));
    }
    if (filter.minAmount() != null) all.add(ENTRY.AMOUNT.ge(filter.minAmount()));
    if (filter.maxAmount() != null) all.add(ENTRY.AMOUNT.le(filter.maxAmount()));
    if (filter.from() != null) all.add(ENTRY.AT.ge(utc(filter.from())));
    if (filter.to() != null) all.add(ENTRY.AT.lt(utc(filter.to())));
    if (filter.minPosition() != null) all.add(ENTRY.POSITION.ge(filter.minPosition()));
    if (filter.maxPosition() != null) all.add(ENTRY.POSITION.le(filter.maxPosition()));
    if (filter.positions() != null) all.add(ENTRY.POSITION.in(filter.positions()));
    return all;
  }

  /** As exact as the rows are. */
  private static OffsetDateTime utc(Instant at) {
    return at.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
  }

  private static LedgerEntry view(EntryRecord row) {
    return new LedgerEntry(
        row.getPosition(),
        row.getAt().toInstant(),
        row.getType(),
        row.getAggregateType(),
        row.getAggregateId(),
        row.getOrderId(),
        row.getBuyer(),
        row.getCharge(),
        List.of(row.getProducts()),
        row.getAmount(),
        row.getPerson(),
        row.getActor(),
        row.getOperation(),
        row.getTraceId());
  }
}
