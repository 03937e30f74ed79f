package zij.command.order;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.SimpleEventBus;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.NoSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.MultiParameterResolverFactory;
import org.axonframework.messaging.annotation.SimpleResourceParameterResolverFactory;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.inspection.AggregateModel;
import org.axonframework.modelling.command.inspection.AnnotatedAggregateMetaModelFactory;
import zij.command.product.Offers;
import zij.language.Decision;
import zij.language.order.OrderCommand;
import zij.language.order.OrderEvent;

/** One order in the real aggregate, without a store around it: quick enough for thousands. */
final class OrderWorld {
  /** The offers in force; tests change them as merchants do. Belongs to the calling thread. */
  private static final ThreadLocal<Offers> OFFERS = ThreadLocal.withInitial(OrderStory::shelf);

  /** Always the same, so that replays decide the same. */
  private static final CreditsByHand CREDITS = new CreditsByHand(50);

  /** Nobody has to count, so that replays decide the same. */
  private static final DealsByHand DEALS = new DealsByHand().on(OrderStory.ALL_OFF);

  private static final AggregateModel<Order> MODEL =
      AnnotatedAggregateMetaModelFactory.inspectAggregate(
          Order.class,
          MultiParameterResolverFactory.ordered(
              ClasspathParameterResolverFactory.forClass(Order.class),
              new SimpleResourceParameterResolverFactory(
                  List.of(
                      (Offers) product -> OFFERS.get().offer(product),
                      DEALS,
                      CREDITS,
                      new Unlimited()))));

  private final List<OrderEvent> history = new ArrayList<>();
  private final EventSourcedAggregate<Order> order;

  private OrderWorld(List<OrderEvent> past) {
    SimpleEventBus bus = SimpleEventBus.builder().build();
    var _ = bus.subscribe(news -> news.forEach(n -> history.add((OrderEvent) n.getPayload())));
    order =
        EventSourcedAggregate.initialize(
            new Order(OrderStory.ORDER), MODEL, bus, NoSnapshotTriggerDefinition.TRIGGER);
    if (!past.isEmpty()) order.initializeState(stream(past));
    history.addAll(past);
  }

  /** An order to which this has happened, as read from a log. */
  static OrderWorld after(List<OrderEvent> past) {
    return new OrderWorld(past);
  }

  static void offer(Offers offers) {
    OFFERS.set(offers);
  }

  /** What has happened so far. */
  List<OrderEvent> history() {
    return List.copyOf(history);
  }

  Decision<?> send(OrderCommand command) throws Exception {
    CommandMessage<?> message = GenericCommandMessage.asCommandMessage(command);
    var result =
        DefaultUnitOfWork.startAndGet(message).executeWithResult(() -> order.handle(message));
    if (result.isExceptional())
      throw new AssertionError(command.toString(), result.exceptionResult());
    return (Decision<?>) result.getPayload();
  }

  private static DomainEventStream stream(List<OrderEvent> past) {
    List<GenericDomainEventMessage<OrderEvent>> messages = new ArrayList<>();
    for (OrderEvent event : past) {
      messages.add(
          new GenericDomainEventMessage<>(
              "order", OrderStory.ORDER.toString(), messages.size(), event, Map.of()));
    }
    return DomainEventStream.of(messages);
  }
}
