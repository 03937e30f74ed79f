package zij.server.stream;

import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import zij.command.order.OrderHistory;
import zij.command.parcel.ParcelHistory;

/** What phones hear. */
@Configuration(proxyBeanMethods = false)
class StreamConfiguration {
  @Bean
  Phones phones() {
    return new Phones();
  }

  @Bean
  OrderNews orderNews(EventStore log, OrderHistory orders, ParcelHistory parcels, Phones phones) {
    return new OrderNews(log, orders, parcels, phones);
  }
}
