package zij.server.axon;

import io.micrometer.tracing.Tracer;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.deadletter.jdbc.DeadLetterSchema;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcSequencedDeadLetterQueue;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import zij.command.Commands;
import zij.command.order.OrderHistory;
import zij.command.reaction.ChatAccess;
import zij.command.reaction.Delivery;
import zij.command.reaction.Erasure;
import zij.command.reaction.KeyChain;
import zij.command.reaction.Messenger;
import zij.command.reaction.Notices;
import zij.command.reaction.PersonalData;
import zij.command.reaction.Refund;
import zij.command.reaction.StarPayments;
import zij.command.reaction.Subscribing;
import zij.command.reaction.SupportNotices;
import zij.command.reaction.SurplusRefund;
import zij.command.stock.KeptStocks;
import zij.ledger.book.BookProjection;
import zij.ledger.log.LogEventStore;
import zij.query.audit.EntriesProjection;
import zij.query.credit.CreditProjection;
import zij.query.insights.InsightsProjection;
import zij.query.membership.MembershipsProjection;
import zij.query.order.OrdersProjection;
import zij.query.parcel.ParcelsProjection;
import zij.query.product.CatalogueProjection;
import zij.query.reconciliation.ReconciliationProjection;
import zij.query.stock.StockProjection;
import zij.query.subscription.SubscriptionsProjection;
import zij.query.support.CasesProjection;
import zij.server.trace.Traces;

/** Who follows the log, and how: projections and reactions. */
@Configuration(proxyBeanMethods = false)
class ProcessorConfiguration {
  /** A replay reads so many events per transaction; live ones come in smaller batches. */
  private static final int PROJECTION_BATCH = 500;

  private static final int PROJECTION_SEGMENTS = 2;
  private static final int DELIVERY_SEGMENTS = 4;
  private static final int REACTION_SEGMENTS = 2;
  private static final List<String> REACTIONS =
      List.of(
          Delivery.GROUP,
          SurplusRefund.GROUP,
          Refund.GROUP,
          Subscribing.GROUP,
          ChatAccess.GROUP,
          Notices.GROUP,
          SupportNotices.GROUP,
          Erasure.GROUP);

  /** What shoppers look at while they wait. */
  private static final Set<String> PROMPT =
      Set.of(
          OrdersProjection.GROUP,
          CatalogueProjection.GROUP,
          StockProjection.GROUP,
          CreditProjection.GROUP,
          SubscriptionsProjection.GROUP,
          MembershipsProjection.GROUP,
          Delivery.GROUP,
          Subscribing.GROUP,
          ChatAccess.GROUP);

  /** So many events are behind a reaction's token at the most; after a crash it sees them again. */
  private static final int REACTION_BATCH = 50;

  @Bean
  Reactions reactions(TokenStore tokens, TransactionManager transactions, EventStore log) {
    Map<String, Integer> segments =
        Map.of(
            Delivery.GROUP, DELIVERY_SEGMENTS,
            SurplusRefund.GROUP, REACTION_SEGMENTS,
            Refund.GROUP, REACTION_SEGMENTS,
            Subscribing.GROUP, REACTION_SEGMENTS,
            ChatAccess.GROUP, REACTION_SEGMENTS,
            Notices.GROUP, REACTION_SEGMENTS,
            SupportNotices.GROUP, REACTION_SEGMENTS,
            Erasure.GROUP, REACTION_SEGMENTS);
    return new Reactions(segments, tokens, transactions, log);
  }

  @Bean
  Delivery delivery(Commands commands, KeptStocks stocks, KeyChain keyChain, InstantSource clock) {
    return new Delivery(commands, stocks, keyChain, clock);
  }

  @Bean
  SurplusRefund surplusRefund(Commands commands, StarPayments payments, InstantSource clock) {
    return new SurplusRefund(commands, payments, clock);
  }

  @Bean
  Refund refund(Commands commands, StarPayments payments, InstantSource clock) {
    return new Refund(commands, payments, clock);
  }

  @Bean
  Erasure erasure(PersonalData data) {
    return new Erasure(data);
  }

  @Bean
  Notices notices(OrderHistory orders, Messenger messenger) {
    return new Notices(orders, messenger);
  }

