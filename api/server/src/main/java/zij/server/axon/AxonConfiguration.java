package zij.server.axon;

import io.opentelemetry.context.Context;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.DefaultCommandBusSpanFactory;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.deadletter.jdbc.DeadLetterSchema;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import tools.jackson.databind.jsontype.PolymorphicTypeValidator;
import zij.command.AggregateCache;
import zij.command.Aggregates;
import zij.command.Commands;
import zij.command.credit.Credits;
import zij.command.credit.LoggedCredits;
import zij.command.credit.StoreCredit;
import zij.command.order.OrderHistory;
import zij.command.order.Quotes;
import zij.command.order.Supply;
import zij.command.product.LoggedOffers;
import zij.command.product.Offers;
import zij.command.promotion.Deals;
import zij.command.promotion.LoggedDeals;
import zij.command.promotion.Promotion;
import zij.command.quota.LoggedQuotas;
import zij.command.quota.Quota;
import zij.command.quota.Quotas;
import zij.command.stock.KeptStocks;
import zij.language.Provenance;
import zij.ledger.book.LanguageSerializer;
import zij.ledger.log.LiveTail;
import zij.ledger.log.LogEventStorageEngine;
import zij.server.trace.Traces;

/** Axon: aggregates with a cache, commands without a transaction, bookkeeping in PostgreSQL. */
@Configuration(proxyBeanMethods = false)
class AxonConfiguration {
  private static final int CACHED_AGGREGATES = 5_000;

  /** The clock of everything but the aggregates, which have none; no finer than people can use. */
  @Bean
  InstantSource clock() {
    return Clock.tickMillis(ZoneOffset.UTC);
  }

  @Bean
  @Primary
  Serializer serializer() {
    // Axon's replay tokens carry their own type; nothing but Axon's types is ever named there.
    PolymorphicTypeValidator axonTypes =
        BasicPolymorphicTypeValidator.builder().allowIfSubType("org.axonframework.").build();
    return Jackson3Serializer.builder()
        .jsonMapperBuilderCustomizer(json -> json.polymorphicTypeValidator(axonTypes))
        .build();
  }

  /** Events under their logical names. */
  @Bean
  @Qualifier("eventSerializer")
  Serializer eventSerializer() {
    return LanguageSerializer.create();
  }

  /** What goes from a command to its events. */
  @Bean
  CorrelationDataProvider provenance() {
    return new SimpleCorrelationDataProvider(
        Provenance.USER,
        Provenance.ACTOR,
        Provenance.OPERATION,
        Provenance.TRACE_ID,
        Provenance.EVIDENCE,
        Provenance.CONSENT);
  }

  /**
   * Handles on the calling thread and takes no database connection: the log's appender has the only
   * one that a command needs.
   */
  @Bean
  CommandBus commandBus(CorrelationDataProvider provenance, Traces traces) {
    SimpleCommandBus bus =
        SimpleCommandBus.builder()
            .transactionManager(NoTransactionManager.instance())
            .spanFactory(
                DefaultCommandBusSpanFactory.builder().spanFactory(new AxonSpans(traces)).build())
            .build();
    var _ = bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(List.of(provenance)));
    return bus;
  }

  @Bean
  Commands commands(CommandBus bus) {
    return new Commands(bus, LogEventStorageEngine.POSITION, task -> Context.current().wrap(task));
  }

  @Bean
  Offers offers(EventStore log, LiveTail tail) {
    return new LoggedOffers(log, tail::foreignCommits);
  }

  @Bean
  Deals deals(
      EventStore log, LiveTail tail, ObjectProvider<org.axonframework.config.Configuration> axon) {
    return new LoggedDeals(
        log, tail::foreignCommits, () -> axon.getObject().repository(Promotion.class));
  }

  @Bean
  Credits credits(ObjectProvider<org.axonframework.config.Configuration> axon) {
    return new LoggedCredits(() -> axon.getObject().repository(StoreCredit.class));
  }

  @Bean
  Quotas quotas(Offers offers, ObjectProvider<org.axonframework.config.Configuration> axon) {
    return new LoggedQuotas(offers, () -> axon.getObject().repository(Quota.class));
  }

  @Bean
  OrderHistory orderHistory(EventStore log) {
    return new OrderHistory(log);
  }

  @Bean
  KeptStocks keptStocks(EventStore log, LiveTail tail) {
    return new KeptStocks(log, tail::foreignCommits);
  }

  @Bean
  Supply supply(Commands commands, OrderHistory orders, KeptStocks stocks, Quotes quotes) {
    return new Supply(commands, orders, stocks, quotes);
  }

  @Bean
  Quotes quotes(Offers offers, Deals deals, Credits credits, Quotas quotas) {
    return new Quotes(offers, deals, credits, quotas);
  }

  @Bean
  ConfigurerModule aggregates(LiveTail tail) {
    AggregateCache cache = new AggregateCache(CACHED_AGGREGATES, tail::foreignCommits);
    return configurer -> Aggregates.register(configurer, cache);
  }

  /** Of processors; commands have none. */
  @Bean
  TransactionManager axonTransactions(@Qualifier("processors") DataSource dataSource) {
    return new SpringTransactionManager(new DataSourceTransactionManager(dataSource));
  }

  @Bean
  ConnectionProvider connectionProvider(@Qualifier("processors") DataSource dataSource) {
    return new UnitOfWorkAwareConnectionProviderWrapper(
        new SpringDataSourceConnectionProvider(dataSource));
  }

  @Bean
  TokenStore tokenStore(ConnectionProvider connections, Serializer serializer) {
    String owner = ManagementFactory.getRuntimeMXBean().getName();
    var builder =
        JdbcTokenStore.builder()
            .connectionProvider(connections)
            .serializer(serializer)
            .claimTimeout(Duration.ofSeconds(10))
            .nodeId(owner)
            .schema(
                TokenSchema.builder()
                    .setTokenTable("server.token_entry")
                    .setProcessorNameColumn("processor_name")
                    .setSegmentColumn("segment")
                    .setTokenColumn("token")
                    .setTokenTypeColumn("token_type")
                    .setTimestampColumn("timestamp")
                    .setOwnerColumn("owner")
                    .build());
    return new RecalledTokens(builder, owner);
  }

  @Bean
  DeadLetterSchema deadLetterSchema() {
    return DeadLetterSchema.builder()
        .deadLetterTable("server.dead_letter")
        .deadLetterIdentifierColumn("dead_letter_id")
        .processingGroupColumn("processing_group")
        .sequenceIdentifierColumn("sequence_id")
        .sequenceIndexColumn("sequence_index")
        .messageTypeColumn("message_type")
        .eventIdentifierColumn("event_id")
        .timestampColumn("timestamp")
        .payloadTypeColumn("payload_type")
        .payloadRevisionColumn("payload_revision")
        .payloadColumn("payload")
        .metaDataColumn("metadata")
        .aggregateTypeColumn("aggregate_type")
        .aggregateIdentifierColumn("aggregate_id")
        .sequenceNumberColumn("sequence_number")
        .tokenTypeColumn("token_type")
        .tokenColumn("token")
        .enqueuedAtColumn("enqueued_at")
        .lastTouchedColumn("last_touched")
        .processingStartedColumn("processing_started")
        .causeTypeColumn("cause_type")
        .causeMessageColumn("cause_message")
        .diagnosticsColumn("diagnostics")
        .build();
  }
}
