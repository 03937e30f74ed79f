package zij.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.HdrHistogram.Histogram;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import zij.bench.Measurement.Kind;
import zij.ledger.book.LanguageSerializer;
import zij.ledger.log.LogEvents;
import zij.ledger.log.LogReader;
import zij.ledger.log.LogSchema;
import zij.query.QuerySchema;
import zij.query.order.OrderRows;
import zij.query.projection.EventLog;
import zij.query.projection.Rebuild;

/**
 * The orders view built anew from a log of purchases, whole: read, deserialised, written, indexed
 * and swapped. The peer is what is asked for.
 */
final class RebuildBenchmark implements Benchmark {
  private static final String DATABASE = "rebuild";
  private static final double LEAST_PER_SECOND = 50_000;
  private static final double GOAL_PER_SECOND = 100_000;

  /** So that rounds of five seconds, the default, mean half a million events and more. */
  private static final int PURCHASES_PER_SECOND = 20_000;

  private static final int READERS = 2;

  private record ReadLog(LogReader reader, LogEvents events) implements EventLog {
    @Override
    public long size() {
      return reader.size();
    }

    @Override
    public List<TrackedEventMessage<?>> between(long from, long to) {
      return events.between(from, to);
    }
  }

  @Override
  public String name() {
    return "rebuild";
  }

  @Override
  public List<Measurement> run(Plan plan, Database database) throws Exception {
    database.create(DATABASE);
    DataSource owner = database.dataSource(DATABASE, Database.OWNER);
    LogSchema.migrate(owner, Database.APPLICATION);
    QuerySchema.migrate(owner, Database.APPLICATION);
    HikariConfig pool = new HikariConfig();
    pool.setDataSource(owner);
    pool.setMaximumPoolSize(READERS);
    try (HikariDataSource source = new HikariDataSource(pool)) {
      PurchaseEvents.append(source, plan.seconds() * PURCHASES_PER_SECOND);
      LogReader reader = new LogReader(source, READERS);
      EventLog log =
          new ReadLog(
              reader,
              new LogEvents(reader, LanguageSerializer.create(), NoOpEventUpcaster.INSTANCE));
      Rounds rounds = new Rounds();
      for (int round = plan.warmUpSeconds() > 0 ? -1 : 0; round < plan.rounds(); round++) {
        Load.Round measured = rebuild(owner, log);
        if (round >= 0) rounds.add(measured); // before that, things were compiled
      }
      String note =
          "%,d events of %,d orders; p50 and p99 are of whole rebuilds"
              .formatted(log.size(), plan.seconds() * PURCHASES_PER_SECOND);
      String asked = "what is asked for";
      return List.of(
          Measurement.of("rebuild, orders", rounds, asked, LEAST_PER_SECOND, 1, Kind.LIMIT)
              .withNote(note),
          Measurement.of(
              "rebuild, orders, the goal", rounds, asked, GOAL_PER_SECOND, 1, Kind.GOAL));
    }
  }

  private static Load.Round rebuild(DataSource owner, EventLog log) throws Exception {
    long begin = System.nanoTime();
    Rebuild.End end = new Rebuild<>(new OrderRows(), owner, log, _ -> {}).run();
    if (end != Rebuild.End.SWAPPED) throw new IllegalStateException("the rebuild ended " + end);
    long nanos = System.nanoTime() - begin;
    Histogram whole = Load.newHistogram();
    whole.recordValue(Math.min(Duration.ofMinutes(2).toNanos(), nanos) / 1_000);
    return new Load.Round(log.size(), nanos / 1e9, whole);
  }
}
