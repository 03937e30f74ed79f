package zij.server.telemetry;

import org.jooq.DSLContext;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import zij.query.telemetry.ClientFigures;
import zij.query.telemetry.FunnelFigures;
import zij.query.telemetry.Telemetry;

/** Telemetry and its figures. */
@Configuration(proxyBeanMethods = false)
class TelemetryConfiguration {
  @Bean
  Telemetry telemetry(DSLContext dsl) {
    return new Telemetry(dsl);
  }

  @Bean
  FunnelFigures funnelFigures(@Qualifier("reads") DSLContext reads) {
    return new FunnelFigures(reads);
  }

  @Bean
  ClientFigures clientFigures(@Qualifier("reads") DSLContext reads) {
    return new ClientFigures(reads);
  }
}
