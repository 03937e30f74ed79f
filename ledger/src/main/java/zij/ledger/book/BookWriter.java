package zij.ledger.book;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Writes to the book, in the transaction of the calling thread if there is one. Thread-safe. */
public final class BookWriter {
  private static final String POST =
      "select book.post(?, ?, ?::bigint[], ?::smallint[], ?::smallint[], ?::text[], ?::uuid[],"
          + " ?::text[], ?::timestamptz[], ?::text[], ?::bigint[], ?::text[], ?::numeric[])";

  private final DSLContext dsl;

  public BookWriter(DSLContext dsl) {
    this.dsl = dsl;
  }

  /** What was declared so far. */
  public HoldPeriods holds() {
    return new HoldPeriods(
        dsl.fetch("select from_position, seconds from book.hold order by nth")
            .map(row ->
                new HoldPeriods.Declared(
                    row.get(0, Long.class), Duration.ofSeconds(row.get(1, Long.class)))));
  }

  /**
   * Declares how long Stars are held from now on, for payments that the book does not have yet.
   *
   * @throws IllegalArgumentException if it is less than nothing or more than {@link
   *     HoldPeriods#MAX}
   */
  public void declareHold(Duration hold) {
    if (hold.isNegative() || hold.compareTo(HoldPeriods.MAX) > 0) {
      throw new IllegalArgumentException("Stars are held for 0 to 365 days, not " + hold);
    }
    dsl.execute("select book.declare_hold(?)", hold.toSeconds());
  }

  /**
   * Posts what follows from the log up to a position. What is posted already is passed over.
   *
   * @param upTo newest position that is covered, with or without transactions
   * @param holds that the transactions were made with
   * @param transactions of entries up to there, none left out
   */
  public void post(long upTo, HoldPeriods holds, List<Transaction> transactions) {
    List<Row> rows = transactions.stream().flatMap(Row::of).toList();
    dsl.execute(
        POST,
        upTo,
        (long) holds.declared().size(),
        column(rows, Long[]::new, (t, _) -> t.position()),
        column(rows, Short[]::new, (t, _) -> (short) t.index()),
        rows.stream().map(row -> (short) row.line).toArray(Short[]::new),
        column(rows, String[]::new, (t, _) -> t.kind().code()),
        column(rows, UUID[]::new, (t, _) -> t.order() == null ? null : t.order().value()),
        column(rows, String[]::new, (t, _) -> t.charge() == null ? null : t.charge().value()),
        column(rows, OffsetDateTime[]::new, (t, _) -> t.effectiveAt().atOffset(ZoneOffset.UTC)),
        column(rows, String[]::new, (_, p) -> p.account().chart().code()),
        column(rows, Long[]::new, (_, p) -> person(p.account())),
        column(rows, String[]::new, (_, p) -> p.asset().code()),
        column(rows, BigDecimal[]::new, (_, p) -> p.amount().value()));
  }

  private record Row(Transaction transaction, int line) {
    static java.util.stream.Stream<Row> of(Transaction transaction) {
      return IntStream.range(0, transaction.postings().size())
          .mapToObj(line -> new Row(transaction, line));
    }

    Posting posting() {
      return transaction.postings().get(line);
    }
  }

  private static <T> @Nullable T[] column(
      List<Row> rows,
      IntFunction<@Nullable T[]> array,
      BiFunction<Transaction, Posting, @Nullable T> value) {
    return rows.stream().map(row -> value.apply(row.transaction, row.posting())).toArray(array);
  }

  private static @Nullable Long person(Account account) {
    return account.person() == null ? null : account.person().value();
  }
}
