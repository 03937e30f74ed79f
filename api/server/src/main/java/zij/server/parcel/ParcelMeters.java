package zij.server.parcel;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.springframework.stereotype.Component;
import zij.query.parcel.Parcels;
import zij.server.metrics.Glance;
import zij.server.storage.RowScope;

/** What is owed back to buyers of parcels, as a figure: {@code zij.parcels.owed}. */
@Component
class ParcelMeters {
  private static final Duration EVERY = Duration.ofSeconds(5);

  private final Glance<Integer> owed;

  ParcelMeters(Parcels parcels, MeterRegistry meters) {
    this.owed =
        new Glance<>(() -> RowScope.as(new RowScope.Everything(), parcels::countOwed), EVERY);
    Gauge.builder("zij.parcels.owed", () -> owed.figure(Integer::doubleValue))
        .description("Payments that no parcel has a use for, and that did not go back yet")
        .register(meters);
  }
}
