package zij.server.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import zij.language.TelegramUserId;
import zij.language.Vocabulary;
import zij.language.order.OrderEvent;
import zij.language.order.OrderId;
import zij.language.subscription.SubscriptionEvent;

/** What happened to single orders, as the log says at this moment. Thread-safe. */
@Component
class SaleStories {
  /** The longest story that is told; what comes later is left out. */
  static final int MAX_HAPPENINGS = 500;

  /**
   * One thing that happened.
   *
   * @param type the event's logical name
   */
  record Happening(String type, Instant at) {}

  /**
   * A payment that is to go back.
   *
   * @param by the owner who wants it
   */
  record WantedRefund(String reason, TelegramUserId by, Instant at) {}

  /** What happened, the first of it first. */
  record Story(@Nullable WantedRefund refund, List<Happening> happenings) {}

  private final EventStore log;

  SaleStories(EventStore log) {
    this.log = log;
  }

  Story of(OrderId order) {
    List<Happening> happenings = new ArrayList<>();
    WantedRefund refund = null;
    var events = log.readEvents(order.toString());
    while (events.hasNext() && happenings.size() < MAX_HAPPENINGS) {
      if (!(events.next().getPayload() instanceof OrderEvent event)) continue;
      happenings.add(new Happening(Vocabulary.nameOf(event.getClass()), event.at()));
      if (event instanceof OrderEvent.RefundRequested wanted) {
        refund = new WantedRefund(wanted.reason().text(), wanted.by(), wanted.at());
      }
    }
    happenings.addAll(ofSubscription(order, MAX_HAPPENINGS - happenings.size()));
    happenings.sort(Comparator.comparing(Happening::at));
    return new Story(refund, happenings);
  }

  private List<Happening> ofSubscription(OrderId order, int atMost) {
    return log.readEvents(SubscriptionEvent.aggregateId(order))
        .asStream()
        .map(EventMessage::getPayload)
        .filter(SubscriptionEvent.class::isInstance)
        .map(SubscriptionEvent.class::cast)
        .limit(atMost)
        .map(event -> new Happening(Vocabulary.nameOf(event.getClass()), event.at()))
        .toList();
  }
}
