package zij.query.membership;

import static zij.query.schema.Tables.MEMBERSHIP;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import zij.language.TelegramUserId;
import zij.language.order.OrderId;
import zij.language.product.ChatId;
import zij.query.schema.tables.records.MembershipRecord;

/** Answers who has a place in which private chat. Thread-safe. */
public final class Memberships {
  private final DSLContext dsl;

  public Memberships(DSLContext dsl) {
    this.dsl = dsl;
  }

  /** The same questions, asked of another database: a replica, or one connection. */
  public Memberships at(DSLContext database) {
    return new Memberships(database);
  }

  /** Those that an order delivers; no more than it has lines. */
  public List<Membership> of(OrderId order) {
    return dsl.selectFrom(MEMBERSHIP)
        .where(MEMBERSHIP.ORDER_ID.eq(order.value()))
        .orderBy(MEMBERSHIP.CHAT_ID)
        .fetch(Memberships::view);
  }

  /** Whether a person was ever let into a chat by an order, and has a place there by none. */
  public boolean haveToLeave(TelegramUserId person, ChatId chat) {
    Condition places =
        MEMBERSHIP.PERSON.eq(person.value()).and(MEMBERSHIP.CHAT_ID.eq(chat.value()));
    return dsl.fetchExists(MEMBERSHIP, places.and(MEMBERSHIP.LET_IN))
        && !dsl.fetchExists(MEMBERSHIP, places.and(MEMBERSHIP.ENDED_AT.isNull()));
  }

  private static Membership view(MembershipRecord row) {
    return new Membership(
        row.getChatId(),
        row.getPerson(),
        row.getTitle(),
        state(row),
        row.getLink(),
        row.getOpenedAt().toInstant(),
        instant(row.getAdmittedAt()),
        instant(row.getEndedAt()));
  }

  private static MembershipState state(MembershipRecord row) {
    if (row.getEndedAt() != null) return MembershipState.ENDED;
    if (row.getLink() == null) return MembershipState.OPENING;
    return row.getAdmittedAt() == null ? MembershipState.INVITED : MembershipState.ADMITTED;
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
    return at == null ? null : at.toInstant();
  }
}
