package zij.server.projection;

import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import zij.ledger.log.LogEvents;
import zij.ledger.log.LogReader;
import zij.query.projection.EventLog;
import zij.query.projection.Rebuilds;

/** Versions of projections, and their rebuilds. */
@Configuration(proxyBeanMethods = false)
class ProjectionConfiguration {
  @Bean
  EventLog eventLog(LogReader reader, LogEvents events) {
    return new LoggedEvents(reader, events);
  }

  @Bean
  Rebuilds rebuilds(DSLContext dsl) {
    return new Rebuilds(dsl);
  }

  /** Made with all other parts, so before processors and phones are let in. */
  @Bean
  KnownVersions knownVersions(
      Rebuilds rebuilds, @Qualifier("owner") DataSource owner, EventLog log) {
    KnownVersions versions = new KnownVersions(rebuilds, owner, log);
    versions.require(Projections.ALL);
    return versions;
  }
}
