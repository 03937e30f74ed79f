package zij.query.support;

import static zij.query.schema.Tables.SUPPORT_CASE;
import static zij.query.schema.Tables.SUPPORT_MESSAGE;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.UpdateSetMoreStep;
import org.jooq.impl.DSL;
import zij.language.TelegramUserId;
import zij.language.support.CaseId;
import zij.language.support.Message;
import zij.language.support.SupportEvent;
import zij.query.Batch;
import zij.query.Positions;
import zij.query.schema.tables.records.SupportCaseRecord;

/**
 * Keeps one row for each case of support and one for each message, sealed as it is in the log.
 * Repeating is harmless: a case passes over events whose position it already shows.
 */
@ProcessingGroup(CasesProjection.GROUP)
public final class CasesProjection {
  public static final String GROUP = "support";

  private record Change(SupportEvent event, long position) {}

  private final DSLContext dsl;
  private final Batch<Change> batch;

  /**
   * @param dsl works in the transaction of the current thread
   */
  public CasesProjection(DSLContext dsl) {
    this.dsl = dsl;
    this.batch = new Batch<>(GROUP, this::write, _ -> {});
  }

  @EventHandler
  void on(SupportEvent event, TrackingToken token) {
    batch.add(new Change(event, Positions.of(token)));
  }

  private void write(List<Change> changes) {
    for (Change change : changes) write(change.event(), change.position());
  }

  private void write(SupportEvent event, long position) {
    switch (event) {
      case SupportEvent.Opened e -> {
        insert(e, position);
        add(e, CaseMessage.Author.BUYER, e.buyer(), e.message(), position);
      }
      case SupportEvent.Written e -> {
        update(e, position)
            .set(SUPPORT_CASE.STATE, CaseState.WAITING.name())
            .set(SUPPORT_CASE.MESSAGES, SUPPORT_CASE.MESSAGES.plus(1))
            .where(isNews(e.id(), position))
            .execute();
        add(e, CaseMessage.Author.BUYER, e.buyer(), e.message(), position);
      }
      case SupportEvent.Answered e -> {
        update(e, position)
            .set(SUPPORT_CASE.STATE, CaseState.ANSWERED.name())
            .set(SUPPORT_CASE.MESSAGES, SUPPORT_CASE.MESSAGES.plus(1))
            .set(
                SUPPORT_CASE.FIRST_ANSWER_AT,
                DSL.coalesce(SUPPORT_CASE.FIRST_ANSWER_AT, utc(e.at())))
            .where(isNews(e.id(), position))
            .execute();
        add(e, CaseMessage.Author.SHOP, e.by(), e.message(), position);
      }
      case SupportEvent.Taken e ->
          update(e, position)
              .set(SUPPORT_CASE.TAKEN_BY, e.by().value())
              .where(isNews(e.id(), position))
              .execute();
      case SupportEvent.Closed e -> state(e, CaseState.CLOSED, position);
      case SupportEvent.Reopened e -> state(e, CaseState.WAITING, position);
    }
  }

  private void insert(SupportEvent.Opened e, long position) {
    SupportCaseRecord row = new SupportCaseRecord();
    row.setCaseId(e.id().value());
    row.setBuyer(e.buyer().value());
    row.setOrderId(e.order() == null ? null : e.order().value());
    row.setLanguage(e.language().tag());
    row.setState(CaseState.WAITING.name());
    row.setMessages(1);
    row.setOpenedAt(utc(e.at()));
    row.setChangedAt(utc(e.at()));
    row.setPosition(position);
    dsl.insertInto(SUPPORT_CASE).set(row).onConflictDoNothing().execute();
  }

  private void state(SupportEvent e, CaseState state, long position) {
    update(e, position)
        .set(SUPPORT_CASE.STATE, state.name())
        .where(isNews(e.id(), position))
        .execute();
  }

  private UpdateSetMoreStep<SupportCaseRecord> update(SupportEvent e, long position) {
    return dsl.update(SUPPORT_CASE)
        .set(SUPPORT_CASE.CHANGED_AT, utc(e.at()))
        .set(SUPPORT_CASE.POSITION, position);
  }

  private static Condition isNews(CaseId id, long position) {
    return SUPPORT_CASE.CASE_ID.eq(id.value()).and(SUPPORT_CASE.POSITION.lt(position));
  }

  private void add(
      SupportEvent e,
      CaseMessage.Author author,
      TelegramUserId by,
      Message message,
      long position) {
    dsl.insertInto(SUPPORT_MESSAGE)
        .set(SUPPORT_MESSAGE.CASE_ID, e.id().value())
        .set(SUPPORT_MESSAGE.POSITION, position)
        .set(SUPPORT_MESSAGE.MESSAGE_ID, message.id())
        .set(SUPPORT_MESSAGE.AUTHOR, author.name())
        .set(SUPPORT_MESSAGE.WRITTEN_BY, by.value())
        .set(SUPPORT_MESSAGE.GENERATION, message.words().generation())
        .set(SUPPORT_MESSAGE.CIPHERTEXT, message.words().ciphertext())
        .set(SUPPORT_MESSAGE.WRITTEN_AT, utc(e.at()))
        .onConflictDoNothing()
        .execute();
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
