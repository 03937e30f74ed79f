package zij.query.reconciliation;

import static zij.query.schema.Tables.DIFFERENCE;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.jooq.DSLContext;
import zij.language.Stars;
import zij.language.difference.DifferenceEvent;
import zij.language.difference.Direction;
import zij.language.difference.Movement;
import zij.language.order.ChargeId;
import zij.language.order.OrderEvent;
import zij.language.order.OrderId;
import zij.language.subscription.SubscriptionEvent;
import zij.query.Batch;
import zij.query.Positions;
import zij.query.schema.tables.records.DifferenceRecord;
import zij.query.schema.tables.records.StarMovementRecord;

/**
 * Keeps one row for each movement of Stars that the log knows, and one for each difference from
 * Telegram's list. Repeating is harmless: a movement never changes, and a difference passes over
 * events whose position it already shows.
 */
@ProcessingGroup(ReconciliationProjection.GROUP)
public final class ReconciliationProjection {
  public static final String GROUP = "reconciliation";

  /** A column an array, so that PostgreSQL has one plan for batches of every size. */
  private static final String INSERT_MOVEMENTS =
      """
      insert into query.star_movement (charge, direction, order_id, amount, moved_at, position)
      select * from unnest(?::text[], ?::text[], ?::uuid[], ?::bigint[], ?::timestamptz[],
          ?::bigint[])
      on conflict do nothing
      """;

  private record Change(DifferenceEvent event, long position) {}

  private final DSLContext dsl;
  private final Batch<StarMovementRecord> movements;
  private final Batch<Change> differences;

  /**
   * @param dsl works in the transaction of the current thread
   */
  public ReconciliationProjection(DSLContext dsl) {
    this.dsl = dsl;
    this.movements = new Batch<>(GROUP + " movements", this::writeMovements, _ -> {});
    this.differences = new Batch<>(GROUP + " differences", this::writeDifferences, _ -> {});
  }

  @EventHandler
  void on(OrderEvent event, TrackingToken token) {
    movement(event, Positions.of(token)).ifPresent(movements::add);
  }

  @EventHandler
  void on(SubscriptionEvent event, TrackingToken token) {
    movement(event, Positions.of(token)).ifPresent(movements::add);
  }

  @EventHandler
  void on(DifferenceEvent event, TrackingToken token) {
    differences.add(new Change(event, Positions.of(token)));
  }

  private static Optional<StarMovementRecord> movement(OrderEvent event, long position) {
    return switch (event) {
      case OrderEvent.Paid e ->
          row(
              e.order(),
              e.payment().charge(),
              Direction.IN,
              e.payment().amount(),
              e.at(),
              position);
      case OrderEvent.SurplusCharged e ->
          row(
              e.order(),
              e.payment().charge(),
              Direction.IN,
              e.payment().amount(),
              e.at(),
              position);
      case OrderEvent.SurplusRefunded e ->
          row(e.order(), e.charge(), Direction.OUT, e.amount(), e.at(), position);
      case OrderEvent.Refunded e ->
          row(e.order(), e.charge(), Direction.OUT, e.amount(), e.at(), position);
      case OrderEvent.ChargedBack e ->
          row(e.order(), e.charge(), Direction.OUT, e.amount(), e.at(), position);
      case OrderEvent.Placed _,
          OrderEvent.RefundRequested _,
          OrderEvent.Credited _,
          OrderEvent.CreditWithdrawn _,
          OrderEvent.CreditReturned _,
          OrderEvent.InvoiceIssued _,
          OrderEvent.CheckoutApproved _,
          OrderEvent.CheckoutRefused _,
          OrderEvent.Given _,
          OrderEvent.Delivered _,
          OrderEvent.Cancelled _,
          OrderEvent.Expired _ ->
          Optional.empty();
    };
  }

  private static Optional<StarMovementRecord> movement(SubscriptionEvent event, long position) {
    return switch (event) {
      case SubscriptionEvent.Renewed e ->
          row(
              e.order(),
              e.payment().charge(),
              Direction.IN,
              e.payment().amount(),
              e.at(),
              position);
      case SubscriptionEvent.Refunded e ->
          row(e.order(), e.charge(), Direction.OUT, e.amount(), e.at(), position);
      case SubscriptionEvent.ChargedBack e ->
          row(e.order(), e.charge(), Direction.OUT, e.amount(), e.at(), position);
      case SubscriptionEvent.Started _, // by a payment of the order
          SubscriptionEvent.RenewalFailed _,
          SubscriptionEvent.CancelRequested _,
          SubscriptionEvent.ReactivationRequested _,
          SubscriptionEvent.Cancelled _,
          SubscriptionEvent.Reactivated _,
          SubscriptionEvent.Confirmed _,
          SubscriptionEvent.Lapsed _,
          SubscriptionEvent.RefundRequested _,
          SubscriptionEvent.Revoked _ ->
          Optional.empty();
    };
  }

