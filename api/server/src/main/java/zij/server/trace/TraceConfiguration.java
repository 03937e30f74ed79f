package zij.server.trace;

import io.micrometer.tracing.Tracer;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import zij.server.ZijProperties;

/** Which traces are kept, and how they go on. */
@Configuration(proxyBeanMethods = false)
class TraceConfiguration {
  @Bean
  Traces traces(Tracer tracer) {
    return new Traces(tracer);
  }

  /**
   * We say which share of traces is kept, by their ids, and not whoever calls: a phone may name a
   * trace, but may not ask for its being kept, or lost. What began here goes on as it began.
   */
  @Bean
  Sampler sampler(
      @Value("${management.tracing.sampling.probability}") double share, ZijProperties properties) {
    Sampler own = new KeyedShare(share, String.valueOf(properties.telegram().botToken()));
    return Sampler.parentBasedBuilder(own)
        .setRemoteParentSampled(own)
        .setRemoteParentNotSampled(own)
        .build();
  }
}
