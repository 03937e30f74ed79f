package zij.server.web;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import zij.server.ZijProperties;

/**
 * Lets a balancer notice that this server is about to stop before anything of it does. Readiness
 * says so already (Spring Boot, application availability); everything else goes on meanwhile.
 */
@Component
class Drain {
  private static final Logger LOG = LoggerFactory.getLogger(Drain.class);

  private final ApplicationContext application;
  private final Duration time;

  Drain(ApplicationContext application, ZijProperties properties) {
    this.application = application;
    this.time = properties.drain();
  }

  /** Before all that stops with the application, streams to phones among it. */
  @EventListener
  @Order(Ordered.HIGHEST_PRECEDENCE)
  void await(ContextClosedEvent closed) {
    if (!closed.getApplicationContext().equals(application) || time.isZero()) return;
    LOG.info("Stops in {} s, when no balancer sends anything any more", time.toSeconds());
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // in a hurry, then
    }
  }
}
