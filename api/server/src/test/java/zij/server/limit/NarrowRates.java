package zij.server.limit;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import zij.server.ZijProperties;

/** Limits that a test can meet. */
public final class NarrowRates {
  private NarrowRates() {}

  /**
   * Counts like any server.
   *
   * @param setting name of the one limit that is not the default
   * @param quota a minute
   */
  public static Rates of(LettuceConnectionFactory redis, String setting, int quota) {
    var quotas = new MapConfigurationPropertySource();
    quotas.put("zij.limits." + setting, quota);
    ZijProperties properties = new Binder(quotas).bindOrCreate("zij", ZijProperties.class);
    return new Rates(new SharedBuckets(redis), properties, new SimpleMeterRegistry());
  }
}
