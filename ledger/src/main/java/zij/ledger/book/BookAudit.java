package zij.ledger.book;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import zij.ledger.log.LogEvents;
import zij.ledger.log.Positions;

/**
 * Recomputes the whole book: every event of the log goes through the {@link PostingRules} again,
 * and what comes out is compared with what is stored. Both are read as streams, so the book may be
 * of any size.
 */
public final class BookAudit {
  private static final int PAGE = 1_000;
  private static final int PROGRESS_EVERY = 10_000;

  private final PostingRules rules;
  private final Iterator<? extends Record> rows;
  private @Nullable Record ahead;
  private long transactions;
  private long postings;

  private BookAudit(PostingRules rules, Iterator<? extends Record> rows) {
    this.rules = rules;
    this.rows = rows;
  }

  /**
   * Compares the book with the log, as far as the book goes.
   *
   * @param connection may read schema {@code book}; a transaction is run and rolled back on it
   * @param log of the same database
   * @param progress is told how many entries are done, now and then
   * @throws SQLException if the transaction cannot be run
   * @throws RuntimeException if book or log cannot be read
   */
  public static BookVerdict verify(Connection connection, LogEvents log, LongConsumer progress)
      throws SQLException {
    connection.setAutoCommit(false);
    connection.setReadOnly(true);
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    DSLContext dsl = DSL.using(connection, SQLDialect.POSTGRES);
    long head = new Book(dsl).position();
    var stored = dsl.resultQuery(PostingRow.SELECT + " order by position, index, line");
    try (Cursor<Record> rows = stored.fetchSize(PAGE).fetchLazy();
        Stream<TrackedEventMessage<?>> events = log.from(0)) {
      PostingRules rules = new PostingRules(new BookWriter(dsl).holds(), new LoggedCharges(log));
      return new BookAudit(rules, rows.iterator()).verify(head, events.iterator(), progress);
    } finally {
      connection.rollback();
      connection.setReadOnly(false);
      connection.setAutoCommit(true);
    }
  }

  private BookVerdict verify(
      long head, Iterator<TrackedEventMessage<?>> events, LongConsumer progress) {
    long position = -1;
    while (position < head && events.hasNext()) {
      TrackedEventMessage<?> event = events.next();
      position = Positions.after(event.trackingToken()) - 1;
      if (position > head) break; // appended after the book was looked at
      String difference = differenceAt(position, event.getPayload());
      if (difference != null) return new BookVerdict.Fails(position, difference);
      if (position % PROGRESS_EVERY == 0) progress.accept(position);
    }
    if (position < head) {
      return new BookVerdict.Fails(
          position + 1, "the book goes to entry %d, the log ends before".formatted(head));
    }
    List<Record> more = next();
    if (!more.isEmpty()) {
      return new BookVerdict.Fails(
          PostingRow.position(more.getFirst()),
          "%s is behind the book's head, entry %d".formatted(place(more), head));
    }
    return new BookVerdict.Holds(head, transactions, postings);
  }

  private @Nullable String differenceAt(long position, Object event) {
    for (Transaction expected : rules.of(position, event)) {
      List<Record> stored = next();
      String difference = difference(expected, stored);
      if (difference != null) return difference;
      transactions++;
      postings += stored.size();
    }
    if (peek() != null && PostingRow.position(peek()) <= position) {
      return "%s does not follow from the log".formatted(place(next()));
    }
    return null;
  }

  private static @Nullable String difference(Transaction expected, List<Record> stored) {
    String place = "transaction %d/%d".formatted(expected.position(), expected.index());
    if (stored.isEmpty() || expected.position() < PostingRow.position(stored.getFirst())) {
      return "%s (%s) is missing".formatted(place, expected.kind().code());
    }
    Transaction found;
    try {
      found = PostingRow.transaction(stored);
    } catch (IllegalArgumentException | ArithmeticException e) {
      return "%s is none: %s".formatted(place(stored), e.getMessage());
    }
    return found.equals(expected)
        ? null
        : "%s was changed: it should be %s, it is %s".formatted(place, expected, found);
  }

  /** The rows of the next stored transaction, none at the end. */
  private List<Record> next() {
    List<Record> gathered = new ArrayList<>();
    for (Record row = peek(); row != null; row = peek()) {
      if (!gathered.isEmpty() && !PostingRow.sameTransaction(gathered.getLast(), row)) break;
      gathered.add(row);
      ahead = null;
    }
    return gathered;
  }

  private @Nullable Record peek() {
    if (ahead == null && rows.hasNext()) ahead = rows.next();
    return ahead;
  }

  private static String place(List<Record> rows) {
    Record first = rows.getFirst();
    return "transaction %d/%d".formatted(PostingRow.position(first), PostingRow.index(first));
  }
}
