package zij.command.stock;

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
import zij.language.Decision;
import zij.language.stock.StockCommand;
import zij.language.stock.StockEvent;

/** One stock in the real aggregate, without a store around it: quick enough for thousands. */
final class StockWorld {
  private static final AggregateModel<Stock> MODEL =
      AnnotatedAggregateMetaModelFactory.inspectAggregate(
          Stock.class,
          MultiParameterResolverFactory.ordered(
              ClasspathParameterResolverFactory.forClass(Stock.class),
              new SimpleResourceParameterResolverFactory(List.of(StockStory.offers()))));

  private final List<StockEvent> history = new ArrayList<>();
  private final EventSourcedAggregate<Stock> stock;

  /** A stock to which this has happened, as read from a log. */
  StockWorld(List<StockEvent> past) {
    SimpleEventBus bus = SimpleEventBus.builder().build();
    var _ = bus.subscribe(news -> news.forEach(n -> history.add((StockEvent) n.getPayload())));
    String id = StockEvent.aggregateId(StockStory.TEA);
    stock =
        EventSourcedAggregate.initialize(
            new Stock(id), MODEL, bus, NoSnapshotTriggerDefinition.TRIGGER);
    List<GenericDomainEventMessage<StockEvent>> messages = new ArrayList<>();
    for (StockEvent event : past) {
      messages.add(new GenericDomainEventMessage<>("stock", id, messages.size(), event, Map.of()));
    }
    if (!past.isEmpty()) stock.initializeState(DomainEventStream.of(messages));
    history.addAll(past);
  }

  /** What has happened so far. */
  List<StockEvent> history() {
    return List.copyOf(history);
  }

  Decision<?> send(StockCommand command) throws Exception {
    CommandMessage<?> message = GenericCommandMessage.asCommandMessage(command);
    var result =
        DefaultUnitOfWork.startAndGet(message).executeWithResult(() -> stock.handle(message));
    if (result.isExceptional())
      throw new AssertionError(command.toString(), result.exceptionResult());
    return (Decision<?>) result.getPayload();
  }
}
