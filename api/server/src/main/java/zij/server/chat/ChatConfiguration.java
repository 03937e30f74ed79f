package zij.server.chat;

import java.time.InstantSource;
import org.jooq.DSLContext;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import zij.command.Commands;
import zij.command.order.OrderHistory;
import zij.command.reaction.ChatAccess;
import zij.command.reaction.PrivateChats;
import zij.command.subscription.Beginning;
import zij.query.membership.Memberships;
import zij.query.membership.MembershipsProjection;
import zij.server.read.Freshness;

/** What places in private chats are made of beside the aggregate. */
@Configuration(proxyBeanMethods = false)
class ChatConfiguration {
  @Bean
  ChatAccess chatAccess(
      Commands commands,
      OrderHistory orders,
      Beginning beginning,
      PrivateChats chats,
      Memberships views,
      Freshness freshness,
      InstantSource clock) {
    var members = new PlacesInChats(views, freshness);
    return new ChatAccess(commands, orders, beginning, chats, members, clock);
  }

  @Bean
  Memberships memberships(@Qualifier("own") DSLContext dsl) {
    return new Memberships(dsl);
  }

  @Bean
  MembershipsProjection membershipsProjection(@Qualifier("processors") DSLContext dsl) {
    return new MembershipsProjection(dsl);
  }
}
