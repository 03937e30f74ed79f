package zij.query.audit;

import static zij.query.schema.Tables.ENTRY;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import zij.language.Vocabulary;
import zij.language.difference.DifferenceEvent;
import zij.language.order.OrderEvent;
import zij.query.schema.tables.records.EntryRecord;

/**
 * What entries say of each other. What becomes of a difference belongs to the order for which it
 * was found. A refund goes to whoever paid the charge (anybody may pay an invoice), everything else
 * of an order belongs to whoever placed it. For one batch.
 */
final class Relations {
  private static final String PLACED = Vocabulary.nameOf(OrderEvent.Placed.class);
  private static final String FOUND = Vocabulary.nameOf(DifferenceEvent.Found.class);
  private static final String ORDER = "order.";
  private static final String DIFFERENCE = "difference.";

  private final DSLContext dsl;
  private final Map<String, UUID> orderOfDifference = new HashMap<>();
  private final Map<UUID, Long> buyerOfOrder;
  private final Map<String, Long> payerOfCharge = new HashMap<>();

  /**
   * @param buyerOfOrder what earlier batches learned; learns from this one too
   */
  Relations(DSLContext dsl, Map<UUID, Long> buyerOfOrder) {
    this.dsl = dsl;
    this.buyerOfOrder = buyerOfOrder;
  }

  /**
   * Who placed the newest orders, so that the batches that follow need not ask. What it holds never
   * changes, so a batch that is rolled back leaves nothing wrong. Thread-safe.
   *
   * @param atMost entries; the longest unread gives way
   */
  static Map<UUID, Long> buyers(int atMost) {
    return Collections.synchronizedMap(
        new LinkedHashMap<UUID, Long>(16, 0.75f, true) {
          private static final long serialVersionUID = 1;

          @Override
          protected boolean removeEldestEntry(Map.Entry<UUID, Long> eldest) {
            return size() > atMost;
          }
        });
  }

  /**
   * Completes rows by what earlier ones say, reading what earlier batches wrote only if these do
   * not say it.
   *
   * @param rows in the order of the log
   * @throws IllegalStateException if an order begins with anything but its placing: then an event
   *     was lost
   */
  void complete(List<EntryRecord> rows) {
    rows.forEach(this::learn);
    readFoundDifferences(rows);
    rows.stream()
        .filter(row -> row.getOrderId() == null && row.getType().startsWith(DIFFERENCE))
        .forEach(row -> row.setOrderId(orderOfDifference.get(row.getAggregateId())));
    readPlacedOrders(rows);
    rows.stream().filter(Relations::isOpen).forEach(row -> row.setBuyer(buyer(row)));
  }

  private void learn(EntryRecord row) {
    if (row.getType().equals(FOUND)) orderOfDifference.put(row.getAggregateId(), row.getOrderId());
    if (row.getBuyer() == null) return;
    if (row.getType().equals(PLACED)) buyerOfOrder.put(row.getOrderId(), row.getBuyer());
    if (row.getCharge() != null) payerOfCharge.put(row.getCharge(), row.getBuyer());
  }

  private void readFoundDifferences(List<EntryRecord> rows) {
    Set<String> movements = new HashSet<>();
    for (EntryRecord row : rows) {
      boolean isKnown = orderOfDifference.containsKey(row.getAggregateId());
      if (row.getType().startsWith(DIFFERENCE) && !isKnown) movements.add(row.getCharge());
    }
    if (movements.isEmpty()) return;
    dsl.selectFrom(ENTRY)
        .where(ENTRY.CHARGE.eq(DSL.any(movements.toArray(String[]::new))))
        .and(ENTRY.TYPE.eq(FOUND))
        .forEach(this::learn);
  }

  private void readPlacedOrders(List<EntryRecord> rows) {
    Set<UUID> orders = new HashSet<>();
    for (EntryRecord row : rows) {
      if (isOpen(row) && known(row) == null) orders.add(row.getOrderId());
    }
    if (orders.isEmpty()) return;
    dsl.selectFrom(ENTRY)
        .where(ENTRY.ORDER_ID.eq(DSL.any(orders.toArray(UUID[]::new))))
        .and(ENTRY.CHARGE.isNotNull().or(ENTRY.TYPE.eq(PLACED)))
        .orderBy(ENTRY.POSITION)
        .forEach(this::learn);
  }

  private static boolean isOpen(EntryRecord row) {
    return row.getOrderId() != null && row.getBuyer() == null;
  }

  private @Nullable Long known(EntryRecord row) {
    return row.getCharge() == null
        ? buyerOfOrder.get(row.getOrderId())
        : payerOfCharge.get(row.getCharge());
  }

  private @Nullable Long buyer(EntryRecord row) {
    Long buyer = known(row);
    if (buyer == null) buyer = buyerOfOrder.get(row.getOrderId());
    if (buyer == null && row.getType().startsWith(ORDER)) {
      throw new IllegalStateException("nobody placed order " + row.getOrderId());
    }
    return buyer; // a difference may be about an order that the log does not have
  }
}
