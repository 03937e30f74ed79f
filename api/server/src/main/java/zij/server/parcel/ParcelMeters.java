package zij.server.parcel;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.springframework.stereotype.Component;
import zij.query.parcel.Parcels;
import zij.server.storage.RowScope;

/** What is owed back to buyers of parcels, as a figure: {@code zij.parcels.owed}. */
@Component
class ParcelMeters {
  private final LoadingCache<Boolean, Integer> owed;

  ParcelMeters(Parcels parcels, MeterRegistry meters) {
    this.owed =
        Caffeine.newBuilder()
            .maximumSize(1)
            .expireAfterWrite(Duration.ofSeconds(5))
            .build(_ -> RowScope.as(new RowScope.Everything(), parcels::countOwed));
    Gauge.builder("zij.parcels.owed", () -> owed.get(true))
        .description("Payments that no parcel has a use for, and that did not go back yet")
        .register(meters);
  }
}
