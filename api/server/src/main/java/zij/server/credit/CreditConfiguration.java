package zij.server.credit;

import org.jooq.DSLContext;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import zij.query.credit.CreditProjection;

/** What store credit is made of beside the aggregate. */
@Configuration(proxyBeanMethods = false)
class CreditConfiguration {
  @Bean
  CreditProjection creditProjection(@Qualifier("processors") DSLContext dsl) {
    return new CreditProjection(dsl);
  }
}
