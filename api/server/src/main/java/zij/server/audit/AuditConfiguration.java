package zij.server.audit;

import org.jooq.DSLContext;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import zij.server.StartFailure;
import zij.server.ZijProperties;

/** How auditors' questions reach the database. */
@Configuration(proxyBeanMethods = false)
class AuditConfiguration {
  /**
   * Each statement has its time, so that no question can stop the shop: PostgreSQL ends one that
   * takes longer (SQLSTATE 57014).
   */
  @Bean(defaultCandidate = false)
  @Qualifier("questions")
  DSLContext questions(@Qualifier("own") DSLContext dsl, ZijProperties properties) {
    long seconds = properties.audit().longestQuestion().toSeconds();
    if (seconds < 1 || seconds > 3_600) {
      throw new StartFailure("zij.audit.longest-question is one second to an hour");
    }
    return dsl.configuration()
        .deriveSettings(settings -> settings.withQueryTimeout((int) seconds))
        .dsl();
  }
}
