package zij.server.ledger;

import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.jooq.DSLContext;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import zij.ledger.book.Book;
import zij.ledger.book.BookProjection;
import zij.ledger.book.BookWriter;
import zij.ledger.book.LoggedCharges;
import zij.ledger.log.LogEvents;
import zij.ledger.log.LogReader;
import zij.server.StartFailure;
import zij.server.ZijProperties;

/** The book over the log. */
@Configuration(proxyBeanMethods = false)
class LedgerConfiguration {
  @Bean
  LogEvents logEvents(LogReader reader, @Qualifier("eventSerializer") Serializer eventSerializer) {
    return new LogEvents(reader, eventSerializer, NoOpEventUpcaster.INSTANCE);
  }

  @Bean
  Book book(@Qualifier("questions") DSLContext dsl) {
    return new Book(dsl);
  }

  @Bean
  BookProjection bookProjection(
      @Qualifier("processors") DSLContext dsl, LogEvents log, ZijProperties properties) {
    BookWriter writer = new BookWriter(dsl);
    try {
      writer.declareHold(properties.book().hold());
    } catch (IllegalArgumentException e) {
      throw new StartFailure("zij.book.hold: " + e.getMessage(), e);
    }
    return new BookProjection(writer, new LoggedCharges(log));
  }
}
