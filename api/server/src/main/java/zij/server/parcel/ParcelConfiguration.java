package zij.server.parcel;

import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jooq.DSLContext;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import zij.command.article.Articles;
import zij.command.article.LoggedArticles;
import zij.command.parcel.ParcelHistory;
import zij.command.reaction.Messenger;
import zij.command.reaction.ParcelNotices;
import zij.command.reaction.StaffMessenger;
import zij.command.shipping.LoggedRoutes;
import zij.command.shipping.ShippingRoutes;
import zij.ledger.log.LiveTail;
import zij.query.parcel.Parcels;
import zij.query.parcel.ParcelsProjection;

/** What parcels are made of beside the aggregates. */
@Configuration(proxyBeanMethods = false)
class ParcelConfiguration {
  @Bean
  Articles articles(EventStore log, LiveTail tail) {
    return new LoggedArticles(log, tail::foreignCommits);
  }

  @Bean
  ShippingRoutes shippingRoutes(EventStore log, LiveTail tail) {
    return new LoggedRoutes(log, tail::foreignCommits);
  }

  @Bean
  ParcelHistory parcelHistory(EventStore log) {
    return new ParcelHistory(log);
  }

  @Bean
  ParcelNotices parcelNotices(ParcelHistory parcels, Messenger messenger, StaffMessenger staff) {
    return new ParcelNotices(parcels, messenger, staff);
  }

  @Bean
  Parcels parcels(@Qualifier("own") DSLContext dsl) {
    return new Parcels(dsl);
  }

  @Bean
  ParcelsProjection parcelsProjection(@Qualifier("processors") DSLContext dsl) {
    return new ParcelsProjection(dsl);
  }
}
