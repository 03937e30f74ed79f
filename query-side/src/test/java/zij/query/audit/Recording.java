package zij.query.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import zij.language.Language;
import zij.language.Provenance;
import zij.language.Quantity;
import zij.language.Refusal;
import zij.language.Stars;
import zij.language.TelegramUserId;
import zij.language.order.ChargeId;
import zij.language.order.DeliveredGood;
import zij.language.order.OrderEvent;
import zij.language.order.OrderId;
import zij.language.order.OrderLine;
import zij.language.order.Payment;
import zij.language.product.Good;
import zij.language.product.Price;
import zij.language.product.ProductId;
import zij.query.Arrivals;
import zij.query.TestViews;
import zij.query.projection.EventLog;

/** A log of some events, and what is found of them. Positions are those of the list. */
final class Recording {
  static final Instant AT = Instant.parse("2026-11-21T09:00:00.123456789Z");
  static final ProductId TEA = new ProductId("green-tea");
  static final ProductId CHART = new ProductId("chart");
  static final long FRIEND = 7_999;

  final TestViews views = TestViews.create();
  final Arrivals arrivals = new Arrivals();
  final EntriesProjection projection = new EntriesProjection(views.dsl(), arrivals);
  final Entries entries = new Entries(views.dsl(), views.dsl(), arrivals);
  final List<EventMessage<?>> log = new ArrayList<>();

  static TelegramUserId buyer(int number) {
    return new TelegramUserId(7_000 + number);
  }

  static OrderId order(int buyer, int number) {
    return OrderId.of(buyer(buyer), "key-" + number);
  }

  static OrderEvent.Placed placed(int buyer, int number) {
    return new OrderEvent.Placed(
        order(buyer, number),
        buyer(buyer),
        Language.ENGLISH,
        lines(),
        new Stars(130),
        "print",
        AT.plusSeconds(1_800),
        AT);
  }

  private static List<OrderLine> lines() {
    return List.of(
        new OrderLine(TEA, "Green tea", new Quantity(2), Price.of(50)),
        new OrderLine(CHART, "Star chart", new Quantity(1), Price.of(30)));
  }

  static Payment payment(String charge, long stars) {
    return new Payment(new ChargeId(charge), "", new Stars(stars), "{}");
  }

  /** An order that was paid, and once more by a friend, who got the surplus back. */
  static List<OrderEvent> life(int buyer, int number) {
    OrderEvent.Placed placed = placed(buyer, number);
    OrderId id = placed.order();
    Good good = Good.of("https://example.org/tea");
    return List.of(
        placed,
        new OrderEvent.InvoiceIssued(id, "https://t.me/$x", AT),
        new OrderEvent.CheckoutApproved(id, "q", AT),
        new OrderEvent.Paid(id, placed.buyer(), lines(), payment("paid-" + id, 130), AT),
        new OrderEvent.SurplusCharged(
            id, new TelegramUserId(FRIEND), payment("twice-" + id, 131), Refusal.ALREADY_PAID, AT),
        new OrderEvent.SurplusRefunded(id, new ChargeId("twice-" + id), new Stars(131), AT),
        new OrderEvent.Delivered(id, List.of(new DeliveredGood(TEA, "Green tea", good)), AT));
  }

  /** Appends to the log; nothing is seen of it yet. */
  void append(String aggregate, Object event) {
    Provenance by =
        new Provenance("7001", "user", "test.do", "4bf92f3577b34da6a3ce929d0e0e4736", "update:1");
    log.add(
        new GenericDomainEventMessage<>(
            aggregate.equals("green-tea") ? "product" : "order",
            aggregate,
            log.size(),
            event,
            by.asMetadata(),
            "event-" + log.size(),
            AT.plusMillis(log.size())));
  }

  void append(OrderEvent... events) {
    for (OrderEvent event : events) append(event.order().toString(), event);
  }

  /** Lets the projection see a part of the log as one batch. */
  void see(int from, int to) {
    TestViews.inBatch(() -> {
      for (int i = from; i < to; i++) {
        projection.on(log.get(i), new GlobalSequenceTrackingToken(i));
      }
    });
  }

  void seeAll() {
    see(0, log.size());
  }

  /** The log as a rebuild reads it. */
  EventLog readable() {
    return new EventLog() {
      @Override
      public long size() {
        return log.size();
      }

      @Override
      public List<TrackedEventMessage<?>> between(long from, long to) {
        List<TrackedEventMessage<?>> events = new ArrayList<>();
        for (long at = from; at < to; at++) {
          events.add(
              EventUtils.asTrackedEventMessage(
                  log.get((int) at), new GlobalSequenceTrackingToken(at)));
        }
        return events;
      }
    };
  }

  List<String> rows() {
    return views.rows("entry", "position");
  }

  /** The entries that a filter lets through, oldest first. */
  List<LedgerEntry> found(EntryFilter filter) {
    return entries.list(filter, log.size(), Entries.Sort.OLDEST, null, Entries.MAX_PAGE);
  }

  List<Long> positions(EntryFilter filter) {
    return found(filter).stream().map(LedgerEntry::position).toList();
  }
}
