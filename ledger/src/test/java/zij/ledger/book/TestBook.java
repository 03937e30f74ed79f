package zij.ledger.book;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import zij.language.order.OrderEvent;
import zij.language.subscription.SubscriptionEvent;
import zij.ledger.log.Appender;
import zij.ledger.log.Entry;
import zij.ledger.log.Leaf;
import zij.ledger.log.LogEvents;
import zij.ledger.log.LogReader;
import zij.ledger.log.LogicalTypeSerializer;
import zij.ledger.log.TestLog;

/** A real log with a book over it, in a database of their own. */
final class TestBook {
  final TestLog log = TestLog.create();
  final DSLContext dsl;
  final LogEvents events;
  final BookWriter writer;
  final BookProjection projection;
  final Book book;

  private final LogicalTypeSerializer serializer = LanguageSerializer.create();
  private long sequence;

  TestBook() {
    BookSchema.migrate(log.owner(), TestLog.APPLICATION);
    dsl = DSL.using(log.application(), SQLDialect.POSTGRES);
    events =
        new LogEvents(new LogReader(log.application(), 4), serializer, NoOpEventUpcaster.INSTANCE);
    writer = new BookWriter(dsl);
    projection = new BookProjection(writer, new LoggedCharges(events));
    book = new Book(dsl);
    writer.declareHold(Story.HOLD);
  }

  /** Appends events to the log, as they would be by their aggregates. */
  void happens(List<?> news) {
    try (Appender appender =
        new Appender(
            log.application(), Appender.Limits.DEFAULT, _ -> {}, new SimpleMeterRegistry())) {
      for (int from = 0; from < news.size(); from += 100) {
        appender.append(
            news.subList(from, Math.min(news.size(), from + 100)).stream()
                .map(this::leaf)
                .toList());
      }
    }
  }

  void happens(Object... news) {
    happens(List.of(news));
  }

  private Leaf leaf(Object event) {
    var payload = serializer.serialize(event, byte[].class);
    String aggregate =
        switch (event) {
          case OrderEvent it -> it.order().toString();
          case SubscriptionEvent it -> SubscriptionEvent.aggregateId(it.order());
          default -> UUID.randomUUID().toString();
        };
    return Leaf.of(
        new Entry(
            UUID.randomUUID().toString(),
            "test",
            aggregate,
            sequence++, // rises in each aggregate, which is all that is needed here
            payload.getType().getName(),
            payload.getType().getRevision(),
            Entry.nanosOf(Story.AT),
            payload.getData(),
            "{}".getBytes(StandardCharsets.UTF_8),
            new byte[Entry.SALT_SIZE]));
  }

  /** The log's events as a processor gets them. */
  List<TrackedEventMessage<?>> logged() {
    return events.from(0).<TrackedEventMessage<?>>map(event -> event).toList();
  }

  /** Shows events to the projection as one batch. */
  void see(List<TrackedEventMessage<?>> batch) {
    UnitOfWork<EventMessage<?>> unit =
        DefaultUnitOfWork.startAndGet(new GenericEventMessage<>("batch"));
    try {
      batch.forEach(event -> projection.on(event.getPayload(), event.trackingToken()));
      unit.commit();
    } finally {
      if (unit.isActive()) unit.rollback();
    }
  }

  /** Shows the projection everything there is. */
  void seeAll() {
    see(logged());
  }

  /** Every row of the book as JSON, in order. */
  List<String> rows() {
    return dsl.fetch("select to_jsonb(p)::text from book.posting p order by position, index, line")
        .map(row -> String.valueOf(row.get(0)));
  }

  /** Empties the book as its owner could, against its triggers. */
  void forget() throws SQLException {
    log.execute(
        "set session_replication_role = replica; truncate book.posting;"
            + " update book.head set position = -1");
  }

  /** Does what only somebody with all rights can do, against all triggers. */
  void tamper(String sql) throws SQLException {
    log.execute("set session_replication_role = replica; " + sql);
  }

  BookVerdict audit() throws SQLException {
    try (Connection connection = log.application().getConnection()) {
      return BookAudit.verify(connection, events, _ -> {});
    }
  }
}
