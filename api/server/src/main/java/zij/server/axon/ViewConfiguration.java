package zij.server.axon;

import io.lettuce.core.RedisClient;
import io.micrometer.core.instrument.MeterRegistry;
import org.jooq.DSLContext;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.scheduling.annotation.Scheduled;
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
import zij.server.metrics.Circuits;

/** What the query side answers with, and the projections that keep it up. */
@Configuration(proxyBeanMethods = false)
class ViewConfiguration {
  @Bean
  Arrivals arrivals() {
    return new Arrivals();
  }

  @Bean
  Orders orders(@Qualifier("own") DSLContext dsl, Arrivals arrivals) {
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
    RedisCatalogue answers = new RedisCatalogue(redis, meters);
    Circuits.show("redis", answers.breaker(), meters);
    return new Catalogue(dsl, reads, answers, meters);
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
