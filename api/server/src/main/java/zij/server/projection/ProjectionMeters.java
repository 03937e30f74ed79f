package zij.server.projection;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import zij.query.projection.RebuildStatus;
import zij.query.projection.Rebuilds;
import zij.server.metrics.Glance;

/**
 * Projections and their rebuilds as figures, the same on every server: {@code zij.projection.*}.
 */
@Component
class ProjectionMeters {
  /** Several figures are read at once, and need not be asked for each. */
  private final Glance<Map<String, RebuildStatus>> statuses;

  ProjectionMeters(Rebuilds rebuilds, MeterRegistry meters) {
    statuses = new Glance<>(() -> byName(rebuilds.all()), Duration.ofSeconds(2));
    for (String name : Projections.names()) {
      gauge(meters, name, "version", "Version of the tables in use", RebuildStatus::version);
      gauge(meters, name, "rebuilding", "Whether it is being rebuilt", ProjectionMeters::runs);
      gauge(
          meters,
          name,
          "rebuild.left",
          "Events that a rebuild has yet to read",
          status -> status.rebuild() == null ? 0 : status.rebuild().progress().left());
      gauge(
          meters,
          name,
          "rebuild.rate",
          "Events that a rebuild reads per second",
          status ->
              runs(status) == 0 || status.rebuild() == null
                  ? 0
                  : status.rebuild().progress().perSecond());
    }
  }

  private static int runs(RebuildStatus status) {
    return status.rebuild() != null && status.rebuild().state() == RebuildStatus.State.RUNNING
        ? 1
        : 0;
  }

  private static Map<String, RebuildStatus> byName(List<RebuildStatus> all) {
    return all.stream().collect(Collectors.toMap(RebuildStatus::projection, Function.identity()));
  }

  private void gauge(
      MeterRegistry meters,
      String projection,
      String name,
      String description,
      ToDoubleFunction<RebuildStatus> figure) {
    Gauge.builder(
            "zij.projection." + name,
            () ->
                statuses.figure(all -> {
                  RebuildStatus status = all.get(projection);
                  return status == null ? Double.NaN : figure.applyAsDouble(status);
                }))
        .tag("projection", projection)
        .description(description)
        .register(meters);
  }
}
