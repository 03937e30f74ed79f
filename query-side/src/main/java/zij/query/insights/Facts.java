package zij.query.insights;

import static zij.query.schema.Tables.INSIGHTS_ORDER;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import zij.language.order.OrderEvent;
import zij.query.schema.tables.records.InsightsOrderRecord;

/**
 * What a batch of events changes: facts of orders, and the sums that follow from them. A buyer's
 * times never go back: whatever the clocks said, an order counts no earlier than the one before it
 * of the same buyer. For one batch.
 */
final class Facts {
  private final DSLContext dsl;
  private final Cells cells;
  private final Sums sums;
  private final Visits visits;
  private final Map<UUID, InsightsOrderRecord> rows = new HashMap<>();
  private final Map<UUID, InsightsOrderRecord> touched = new LinkedHashMap<>();

  Facts(DSLContext dsl) {
    this.dsl = dsl;
    this.cells = new Cells(dsl);
    this.sums = new Sums(dsl, cells);
    this.visits = new Visits(dsl, cells, sums);
  }

  /** Reads, in a few statements, whatever these events are about. */
  void begin(List<OrderEvent> events) {
    UUID[] orders = events.stream().map(e -> e.order().value()).distinct().toArray(UUID[]::new);
    if (orders.length == 0) return;
    dsl.selectFrom(INSIGHTS_ORDER)
        .where(INSIGHTS_ORDER.ORDER_ID.eq(DSL.any(orders)))
        .forEach(row -> rows.put(row.getOrderId(), row));
    Set<String> products = new HashSet<>();
    Set<Long> buyers = new HashSet<>();
    for (OrderEvent event : events) {
      InsightsOrderRecord row = rows.get(event.order().value());
      if (event instanceof OrderEvent.Placed e) {
        e.lines().forEach(line -> products.add(line.product().value()));
        buyers.add(e.buyer().value());
      } else if (row != null && isCounted(event)) {
        products.addAll(List.of(row.getProducts()));
        buyers.add(row.getBuyer());
      }
    }
    if (products.isEmpty()) return;
    cells.read(products);
    visits.read(buyers);
  }

  private static boolean isCounted(OrderEvent event) {
    return switch (event) {
      case OrderEvent.Placed _,
          OrderEvent.CheckoutRefused _,
          OrderEvent.Paid _,
          OrderEvent.Given _,
          OrderEvent.SurplusCharged _,
          OrderEvent.Refunded _,
          OrderEvent.ChargedBack _,
          OrderEvent.Credited _,
          OrderEvent.CreditWithdrawn _,
          OrderEvent.CreditReturned _,
          OrderEvent.Cancelled _,
          OrderEvent.Expired _ ->
          true;
      case OrderEvent.InvoiceIssued _,
          OrderEvent.CheckoutApproved _,
          OrderEvent.Delivered _,
          OrderEvent.RefundRequested _,
          OrderEvent.SurplusRefunded _ ->
          false;
    };
  }

  /**
   * Adds an event that comes after all that was added.
   *
   * @throws IllegalStateException if an order begins with anything but its placing: then an event
   *     was lost
   */
  void happened(OrderEvent event, long position) {
    UUID id = event.order().value();
    InsightsOrderRecord row = rows.get(id);
    if (row == null) {
      row = placed(event, position);
      rows.put(id, row);
    } else {
      evolve(row, event, position);
    }
    if (row.touched()) touched.put(id, row);
  }

  /** Writes everything that was added. */
  void write() {
    if (!touched.isEmpty()) new OrderRows(dsl).write(touched.values());
    sums.write();
    visits.write();
  }

  private InsightsOrderRecord placed(OrderEvent event, long position) {
    if (!(event instanceof OrderEvent.Placed e)) {
      throw new IllegalStateException("order " + event.order() + " begins with " + event);
    }
    Instant at = visits.notBefore(e.buyer().value(), Visits.Act.ORDER, micros(e.at()));
    InsightsOrderRecord row = OrderRows.begin(e, utc(at), position);
    for (Cell.Share share : Cell.sharesOf(row)) {
      sums.add(share.cell(), at, Measure.PLACED, 1);
      boolean followed = share.cell().product().equals(Cell.ALL); // nobody is active in a product
      if (followed) visits.add(share.cell(), row.getBuyer(), Visits.Act.ORDER, at, position);
    }
    return row;
  }

