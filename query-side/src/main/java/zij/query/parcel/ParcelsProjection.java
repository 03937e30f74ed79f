package zij.query.parcel;

import static zij.query.schema.Tables.ARTICLE;
import static zij.query.schema.Tables.PARCEL;
import static zij.query.schema.Tables.PARCEL_SURPLUS;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import zij.language.article.ArticleEvent;
import zij.language.order.ChargeId;
import zij.language.parcel.ParcelEvent;
import zij.language.parcel.ParcelPayment;
import zij.language.parcel.RefundReference;
import zij.query.Batch;
import zij.query.Positions;
import zij.query.schema.tables.records.ArticleRecord;
import zij.query.schema.tables.records.ParcelRecord;
import zij.query.schema.tables.records.ParcelSurplusRecord;

/**
 * Keeps one row for each article, each parcel, and each payment that no parcel has a use for.
 * Repeating is harmless: a row passes over events whose position it already shows.
 */
@ProcessingGroup(ParcelsProjection.GROUP)
public final class ParcelsProjection {
  public static final String GROUP = "parcels";

  private record Change(Object event, long position) {}

  private final DSLContext dsl;
  private final Batch<Change> batch;

  /**
   * @param dsl works in the transaction of the current thread
   */
  public ParcelsProjection(DSLContext dsl) {
    this.dsl = dsl;
    this.batch = new Batch<>(GROUP, this::write, _ -> {});
  }

  @EventHandler
  void on(ArticleEvent event, TrackingToken token) {
    batch.add(new Change(event, Positions.of(token)));
  }

  @EventHandler
  void on(ParcelEvent event, TrackingToken token) {
    batch.add(new Change(event, Positions.of(token)));
  }

  private void write(List<Change> changes) {
    for (Change change : changes) {
      if (change.event() instanceof ArticleEvent event) write(event, change.position());
      if (change.event() instanceof ParcelEvent event) write(event, change.position());
    }
  }

  private void write(ArticleEvent event, long position) {
    switch (event) {
      case ArticleEvent.Listed e -> insert(e, position);
      case ArticleEvent.Repriced e -> change(e, position, row -> row.setPrice(e.price().amount()));
      case ArticleEvent.Described e ->
          change(
              e,
              position,
              row -> row.setTexts(Parcels.json(Parcels.texts(row).with(e.language(), e.text()))));
      case ArticleEvent.Published e -> change(e, position, row -> row.setOnSale(true));
      case ArticleEvent.Withdrawn e -> change(e, position, row -> row.setOnSale(false));
    }
  }

  private void insert(ArticleEvent.Listed e, long position) {
    ArticleRecord row = new ArticleRecord();
    row.setAggregateId(e.article().aggregateId());
    row.setArticleId(e.article().value());
    row.setEmoji(e.emoji());
    row.setTexts(Parcels.json(e.texts()));
    row.setCurrency(e.price().currency().name());
    row.setPrice(e.price().amount());
    row.setListedPosition(position);
    row.setPosition(position);
    dsl.insertInto(ARTICLE).set(row).onConflictDoNothing().execute();
  }

  private void change(ArticleEvent e, long position, Consumer<ArticleRecord> change) {
    ArticleRecord row =
        dsl.fetchSingle(ARTICLE, ARTICLE.AGGREGATE_ID.eq(e.article().aggregateId()));
    if (row.getPosition() >= position) return;
    change.accept(row);
    row.setPosition(position);
    row.store();
  }

  private void write(ParcelEvent event, long position) {
    switch (event) {
      case ParcelEvent.Placed e -> insert(e, position);
      case ParcelEvent.InvoiceIssued _,
          ParcelEvent.CheckoutApproved _,
          ParcelEvent.CheckoutRefused _ ->
          change(event, position, null, _ -> {});
      case ParcelEvent.Paid e ->
          change(e, position, ParcelState.PAID, row -> pay(row, e, position));
      case ParcelEvent.SurplusCharged e -> {
        insert(e, position);
        change(e, position, null, _ -> {});
      }
      case ParcelEvent.Sent e ->
          change(
              e,
              position,
              ParcelState.SENT,
              row -> {
                row.setTracking(e.tracking() == null ? null : e.tracking().value());
                row.setSentAt(utc(e.at()));
              });
      case ParcelEvent.Refunded e ->
          change(
              e,
              position,
              ParcelState.REFUNDED,
              row -> {
                row.setRefundReference(e.reference().value());
                row.setClosedAt(utc(e.at()));
              });
      case ParcelEvent.SurplusRefunded e -> {
        returned(e.charge(), e.reference());
        change(e, position, null, _ -> {});
      }
      case ParcelEvent.Cancelled e ->
          change(e, position, ParcelState.CANCELLED, row -> row.setClosedAt(utc(e.at())));
    }
  }

  private void insert(ParcelEvent.Placed e, long position) {
    ParcelRecord row = new ParcelRecord();
    row.setAggregateId(ParcelEvent.aggregateId(e.order()));
    row.setOrderId(e.order().value());
    row.setBuyer(e.buyer().value());
    row.setState(ParcelState.PLACED.name());
    row.setLines(Parcels.json(e.lines()));
    row.setCurrency(e.total().currency().name());
    row.setGoods(e.total().amount());
    row.setPlacedAt(utc(e.at()));
    row.setExpiresAt(utc(e.expiresAt()));
    row.setPlacedPosition(position);
    row.setPosition(position);
    dsl.insertInto(PARCEL).set(row).onConflictDoNothing().execute();
  }

  private static void pay(ParcelRecord row, ParcelEvent.Paid e, long position) {
    ParcelPayment payment = e.payment();
    row.setShipping(Parcels.json(e.shipping()));
    row.setTotal(payment.amount().amount());
    row.setCharge(payment.charge().value());
    row.setProviderCharge(payment.providerCharge());
    row.setGeneration(payment.evidence().generation());
    row.setCiphertext(payment.evidence().ciphertext());
    row.setPaidAt(utc(e.at()));
    row.setPaidPosition(position);
  }

  private void insert(ParcelEvent.SurplusCharged e, long position) {
    ParcelSurplusRecord row = new ParcelSurplusRecord();
    row.setCharge(e.payment().charge().value());
    row.setOrderId(e.order().value());
    row.setProviderCharge(e.payment().providerCharge());
    row.setCurrency(e.payment().amount().currency().name());
    row.setTotal(e.payment().amount().amount());
    row.setReason(e.reason().name());
    row.setChargedAt(utc(e.at()));
    row.setPosition(position);
    dsl.insertInto(PARCEL_SURPLUS).set(row).onConflictDoNothing().execute();
  }

  private void returned(ChargeId charge, RefundReference reference) {
    dsl.update(PARCEL_SURPLUS)
        .set(PARCEL_SURPLUS.REFUND_REFERENCE, reference.value())
        .where(PARCEL_SURPLUS.CHARGE.eq(charge.value()))
        .execute();
  }

  private void change(
      ParcelEvent e, long position, @Nullable ParcelState state, Consumer<ParcelRecord> change) {
    ParcelRecord row =
        dsl.fetchSingle(PARCEL, PARCEL.AGGREGATE_ID.eq(ParcelEvent.aggregateId(e.order())));
    if (row.getPosition() >= position) return;
    if (state != null) row.setState(state.name());
    change.accept(row);
    row.setPosition(position);
    row.store();
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
