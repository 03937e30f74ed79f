package zij.server.demo;

import org.axonframework.config.ConfigurerModule;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** When a demo's past is made: after Axon has its command handlers, before it has processors. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("zij.demo.orders")
class DemoConfiguration {
  /** Between Phase.LOCAL_MESSAGE_HANDLER_REGISTRATIONS (0) and INBOUND_EVENT_CONNECTORS (2^30). */
  private static final int PHASE = 1 << 20;

  @Bean
  ConfigurerModule pastBeforeProcessors(ObjectProvider<DemoPast> past) {
    return axon -> axon.onStart(PHASE, () -> past.getObject().begin());
  }
}
