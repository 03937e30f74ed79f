package zij.query.support;

import static zij.query.schema.Tables.SUPPORT_CASE;
import static zij.query.schema.Tables.SUPPORT_MESSAGE;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import zij.language.TelegramUserId;
import zij.language.evidence.Sealed;
import zij.language.support.CaseId;
import zij.language.support.Message;
import zij.query.schema.tables.records.SupportCaseRecord;
import zij.query.schema.tables.records.SupportMessageRecord;

/** Answers what there is of cases of support. What was written stays sealed. Thread-safe. */
public final class Cases {
  /** The longest page. */
  public static final int MAX_PAGE = 100;

  private static final Duration FIGURES_OVER = Duration.ofDays(30);

  private final DSLContext dsl;

  public Cases(DSLContext dsl) {
    this.dsl = dsl;
  }

  /** The same questions, asked of another database: a replica, or one connection. */
  public Cases at(DSLContext database) {
    return new Cases(database);
  }

  /**
   * A page of the cases, those to which something happened last first.
   *
   * @param state only these; null for all
   * @param before cursor that a page named, or null for the first page
   * @param limit 1 to {@value #MAX_PAGE}
   */
  public CasePage page(@Nullable CaseState state, @Nullable Long before, int limit) {
    if (limit < 1 || limit > MAX_PAGE) {
      throw new IllegalArgumentException("a page has 1 to " + MAX_PAGE + " cases");
    }
    List<SupportCaseRecord> rows =
        dsl.selectFrom(SUPPORT_CASE)
            .where(state == null ? DSL.noCondition() : SUPPORT_CASE.STATE.eq(state.name()))
            .and(before == null ? DSL.noCondition() : SUPPORT_CASE.POSITION.lt(before))
            .orderBy(SUPPORT_CASE.POSITION.desc())
            .limit(limit + 1)
            .fetch();
    boolean more = rows.size() > limit;
    List<SupportCaseRecord> shown = more ? rows.subList(0, limit) : rows;
    String next = more ? String.valueOf(shown.getLast().getPosition()) : null;
    return new CasePage(shown.stream().map(Cases::view).toList(), next);
  }

  /** One case; empty if there is none. */
  public Optional<SupportCase> find(CaseId id) {
    return dsl.selectFrom(SUPPORT_CASE)
        .where(SUPPORT_CASE.CASE_ID.eq(id.value()))
        .fetchOptional()
        .map(Cases::view);
  }

  /** All that was written in a case, the first of it first. */
  public List<CaseMessage> messages(CaseId id) {
    return dsl.selectFrom(SUPPORT_MESSAGE)
        .where(SUPPORT_MESSAGE.CASE_ID.eq(id.value()))
        .orderBy(SUPPORT_MESSAGE.POSITION)
        .fetch(Cases::message);
  }

  /** What the buyer wrote last in a case; empty if there is no such case. */
  public Optional<CaseMessage> lastOfBuyer(CaseId id) {
    return dsl.selectFrom(SUPPORT_MESSAGE)
        .where(SUPPORT_MESSAGE.CASE_ID.eq(id.value()))
        .and(SUPPORT_MESSAGE.AUTHOR.eq(CaseMessage.Author.BUYER.name()))
        .orderBy(SUPPORT_MESSAGE.POSITION.desc())
        .limit(1)
        .fetchOptional(Cases::message);
  }

  /** How many cases of a buyer wait for an answer. */
  public int waiting(TelegramUserId buyer) {
    return dsl.fetchCount(
        SUPPORT_CASE,
        SUPPORT_CASE.BUYER.eq(buyer.value()),
        SUPPORT_CASE.STATE.eq(CaseState.WAITING.name()));
  }

  /** How support goes at a moment. */
  public CaseFigures figures(Instant now) {
    var isWaiting = SUPPORT_CASE.STATE.eq(CaseState.WAITING.name());
    var isAnswered = SUPPORT_CASE.STATE.eq(CaseState.ANSWERED.name());
    var isRecent = SUPPORT_CASE.OPENED_AT.ge(now.minus(FIGURES_OVER).atOffset(ZoneOffset.UTC));
    var seconds =
        DSL.field(
            "extract(epoch from {0} - {1})::bigint",
            Long.class, SUPPORT_CASE.FIRST_ANSWER_AT, SUPPORT_CASE.OPENED_AT);
    var median =
        DSL.percentileDisc(0.5).withinGroupOrderBy(seconds).filterWhere(isRecent).cast(Long.class);
    return dsl.select(
            DSL.count().filterWhere(isWaiting),
            DSL.count().filterWhere(isAnswered),
            DSL.count().filterWhere(isRecent),
            median)
        .from(SUPPORT_CASE)
        .fetchSingle(
            row -> new CaseFigures(row.value1(), row.value2(), row.value3(), row.value4()));
  }

  private static SupportCase view(SupportCaseRecord row) {
    Instant opened = row.getOpenedAt().toInstant();
    Instant answered = row.getFirstAnswerAt() == null ? null : row.getFirstAnswerAt().toInstant();
    return new SupportCase(
        row.getCaseId(),
        new CaseId(row.getCaseId()).number(),
        CaseState.valueOf(row.getState()),
        row.getBuyer(),
        row.getOrderId(),
        row.getLanguage(),
        row.getTakenBy(),
        row.getMessages(),
        opened,
        answered,
        answered == null ? null : Duration.between(opened, answered).toSeconds(),
        row.getChangedAt().toInstant(),
        row.getPosition());
  }

  private static CaseMessage message(SupportMessageRecord row) {
    return new CaseMessage(
        new Message(row.getMessageId(), new Sealed(row.getGeneration(), row.getCiphertext())),
        CaseMessage.Author.valueOf(row.getAuthor()),
        row.getWrittenBy(),
        row.getWrittenAt().toInstant());
  }
}
