package zij.ledger.book;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import zij.language.TelegramUserId;
import zij.language.order.ChargeId;
import zij.language.order.OrderId;

/** Rows of the book as what they stand for. */
final class PostingRow {
  static final String SELECT =
      "select position, index, line, kind, order_id, charge, effective_at, account, person, asset,"
          + " amount from book.posting";

  private PostingRow() {}

  /**
   * Whole transactions out of rows that are sorted by their place.
   *
   * @throws IllegalArgumentException if they are none
   */
  static List<Transaction> transactions(Iterable<? extends Record> rows) {
    List<Transaction> transactions = new ArrayList<>();
    List<Record> gathered = new ArrayList<>();
    for (Record row : rows) {
      if (!gathered.isEmpty() && !sameTransaction(gathered.getLast(), row)) {
        transactions.add(transaction(gathered));
        gathered.clear();
      }
      gathered.add(row);
    }
    if (!gathered.isEmpty()) transactions.add(transaction(gathered));
    return transactions;
  }

  static boolean sameTransaction(Record one, Record other) {
    return position(one) == position(other) && index(one) == index(other);
  }

  /**
   * The transaction of all these rows.
   *
   * @throws IllegalArgumentException if they are none
   */
  static Transaction transaction(List<Record> rows) {
    Record first = rows.getFirst();
    return new Transaction(
        position(first),
        index(first),
        kind(first),
        order(first),
        charge(first),
        effectiveAt(first),
        rows.stream().map(PostingRow::posting).toList());
  }

  static Statement.StatementLine line(Record row, Amount balance) {
    return new Statement.StatementLine(
        position(row),
        index(row),
        kind(row),
        order(row),
        charge(row),
        effectiveAt(row),
        amount(row),
        balance);
  }

  static StatementCursor.Place place(Record row) {
    return new StatementCursor.Place(
        effectiveAt(row), position(row), index(row), row.get("line", Integer.class));
  }

  static Amount amount(Record row) {
    return new Amount(row.get("amount", BigDecimal.class));
  }

  static long position(Record row) {
    return row.get("position", Long.class);
  }

  private static Posting posting(Record row) {
    @Nullable Long person = row.get("person", Long.class);
    Chart chart = Chart.ofCode(row.get("account", String.class));
    Account account = new Account(chart, person == null ? null : new TelegramUserId(person));
    return new Posting(account, new Asset(row.get("asset", String.class)), amount(row));
  }

  static int index(Record row) {
    return row.get("index", Integer.class);
  }

  private static Transaction.Kind kind(Record row) {
    return Transaction.Kind.ofCode(row.get("kind", String.class));
  }

  private static @Nullable OrderId order(Record row) {
    @Nullable UUID order = row.get("order_id", UUID.class);
    return order == null ? null : new OrderId(order);
  }

  private static @Nullable ChargeId charge(Record row) {
    @Nullable String charge = row.get("charge", String.class);
    return charge == null ? null : new ChargeId(charge);
  }

  private static Instant effectiveAt(Record row) {
    return row.get("effective_at", OffsetDateTime.class).toInstant();
  }
}