  @Autowired
  void configure(
      EventProcessingConfigurer processing,
      ConnectionProvider connections,
      TransactionManager transactions,
      DeadLetterSchema schema,
      Serializer serializer,
      @Qualifier("eventSerializer") Serializer eventSerializer,
      Tracer tracer,
      Traces traces) {
    projection(processing, OrdersProjection.GROUP, PROJECTION_SEGMENTS);
    projection(processing, CatalogueProjection.GROUP, PROJECTION_SEGMENTS);
    projection(processing, StockProjection.GROUP, 1); // its rows are few
    projection(processing, ReconciliationProjection.GROUP, PROJECTION_SEGMENTS);
    projection(processing, SubscriptionsProjection.GROUP, 1); // it hears of orders too
    projection(processing, MembershipsProjection.GROUP, 1); // its rows are few
    projection(processing, CasesProjection.GROUP, 1); // its rows are few
    projection(processing, ParcelsProjection.GROUP, 1); // its rows are few
    projection(processing, CreditProjection.GROUP, 1); // its rows are few
    projection(processing, EntriesProjection.GROUP, 1); // its rows follow each other like the log's
    projection(processing, InsightsProjection.GROUP, 1); // its sums tell by a head what is in them
    projection(processing, BookProjection.GROUP, 1); // its head leaves nothing behind
    reaction(processing, Delivery.GROUP, DELIVERY_SEGMENTS);
    reaction(processing, SurplusRefund.GROUP, REACTION_SEGMENTS);
    reaction(processing, Refund.GROUP, REACTION_SEGMENTS);
    reaction(processing, Subscribing.GROUP, REACTION_SEGMENTS);
    reaction(processing, ChatAccess.GROUP, REACTION_SEGMENTS);
    reaction(processing, Notices.GROUP, REACTION_SEGMENTS);
    reaction(processing, SupportNotices.GROUP, REACTION_SEGMENTS);
    reaction(processing, Erasure.GROUP, REACTION_SEGMENTS);
    processing.registerDefaultHandlerInterceptor((_, group) ->
        new TraceOfEvent(
            tracer, traces, (REACTIONS.contains(group) ? "reaction " : "projection ") + group));
    for (String group : REACTIONS) {
      // By name: what a provider gives is not asked for by processors that are registered by name.
      processing.registerDeadLetterQueue(
          group,
          _ ->
              JdbcSequencedDeadLetterQueue.builder()
                  .processingGroup(group)
                  .connectionProvider(connections)
                  .transactionManager(transactions)
                  .schema(schema)
                  .genericSerializer(serializer)
                  .eventSerializer(eventSerializer)
                  .maxSequences(10_000)
                  .maxSequenceSize(1_000)
                  .build());
      // Only the owner of a segment adds letters of its sequences, so it need not ask each time.
      processing.registerDeadLetteringEventHandlerInvokerConfiguration(
          group, (_, invoker) -> invoker.enableSequenceIdentifierCache());
    }
  }

  /** The log, in larger helpings for those that nobody waits for with a phone in the hand. */
  private static StreamableMessageSource<TrackedEventMessage<?>> source(
      String group, org.axonframework.config.Configuration axon) {
    LogEventStore log = (LogEventStore) axon.eventStore();
    return PROMPT.contains(group) ? log : log.unhurried();
  }

  /** A projection's rows and its token change in one transaction; what fails is tried again. */
  private static void projection(EventProcessingConfigurer processing, String group, int segments) {
    processing.registerPooledStreamingEventProcessor(
        group,
        axon -> source(group, axon),
        (_, processor) ->
            processor
                .initialSegmentCount(segments)
                .initialToken(StreamableMessageSource::createTailToken)
                .batchSize(PROJECTION_BATCH));
    processing.registerListenerInvocationErrorHandler(
        group, _ -> org.axonframework.eventhandling.PropagatingErrorHandler.instance());
  }

  /**
   * A reaction calls the outside world or waits for a commit of its own, and must not hold a
   * transaction meanwhile. It may see an event twice, which its commands bear.
   */
  private static void reaction(EventProcessingConfigurer processing, String group, int segments) {
    processing.registerPooledStreamingEventProcessor(
        group,
        axon -> source(group, axon),
        (_, processor) ->
            processor
                .initialSegmentCount(segments)
                .initialToken(StreamableMessageSource::createTailToken)
                .batchSize(REACTION_BATCH)
                .transactionManager(NoTransactionManager.instance()));
    // Axon's own handler would log the failure and go on, and nothing would become a dead letter.
    processing.registerListenerInvocationErrorHandler(
        group, _ -> org.axonframework.eventhandling.PropagatingErrorHandler.instance());
  }
}
