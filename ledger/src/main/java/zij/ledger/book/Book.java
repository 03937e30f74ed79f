package zij.ledger.book;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import zij.language.order.OrderId;

/**
 * Answers from the book. Times are from the year 1 to 9999; postings count from the moment at which
 * they take effect, which is included. Thread-safe.
 */
public final class Book {
  /** The longest page. */
  public static final int MAX_PAGE = 500;

  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

  private final DSLContext dsl;

  public Book(DSLContext dsl) {
    this.dsl = dsl;
  }

  /** The newest log position whose postings are all here; -1 before the first. */
  public long position() {
    return dsl.fetchSingle("select position from book.head").get(0, Long.class);
  }

  /**
   * All accounts at a moment.
   *
   * @param position newest log position that counts; at most {@link #position()}
   */
  public TrialBalance trialBalance(long position, Instant at) {
    return Balances.trial(
        position,
        at,
        dsl.fetch(
            "select account, asset, coalesce(sum(amount) filter (where amount > 0), 0),"
                + " coalesce(sum(amount) filter (where amount < 0), 0) from book.posting"
                + " where position <= ? and effective_at <= ?::timestamptz group by account, asset",
            position,
            utc(at)));
  }

  /** One account's balance at a moment. */
  public Amount balance(Account account, Asset asset, long position, Instant at) {
    return sum(
        of(account, asset)
            .and("position <= ?", position)
            .and("effective_at <= ?::timestamptz", utc(at)));
  }

  /**
   * The first page of an account's statement.
   *
   * @param from what takes effect before is in the opening balance
   * @param to what takes effect then or later is left out
   * @param limit 1 to {@value #MAX_PAGE}
   */
  public Statement statement(Account account, Asset asset, Instant from, Instant to, int limit) {
    requireLimit(limit);
    long position = position();
    Condition shown = of(account, asset).and("position <= ?", position);
    Amount opening = sum(shown.and("effective_at < ?::timestamptz", utc(from)));
    Condition period =
        shown.and(
            "effective_at >= ?::timestamptz and effective_at < ?::timestamptz", utc(from), utc(to));
    StatementCursor start =
        new StatementCursor(
            account, asset, position, to, new StatementCursor.Place(from, -1, 0, 0), opening);
    return page(start, period, limit);
  }

  /**
   * A later page of a statement.
   *
   * @param cursor that the page before named
   * @throws IllegalArgumentException if it is none, or one of another account
   */
  public Statement statement(Account account, Asset asset, String cursor, int limit) {
    requireLimit(limit);
    StatementCursor start = StatementCursor.parse(cursor);
    if (!start.account().equals(account) || !start.asset().equals(asset)) {
      throw new IllegalArgumentException("a cursor of another statement");
    }
    StatementCursor.Place after = start.after();
    Condition rest =
        of(account, asset)
            .and("position <= ?", start.position())
            .and("effective_at < ?::timestamptz", utc(start.to()))
            .and(
                "(effective_at, position, index, line) > (?::timestamptz, ?, ?, ?)",
                utc(after.effectiveAt()),
                after.position(),
                after.index(),
                after.line());
    return page(start, rest, limit);
  }

  private Statement page(StatementCursor start, Condition lines, int limit) {
    List<Record> rows =
        dsl.fetch(
            PostingRow.SELECT + " where {0} order by effective_at, position, index, line limit {1}",
            lines,
            DSL.val(limit + 1));
    boolean more = rows.size() > limit;
    Amount balance = start.balance();
    List<Statement.StatementLine> shown = new ArrayList<>();
    for (Record row : more ? rows.subList(0, limit) : rows) {
      balance = balance.plus(PostingRow.amount(row));
      shown.add(PostingRow.line(row, balance));
    }
    String next =
        more
            ? new StatementCursor(
                    start.account(),
                    start.asset(),
                    start.position(),
                    start.to(),
                    PostingRow.place(rows.get(limit - 1)),
                    balance)
                .text()
            : null;
    return new Statement(
        start.account(), start.asset(), start.position(), start.balance(), shown, balance, next);
  }

  /**
   * Everything that was posted about an order; nothing if it was never paid.
   *
   * @param cursor that a page named, or null for the first page
   * @param limit 1 to {@value #MAX_PAGE} transactions
   * @throws IllegalArgumentException if the cursor is none
   */
  public TransactionPage ofOrder(OrderId order, @Nullable String cursor, int limit) {
    requireLimit(limit);
    TransactionCursor after = TransactionCursor.parse(cursor);
    List<Transaction> found =
        PostingRow.transactions(
            dsl.fetch(
                PostingRow.SELECT
                    + " where order_id = ? and (position, index) in (select distinct position,"
                    + " index from book.posting where order_id = ? and (position, index) > (?, ?)"
                    + " order by position, index limit ?) order by position, index, line",
                order.value(),
                order.value(),
                after.position(),
                after.index(),
                limit + 1));
    if (found.size() <= limit) return new TransactionPage(found, null);
    Transaction last = found.get(limit - 1);
    return new TransactionPage(
        found.subList(0, limit), new TransactionCursor(last.position(), last.index()).text());
  }

  /** What follows from one log entry; nothing for most. */
  public List<Transaction> at(long position) {
    return PostingRow.transactions(
        dsl.fetch(
            PostingRow.SELECT + " where position = ? order by position, index, line", position));
  }

  /**
   * Which entries had something posted to an account, whenever it takes effect; a part of a larger
   * question to the same database.
   *
   * @param min of one posting, at least; null for any
   * @param max of one posting, at most
   */
  public Select<Record1<Long>> positions(
      Account account, @Nullable Amount min, @Nullable Amount max) {
    Condition posted = to(account);
    if (min != null) posted = posted.and("amount >= ?", min.value());
    if (max != null) posted = posted.and("amount <= ?", max.value());
    return DSL.select(DSL.field("position", Long.class)).from("book.posting").where(posted);
  }

  private Amount sum(Condition condition) {
    return new Amount(
        dsl.fetchSingle("select coalesce(sum(amount), 0) from book.posting where {0}", condition)
            .get(0, BigDecimal.class));
  }

  private static Condition of(Account account, Asset asset) {
    return to(account).and("asset = ?", asset.code());
  }

  private static Condition to(Account account) {
    Condition whose =
        account.person() == null
            ? DSL.condition("person is null")
            : DSL.condition("person = ?", account.person().value());
    return whose.and("account = ?", account.chart().code());
  }

  private static void requireLimit(int limit) {
    if (limit < 1 || limit > MAX_PAGE) {
      throw new IllegalArgumentException("a page has 1 to " + MAX_PAGE + " entries");
    }
  }

  /**
   * A time that the book can be asked about.
   *
   * @throws IllegalArgumentException if it is before the year 1 or after 9999
   */
  public static Instant requireTime(Instant at) {
    if (at.isBefore(FIRST) || at.isAfter(LAST)) {
      throw new IllegalArgumentException("the book knows no time " + at);
    }
    return at;
  }

  private static OffsetDateTime utc(Instant at) {
    return requireTime(at).atOffset(ZoneOffset.UTC);
  }
}
