package zij.query.audit;

import static zij.query.schema.Tables.ENTRY;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import zij.language.Vocabulary;
import zij.language.order.OrderEvent;
import zij.query.schema.tables.records.EntryRecord;

/**
 * Whose an entry is that does not say so: a refund goes to whoever paid the charge (anybody may pay
 * an invoice), everything else of an order belongs to whoever placed it. For one batch.
 */
final class Buyers {
  private static final String PLACED = Vocabulary.nameOf(OrderEvent.Placed.class);

  private final DSLContext dsl;
  private final Map<UUID, Long> ofOrders = new HashMap<>();
  private final Map<String, Long> ofCharges = new HashMap<>();

  Buyers(DSLContext dsl) {
    this.dsl = dsl;
  }

  /**
   * Names the buyer in every row of an order; reads at most once what earlier batches wrote.
   *
   * @param rows in the order of the log
   * @throws IllegalStateException if an order begins with anything but its placing: then an event
   *     was lost
   */
  void complete(List<EntryRecord> rows) {
    rows.forEach(this::learn);
    UUID[] unknown =
        rows.stream()
            .filter(row -> isOpen(row) && !isKnown(row))
            .map(EntryRecord::getOrderId)
            .distinct()
            .toArray(UUID[]::new);
    if (unknown.length > 0) {
      dsl.selectFrom(ENTRY)
          .where(ENTRY.ORDER_ID.eq(DSL.any(unknown)))
          .and(ENTRY.CHARGE.isNotNull().or(ENTRY.TYPE.eq(PLACED)))
          .forEach(this::learn);
    }
    rows.stream().filter(Buyers::isOpen).forEach(row -> row.setBuyer(buyer(row)));
  }

  private void learn(EntryRecord row) {
    if (row.getBuyer() == null) return;
    if (row.getCharge() != null) ofCharges.put(row.getCharge(), row.getBuyer());
    if (row.getType().equals(PLACED)) ofOrders.put(row.getOrderId(), row.getBuyer());
  }

  private static boolean isOpen(EntryRecord row) {
    return row.getOrderId() != null && row.getBuyer() == null;
  }

  private boolean isKnown(EntryRecord row) {
    return row.getCharge() == null
        ? ofOrders.containsKey(row.getOrderId())
        : ofCharges.containsKey(row.getCharge());
  }

  private Long buyer(EntryRecord row) {
    Long buyer = row.getCharge() == null ? null : ofCharges.get(row.getCharge());
    if (buyer == null) buyer = ofOrders.get(row.getOrderId());
    if (buyer == null) {
      throw new IllegalStateException("nobody placed order " + row.getOrderId());
    }
    return buyer;
  }
}