  private static Optional<StarMovementRecord> row(
      OrderId order,
      ChargeId charge,
      Direction direction,
      Stars amount,
      Instant at,
      long position) {
    return Optional.of(
        new StarMovementRecord(
            charge.value(), direction.name(), order.value(), amount.amount(), utc(at), position));
  }

  private void writeMovements(List<StarMovementRecord> rows) {
    dsl.execute(
        INSERT_MOVEMENTS,
        column(rows, String[]::new, StarMovementRecord::getCharge),
        column(rows, String[]::new, StarMovementRecord::getDirection),
        column(rows, UUID[]::new, StarMovementRecord::getOrderId),
        column(rows, Long[]::new, StarMovementRecord::getAmount),
        column(rows, OffsetDateTime[]::new, StarMovementRecord::getMovedAt),
        column(rows, Long[]::new, StarMovementRecord::getPosition));
  }

  private static <T> Object column(
      List<StarMovementRecord> rows,
      IntFunction<T[]> array,
      Function<StarMovementRecord, T> value) {
    return rows.stream().map(value).toArray(array);
  }

  private void writeDifferences(List<Change> changes) {
    for (Change change : changes) {
      switch (change.event()) {
        case DifferenceEvent.Found e -> found(e, change.position());
        case DifferenceEvent.Settled e -> settled(e, change.position());
        case DifferenceEvent.Resolved e -> resolved(e, change.position());
      }
    }
  }

  private void found(DifferenceEvent.Found e, long position) {
    Movement movement = e.movement();
    DifferenceRecord row = new DifferenceRecord();
    row.setDifferenceId(e.difference().value());
    row.setState(DifferenceState.OPEN.name());
    row.setKind(e.kind().name());
    row.setTransactionId(movement.transaction());
    row.setDirection(movement.direction().name());
    row.setThereStars(movement.there().stars());
    row.setThereNanostars(movement.there().nanostars());
    row.setHere(movement.here().amount());
    row.setOrderId(e.order() == null ? null : e.order().value());
    row.setExplanation(e.explanation().name());
    row.setMovedAt(utc(movement.movedAt()));
    row.setFoundAt(utc(e.at()));
    row.setSettlement(null);
    row.setNote(null);
    row.setSettledBy(null);
    row.setEndedAt(null);
    row.setFoundPosition(position);
    row.setPosition(position);
    dsl.insertInto(DIFFERENCE)
        .set(row)
        .onConflict(DIFFERENCE.DIFFERENCE_ID)
        .doUpdate()
        .setAllToExcluded()
        .where(DIFFERENCE.POSITION.lt(position))
        .execute();
  }

  private void settled(DifferenceEvent.Settled e, long position) {
    dsl.update(DIFFERENCE)
        .set(DIFFERENCE.STATE, DifferenceState.SETTLED.name())
        .set(DIFFERENCE.SETTLEMENT, e.settlement().name())
        .set(DIFFERENCE.NOTE, e.note().text())
        .set(DIFFERENCE.SETTLED_BY, e.by().value())
        .set(DIFFERENCE.ENDED_AT, utc(e.at()))
        .set(DIFFERENCE.POSITION, position)
        .where(DIFFERENCE.DIFFERENCE_ID.eq(e.difference().value()))
        .and(DIFFERENCE.POSITION.lt(position))
        .execute();
  }

  private void resolved(DifferenceEvent.Resolved e, long position) {
    dsl.update(DIFFERENCE)
        .set(DIFFERENCE.STATE, DifferenceState.RESOLVED.name())
        .set(DIFFERENCE.ENDED_AT, utc(e.at()))
        .set(DIFFERENCE.POSITION, position)
        .where(DIFFERENCE.DIFFERENCE_ID.eq(e.difference().value()))
        .and(DIFFERENCE.POSITION.lt(position))
        .execute();
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
