package zij.query.insights;

import static zij.query.schema.Tables.INSIGHTS_LISTING;
import static zij.query.schema.Tables.INSIGHTS_ORDER;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import zij.language.order.OrderEvent;
import zij.language.order.OrderLine;
import zij.query.schema.tables.records.InsightsListingRecord;
import zij.query.schema.tables.records.InsightsOrderRecord;

/** The facts of orders, and where they are listed. */
record OrderRows(DSLContext dsl) {
  /** The row of a new order. */
  static InsightsOrderRecord begin(OrderEvent.Placed e, OffsetDateTime at, long position) {
    Map<String, Integer> units = new LinkedHashMap<>();
    Map<String, Long> amounts = new LinkedHashMap<>();
    long full = e.lines().stream().mapToLong(line -> line.amount().amount()).sum();
    long worth = e.worth().amount();
    long seen = 0;
    for (OrderLine line : e.lines()) {
      // What a discount leaves is spread over the lines; rounded sums make it come out even.
      long before = worth * seen / full;
      seen += line.amount().amount();
      long left = worth * seen / full - before;
      units.merge(line.product().value(), line.quantity().units(), Integer::sum);
      amounts.merge(line.product().value(), left, Long::sum);
    }
    InsightsOrderRecord row = new InsightsOrderRecord();
    row.setOrderId(e.order().value());
    row.setBuyer(e.buyer().value());
    row.setLanguage(e.language().tag());
    row.setProducts(units.keySet().toArray(String[]::new));
    row.setUnits(units.values().toArray(Integer[]::new));
    row.setAmounts(amounts.values().toArray(Long[]::new));
    row.setTotal(worth);
    row.setStatus(FactStatus.OPEN.code());
    row.setStep(Step.PLACED.name());
    row.setPlacedAt(at);
    row.setPlacedPosition(position);
    return row;
  }

  void write(Collection<InsightsOrderRecord> rows) {
    List<InsightsListingRecord> listings = new ArrayList<>();
    for (InsightsOrderRecord row : rows) {
      if (!isListedAnew(row)) continue;
      listings.add(listing(row, Cell.ALL));
      for (String product : row.getProducts()) listings.add(listing(row, product));
    }
    rows.forEach(row -> row.touched(true));
    dsl.insertInto(INSIGHTS_ORDER)
        .set(rows)
        .onConflict(INSIGHTS_ORDER.ORDER_ID)
        .doUpdate()
        .setAllToExcluded()
        .execute();
    if (listings.isEmpty()) return;
    dsl.insertInto(INSIGHTS_LISTING)
        .set(listings)
        .onConflict(INSIGHTS_LISTING.ORDER_ID, INSIGHTS_LISTING.PRODUCT)
        .doUpdate()
        .setAllToExcluded()
        .execute();
  }

  private static boolean isListedAnew(InsightsOrderRecord row) {
    return row.touched(INSIGHTS_ORDER.PLACED_AT)
        || row.touched(INSIGHTS_ORDER.PAID_AT)
        || row.touched(INSIGHTS_ORDER.RETURNED_AT)
        || row.touched(INSIGHTS_ORDER.ABANDONED_AT);
  }

  private static InsightsListingRecord listing(InsightsOrderRecord row, String product) {
    return new InsightsListingRecord(
        row.getOrderId(),
        product,
        row.getLanguage(),
        row.getPlacedAt(),
        row.getPaidAt(),
        row.getReturnedAt(),
        row.getAbandonedAt());
  }
}
