package zij.server.axon;

import io.lettuce.core.RedisClient;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Tracer;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.deadletter.jdbc.DeadLetterSchema;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcSequencedDeadLetterQueue;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.serialization.Serializer;
import org.jooq.DSLContext;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.scheduling.annotation.Scheduled;
import zij.command.Commands;
import zij.command.order.OrderHistory;
import zij.command.reaction.Delivery;
import zij.command.reaction.Erasure;
import zij.command.reaction.KeyChain;
import zij.command.reaction.Messenger;
import zij.command.reaction.Notices;
import zij.command.reaction.PersonalData;
import zij.command.reaction.Refund;
import zij.command.reaction.StarPayments;
import zij.command.reaction.SurplusRefund;
import zij.command.stock.KeptStocks;
import zij.ledger.book.BookProjection;
import zij.query.Arrivals;
import zij.query.audit.Entries;
import zij.query.audit.EntriesProjection;
import zij.query.audit.EntrySearch;
import zij.query.insights.Insights;
import zij.query.insights.InsightsProjection;
import zij.query.order.Orders;
import zij.query.order.OrdersProjection;
import zij.query.product.Catalogue;
import zij.query.product.CatalogueNews;
import zij.query.product.CatalogueProjection;
import zij.query.product.RedisCatalogue;
import zij.query.promotion.Promotions;
import zij.query.reconciliation.Differences;
import zij.query.reconciliation.ReconciliationProjection;
import zij.query.stock.StockProjection;
import zij.query.stock.Stocks;

/** Who follows the log, and how: projections and reactions. */
@Configuration(proxyBeanMethods = false)
class ProcessorConfiguration {
  /** A replay reads so many events per transaction; live ones come in smaller batches. */
  private static final int PROJECTION_BATCH = 500;

  private static final int PROJECTION_SEGMENTS = 2;
  private static final int DELIVERY_SEGMENTS = 4;
  private static final int REACTION_SEGMENTS = 2;
  private static final List<String> REACTIONS =
      List.of(Delivery.GROUP, SurplusRefund.GROUP, Refund.GROUP, Notices.GROUP, Erasure.GROUP);

  /** So many events are behind a reaction's token at the most; after a crash it sees them again. */
  private static final int REACTION_BATCH = 50;

  @Bean
  Arrivals arrivals() {
    return new Arrivals();
  }

  @Bean
  Reactions reactions(TokenStore tokens, TransactionManager transactions, EventStore log) {
    Map<String, Integer> segments =
        Map.of(
            Delivery.GROUP, DELIVERY_SEGMENTS,
            SurplusRefund.GROUP, REACTION_SEGMENTS,
            Refund.GROUP, REACTION_SEGMENTS,
            Notices.GROUP, REACTION_SEGMENTS,
            Erasure.GROUP, REACTION_SEGMENTS);
    return new Reactions(segments, tokens, transactions, log);
  }

  @Bean
  Orders orders(DSLContext dsl, Arrivals arrivals) {
    return new Orders(dsl, arrivals);
  }

  @Bean
  OrdersProjection ordersProjection(@Qualifier("processors") DSLContext dsl, Arrivals arrivals) {
    return new OrdersProjection(dsl, arrivals);
  }

  @Bean
  Entries entries(
      @Qualifier("questions") DSLContext dsl,
      @Qualifier("reads") DSLContext reads,
      Arrivals arrivals) {
    return new Entries(dsl, reads, arrivals);
  }

  @Bean
  EntrySearch entrySearch(@Qualifier("questions") DSLContext dsl) {
    return new EntrySearch(dsl);
  }

  @Bean
  EntriesProjection entriesProjection(@Qualifier("processors") DSLContext dsl, Arrivals arrivals) {
    return new EntriesProjection(dsl, arrivals);
  }

  @Bean
  Catalogue catalogue(
      DSLContext dsl,
      @Qualifier("reads") DSLContext reads,
      RedisConnectionFactory redis,
      MeterRegistry meters) {
    return new Catalogue(dsl, reads, new RedisCatalogue(redis, meters), meters);
  }

  @Bean
  CatalogueNews catalogueNews(LettuceConnectionFactory redis, Catalogue catalogue) {
    return new CatalogueNews((RedisClient) redis.getRequiredNativeClient(), catalogue);
  }

  @Bean
  CatalogueProjection catalogueProjection(
      @Qualifier("processors") DSLContext dsl, Catalogue catalogue) {
    return new CatalogueProjection(dsl, catalogue);
  }

  @Bean
  Stocks stocks(DSLContext dsl) {
    return new Stocks(dsl);
  }

  @Bean
  StockProjection stockProjection(@Qualifier("processors") DSLContext dsl, Catalogue catalogue) {
    return new StockProjection(dsl, catalogue::changed);
  }

  @Bean
  ReconciliationProjection reconciliationProjection(@Qualifier("processors") DSLContext dsl) {
    return new ReconciliationProjection(dsl);
  }

  @Bean
  Differences differences(DSLContext dsl) {
    return new Differences(dsl);
  }

  @Bean
  InsightsProjection insightsProjection(
      @Qualifier("processors") DSLContext dsl, Arrivals arrivals) {
    return new InsightsProjection(dsl, arrivals);
  }

  @Bean
  Insights insights(DSLContext dsl, @Qualifier("reads") DSLContext reads, Arrivals arrivals) {
    return new Insights(dsl, reads, arrivals);
  }

  @Bean
  Promotions promotions(DSLContext dsl) {
    return new Promotions(dsl);
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
      Tracer tracer) {
    projection(processing, OrdersProjection.GROUP, PROJECTION_SEGMENTS);
    projection(processing, CatalogueProjection.GROUP, PROJECTION_SEGMENTS);
    projection(processing, StockProjection.GROUP, 1); // its rows are few
    projection(processing, ReconciliationProjection.GROUP, PROJECTION_SEGMENTS);
    projection(processing, EntriesProjection.GROUP, 1); // its rows follow each other like the log's
    projection(processing, InsightsProjection.GROUP, 1); // its sums tell by a head what is in them
    projection(processing, BookProjection.GROUP, 1); // its head leaves nothing behind
    reaction(processing, Delivery.GROUP, DELIVERY_SEGMENTS);
    reaction(processing, SurplusRefund.GROUP, REACTION_SEGMENTS);
    reaction(processing, Refund.GROUP, REACTION_SEGMENTS);
    reaction(processing, Notices.GROUP, REACTION_SEGMENTS);
    reaction(processing, Erasure.GROUP, REACTION_SEGMENTS);
    processing.registerDefaultHandlerInterceptor((_, _) -> new TraceOfEvent(tracer));
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

  /** A projection's rows and its token change in one transaction; what fails is tried again. */
  private static void projection(EventProcessingConfigurer processing, String group, int segments) {
    processing.registerPooledStreamingEventProcessor(
        group,
        org.axonframework.config.Configuration::eventStore,
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
        org.axonframework.config.Configuration::eventStore,
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

  /** Looks after what is known of the catalogue, whatever news was lost. */
  @Bean
  CatalogueWatch catalogueWatch(Catalogue catalogue, CatalogueNews news) {
    return new CatalogueWatch(catalogue, news);
  }

  record CatalogueWatch(Catalogue catalogue, CatalogueNews news) {
    @Scheduled(fixedDelayString = "PT1S")
    void look() {
      news.listen();
      catalogue.refresh();
    }
  }
}
