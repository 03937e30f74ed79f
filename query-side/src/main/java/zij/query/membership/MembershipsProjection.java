package zij.query.membership;

import static zij.query.schema.Tables.MEMBERSHIP;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.jooq.DSLContext;
import org.jooq.UpdateSetMoreStep;
import org.jspecify.annotations.Nullable;
import zij.language.membership.MembershipEvent;
import zij.query.Batch;
import zij.query.Positions;
import zij.query.schema.tables.records.MembershipRecord;

/**
 * Keeps one row for each place in a private chat. Repeating is harmless: a row passes over events
 * whose position it already shows.
 */
@ProcessingGroup(MembershipsProjection.GROUP)
public final class MembershipsProjection {
  public static final String GROUP = "memberships";

  private record Change(MembershipEvent event, long position) {}

  private final DSLContext dsl;
  private final Batch<Change> batch;

  /**
   * @param dsl works in the transaction of the current thread
   */
  public MembershipsProjection(DSLContext dsl) {
    this.dsl = dsl;
    this.batch = new Batch<>(GROUP, this::write, _ -> {});
  }

  @EventHandler
  void on(MembershipEvent event, TrackingToken token) {
    batch.add(new Change(event, Positions.of(token)));
  }

  private void write(List<Change> changes) {
    for (Change change : changes) write(change.event(), change.position());
  }

  private void write(MembershipEvent event, long position) {
    switch (event) {
      case MembershipEvent.Opened e -> open(e, position);
      case MembershipEvent.Invited e ->
          execute(update(e, position).set(MEMBERSHIP.LINK, e.link()), e, position);
      case MembershipEvent.Admitted e ->
          execute(
              update(e, position)
                  .set(MEMBERSHIP.ADMITTED_AT, utc(e.at()))
                  .set(MEMBERSHIP.LET_IN, true),
              e,
              position);
      case MembershipEvent.Ended e ->
          execute(
              update(e, position)
                  .set(MEMBERSHIP.ENDED_AT, utc(e.at()))
                  .set(MEMBERSHIP.LINK, (String) null),
              e,
              position);
    }
  }

  /** Anew after it had ended, or for another link; the latter changes nothing else. */
  private void open(MembershipEvent.Opened e, long position) {
    MembershipRecord row = new MembershipRecord();
    row.setMembershipId(id(e));
    row.setOrderId(e.order().value());
    row.setChatId(e.chat().value());
    row.setPerson(e.person().value());
    row.setTitle(e.title());
    row.setOpenedAt(utc(e.at()));
    row.setPosition(position);
    boolean isNew = dsl.insertInto(MEMBERSHIP).set(row).onConflictDoNothing().execute() > 0;
    if (isNew) return;
    var update = update(e, position).set(MEMBERSHIP.LINK, (String) null);
    boolean isAnew = e.instead() == null;
    execute(isAnew ? anew(update, e.at()) : update, e, position);
  }

  private static UpdateSetMoreStep<MembershipRecord> anew(
      UpdateSetMoreStep<MembershipRecord> update, Instant at) {
    return update
        .set(MEMBERSHIP.OPENED_AT, utc(at))
        .set(MEMBERSHIP.ADMITTED_AT, (@Nullable OffsetDateTime) null)
        .set(MEMBERSHIP.ENDED_AT, (@Nullable OffsetDateTime) null);
  }

  private UpdateSetMoreStep<MembershipRecord> update(MembershipEvent event, long position) {
    return dsl.update(MEMBERSHIP)
        .set(MEMBERSHIP.POSITION, position)
        .set(MEMBERSHIP.PERSON, event.person().value());
  }

  private static void execute(
      UpdateSetMoreStep<MembershipRecord> update, MembershipEvent event, long position) {
    update
        .where(MEMBERSHIP.MEMBERSHIP_ID.eq(id(event)))
        .and(MEMBERSHIP.POSITION.lt(position))
        .execute();
  }

  private static String id(MembershipEvent event) {
    return MembershipEvent.aggregateId(event.order(), event.chat());
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