  private void evolve(InsightsOrderRecord row, OrderEvent event, long position) {
    Instant at = micros(event.at());
    switch (event) {
      case OrderEvent.Placed e -> throw new IllegalStateException("placed twice: " + e.order());
      case OrderEvent.InvoiceIssued _ -> row.setStep(Step.INVOICED.name());
      case OrderEvent.CheckoutApproved _ -> row.setStep(Step.APPROVED.name());
      case OrderEvent.CheckoutRefused e -> {
        row.setStep(Step.REFUSED.name());
        row.setRefusal(e.reason().name());
        failed(row, at, Measure.REFUSED, e.reason().name());
      }
      case OrderEvent.Paid _, OrderEvent.Given _ -> pay(row, at, position);
      case OrderEvent.SurplusCharged e -> failed(row, at, Measure.SURPLUS, e.reason().name());
      case OrderEvent.SurplusRefunded _, OrderEvent.RefundRequested _ -> {}
      case OrderEvent.Credited e ->
          sums.add(Cell.partsOf(row, e.amount()), at, Measure.REFUNDED, 1);
      case OrderEvent.CreditWithdrawn e ->
          sums.add(Cell.partsOf(row, e.amount()), at, Measure.REFUNDED, -1);
      case OrderEvent.Refunded _, OrderEvent.CreditReturned _ -> {
        row.setStatus(FactStatus.REFUNDED.code());
        goBack(row, at, position, Measure.REFUNDS, Measure.REFUNDED);
      }
      case OrderEvent.ChargedBack _ -> {
        row.setStatus(FactStatus.CHARGED_BACK.code());
        goBack(row, at, position, Measure.CHARGE_BACKS, Measure.CHARGED_BACK);
      }
      case OrderEvent.Delivered _ -> {}
      case OrderEvent.Cancelled _ -> {
        count(row, at, Measure.CANCELLED);
        abandon(row, at, FactStatus.CANCELLED, AbandonReason.CANCELLED);
      }
      case OrderEvent.Expired _ -> {
        count(row, at, Measure.EXPIRED);
        abandon(row, at, FactStatus.EXPIRED, Step.valueOf(row.getStep()).reason());
      }
    }
  }

  private void count(InsightsOrderRecord row, Instant at, Measure measure) {
    for (Cell.Share share : Cell.sharesOf(row)) sums.add(share.cell(), at, measure, 1);
  }

  private void failed(InsightsOrderRecord row, Instant at, Measure measure, String reason) {
    for (Cell.Share share : Cell.sharesOf(row)) {
      sums.add(share.cell(), at, measure, 1);
      sums.addReason(share.cell(), measure, at, reason, 1, share.stars());
    }
  }

  private void pay(InsightsOrderRecord row, Instant happened, long position) {
    takeUpAgain(row);
    Instant at = visits.notBefore(row.getBuyer(), Visits.Act.PURCHASE, happened);
    Instant placed = row.getPlacedAt().toInstant();
    row.setStatus(FactStatus.PAID.code());
    row.setPaidAt(utc(at));
    row.setPaidPosition(position);
    for (Cell.Share share : Cell.sharesOf(row)) {
      sums.add(share.cell(), placed, Measure.CONVERTED, 1);
      sums.add(share.cell(), at, Measure.PAID, 1);
      sums.add(share.cell(), at, Measure.UNITS, share.units());
      sums.add(share.cell(), at, Measure.REVENUE, share.stars());
      visits.add(share.cell(), row.getBuyer(), Visits.Act.PURCHASE, at, position);
    }
  }

  private void goBack(
      InsightsOrderRecord row, Instant at, long position, Measure times, Measure stars) {
    row.setReturnedAt(utc(at));
    row.setReturnedPosition(position);
    for (Cell.Share share : Cell.sharesOf(row)) {
      sums.add(share.cell(), at, times, 1);
      sums.add(share.cell(), at, stars, share.stars());
    }
  }

  private void abandon(
      InsightsOrderRecord row, Instant at, FactStatus status, AbandonReason reason) {
    row.setStatus(status.code());
    row.setReason(reason.name());
    row.setAbandonedAt(utc(at));
    abandoned(row, reason.name(), 1);
  }

  /** It may have lapsed while the buyer paid. */
  private void takeUpAgain(InsightsOrderRecord row) {
    String reason = row.getReason();
    if (reason == null) return;
    abandoned(row, reason, -1);
    row.setReason(null);
    row.setAbandonedAt(null);
  }

  private void abandoned(InsightsOrderRecord row, String reason, int times) {
    Instant placed = row.getPlacedAt().toInstant();
    for (Cell.Share share : Cell.sharesOf(row)) {
      sums.add(share.cell(), placed, Measure.ABANDONED, times);
      sums.addReason(share.cell(), Measure.ABANDONED, placed, reason, times, times * share.stars());
    }
  }

  /** As exact as the rows are. */
  private static Instant micros(Instant at) {
    return at.truncatedTo(ChronoUnit.MICROS);
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
