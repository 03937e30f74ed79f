package zij.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import zij.bench.Measurement.Kind;
import zij.ledger.book.BookAudit;
import zij.ledger.book.BookSchema;
import zij.ledger.book.BookVerdict;
import zij.ledger.book.BookWriter;
import zij.ledger.book.HoldPeriods;
import zij.ledger.book.LanguageSerializer;
import zij.ledger.book.LoggedCharges;
import zij.ledger.book.PostingRules;
import zij.ledger.book.Transaction;
import zij.ledger.log.Appender;
import zij.ledger.log.LogEvents;
import zij.ledger.log.LogReader;
import zij.ledger.log.LogSchema;
import zij.ledger.log.Positions;

/**
 * The recomputation of the whole book from a log of purchases: read, deserialised, posted again in
 * memory and compared with every stored posting.
 */
final class BookBenchmark implements Benchmark {
  private static final String DATABASE = "book";

  /** A million in a minute. */
  private static final double POSTINGS_PER_SECOND = 1_000_000 / 60.0;

  /** So that rounds of five seconds, the default, mean a million postings. */
  private static final int PURCHASES_PER_SECOND = 31_250;

  private static final int BATCH = 500;

  @Override
  public String name() {
    return "book";
  }

  @Override
  public List<Measurement> run(Plan plan, Database database) throws Exception {
    database.create(DATABASE);
    LogSchema.migrate(database.dataSource(DATABASE, Database.OWNER), Database.APPLICATION);
    BookSchema.migrate(database.dataSource(DATABASE, Database.OWNER), Database.APPLICATION);
    HikariConfig pool = new HikariConfig();
    pool.setDataSource(database.dataSource(DATABASE, Database.APPLICATION));
    pool.setMaximumPoolSize(2);
    try (HikariDataSource source = new HikariDataSource(pool)) {
      append(source, plan.seconds() * PURCHASES_PER_SECOND);
      LogEvents log =
          new LogEvents(
              new LogReader(source, 1), LanguageSerializer.create(), NoOpEventUpcaster.INSTANCE);
      post(source, log);
      Rounds rounds = new Rounds();
      BookVerdict.Holds last = new BookVerdict.Holds(-1, 0, 0);
      for (int round = 0; round < plan.rounds(); round++) {
        long begin = System.nanoTime();
        last = recompute(source, log);
        rounds.add(round(last.postings(), System.nanoTime() - begin));
      }
      String peer = "a million postings in a minute, what is asked for";
      return List.of(
          Measurement.of(
                  "book, postings recomputed", rounds, peer, POSTINGS_PER_SECOND, 1, Kind.LIMIT)
              .withNote(
                  "%,d postings of %,d entries; p50 and p99 are of whole recomputations"
                      .formatted(last.postings(), last.position() + 1)));
    }
  }

  private static Load.Round round(long postings, long nanos) {
    Histogram whole = Load.newHistogram();
    whole.recordValue(Math.min(Duration.ofMinutes(2).toNanos(), nanos) / 1_000);
    return new Load.Round(postings, nanos / 1e9, whole);
  }

  private static void append(HikariDataSource source, int purchases) {
    PurchaseEvents events = new PurchaseEvents();
    try (Appender appender =
        new Appender(source, Appender.Limits.DEFAULT, _ -> {}, new SimpleMeterRegistry())) {
      for (int from = 0; from < purchases; from += BATCH / PurchaseEvents.MOST) {
        int to = Math.min(purchases, from + BATCH / PurchaseEvents.MOST);
        appender.append(events.leaves(from, to));
      }
    }
  }

  /** What the projection does, batch by batch. */
  private static void post(HikariDataSource source, LogEvents log) {
    BookWriter writer = new BookWriter(DSL.using(source, SQLDialect.POSTGRES));
    writer.declareHold(Duration.ofDays(21));
    HoldPeriods holds = writer.holds();
    PostingRules rules = new PostingRules(holds, new LoggedCharges(log));
    List<Transaction> batch = new ArrayList<>();
    long position = -1;
    for (var events = log.from(0).iterator(); events.hasNext(); ) {
      TrackedEventMessage<?> event = events.next();
      position = Positions.after(event.trackingToken()) - 1;
      batch.addAll(rules.of(position, event.getPayload()));
      if (position % BATCH == 0) {
        writer.post(position, holds, batch);
        batch.clear();
      }
    }
    writer.post(position, holds, batch);
  }

  private static BookVerdict.Holds recompute(HikariDataSource source, LogEvents log)
      throws Exception {
    try (Connection connection = source.getConnection()) {
      return switch (BookAudit.verify(connection, log, _ -> {})) {
        case BookVerdict.Holds holds -> holds;
        case BookVerdict.Fails fails -> throw new IllegalStateException(fails.reason());
      };
    }
  }
}
