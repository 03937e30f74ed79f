package zij.query.credit;

import static zij.query.schema.Tables.CREDIT_ACCOUNT;
import static zij.query.schema.Tables.CREDIT_ENTRY;

import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import zij.language.TelegramUserId;
import zij.language.order.OrderId;
import zij.query.schema.tables.records.CreditEntryRecord;

/** Answers what there is of store credit. Thread-safe. */
public final class Credits {
  /** The longest page. */
  public static final int MAX_PAGE = 100;

  private final DSLContext dsl;

  public Credits(DSLContext dsl) {
    this.dsl = dsl;
  }

  /**
   * A buyer's balance and a page of what happened to it, the newest first.
   *
   * @param before cursor that a page named, or null for the first page
   * @param limit 1 to {@value #MAX_PAGE}
   */
  public CreditPage page(TelegramUserId buyer, @Nullable Long before, int limit) {
    if (limit < 1 || limit > MAX_PAGE) {
      throw new IllegalArgumentException("a page has 1 to " + MAX_PAGE + " entries");
    }
    List<CreditEntryRecord> rows =
        dsl.selectFrom(CREDIT_ENTRY)
            .where(CREDIT_ENTRY.BUYER.eq(buyer.value()))
            .and(before == null ? DSL.noCondition() : CREDIT_ENTRY.POSITION.lt(before))
            .orderBy(CREDIT_ENTRY.POSITION.desc())
            .limit(limit + 1)
            .fetch();
    boolean more = rows.size() > limit;
    List<CreditEntryRecord> shown = more ? rows.subList(0, limit) : rows;
    String next = more ? String.valueOf(shown.getLast().getPosition()) : null;
    return new CreditPage(balance(buyer), shown.stream().map(Credits::view).toList(), next);
  }

  /** What the buyer can spend, in Stars; 0 for whoever never had any. */
  public long balance(TelegramUserId buyer) {
    Long balance =
        dsl.select(CREDIT_ACCOUNT.BALANCE)
            .from(CREDIT_ACCOUNT)
            .where(CREDIT_ACCOUNT.BUYER.eq(buyer.value()))
            .fetchOne(CREDIT_ACCOUNT.BALANCE);
    return balance == null ? 0 : balance;
  }

  private static CreditEntry view(CreditEntryRecord row) {
    return new CreditEntry(
        CreditEntry.Kind.valueOf(row.getKind()),
        row.getOrderId(),
        new OrderId(row.getOrderId()).number(),
        row.getAmount(),
        row.getBalance(),
        row.getHappenedAt().toInstant());
  }
}
