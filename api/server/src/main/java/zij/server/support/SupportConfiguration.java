package zij.server.support;

import org.jooq.DSLContext;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import zij.command.reaction.Correspondence;
import zij.command.reaction.StaffMessenger;
import zij.command.reaction.SupportNotices;
import zij.query.support.Cases;
import zij.query.support.CasesProjection;

/** What support is made of beside the aggregate. */
@Configuration(proxyBeanMethods = false)
class SupportConfiguration {
  @Bean
  Cases cases(DSLContext dsl) {
    return new Cases(dsl);
  }

  @Bean
  CasesProjection casesProjection(@Qualifier("processors") DSLContext dsl) {
    return new CasesProjection(dsl);
  }

  @Bean
  SupportNotices supportNotices(Correspondence correspondence, StaffMessenger staff) {
    return new SupportNotices(correspondence, staff);
  }
}
