package zij.query.telemetry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import zij.language.order.OrderEvent;
import zij.language.order.OrderId;

/** The figures once more, record by record: slow, and plain enough to be believed. */
final class PlainFigures {
  private static final Set<TelemetryKind> STEPS =
      Set.of(
          TelemetryKind.LAUNCH,
          TelemetryKind.VIEW,
          TelemetryKind.ADD,
          TelemetryKind.CART,
          TelemetryKind.CHECKOUT);

  private final List<TelemetryRecord> records;
  private final List<OrderEvent> events;
  private final Instant start;
  private final Instant end;

  PlainFigures(List<TelemetryRecord> records, List<OrderEvent> events, Span span) {
    this.records = records;
    this.events = events;
    this.start = span.start().toInstant();
    this.end = span.end().toInstant();
  }

  /** Visits that began in the span by what they told of these kinds, each in its order. */
  private List<List<TelemetryRecord>> visits(Set<TelemetryKind> kinds) {
    Map<UUID, List<TelemetryRecord>> visits = new LinkedHashMap<>();
    for (TelemetryRecord record : records) {
      boolean near =
          !record.at().isBefore(start.minus(Span.VISIT))
              && record.at().isBefore(end.plus(Span.VISIT));
      if (near && kinds.contains(record.kind())) {
        visits.computeIfAbsent(record.visit().id(), _ -> new ArrayList<>()).add(record);
      }
    }
    return visits.values().stream()
        .filter(visit -> {
          Instant began =
              visit.stream().map(TelemetryRecord::at).min(Comparator.naturalOrder()).get();
          return !began.isBefore(start) && began.isBefore(end);
        })
        .toList();
  }

  /** 0 to 4, by product; under "" what the visit as a whole came to. */
  private Map<String, Integer> steps(List<TelemetryRecord> visit, Map<OrderId, UUID> placedIn) {
    Map<String, Integer> steps = new TreeMap<>(Map.of("", 0));
    for (TelemetryRecord record : visit) {
      int step =
          switch (record.kind()) {
            case LAUNCH -> 0;
            case VIEW -> 1;
            default -> 2;
          };
      steps.merge("", step, Math::max);
      if (record.product() != null) steps.merge(record.product().value(), step, Math::max);
      OrderId order = record.order();
      if (order == null || !record.visit().id().equals(placedIn.get(order))) continue;
      int reached = reached(order);
      steps.merge("", reached, Math::max);
      lines(order).forEach(product -> steps.merge(product, reached, Math::max));
    }
    return steps;
  }

  private int reached(OrderId order) {
    List<OrderEvent> own = events.stream().filter(e -> e.order().equals(order)).toList();
    if (own.stream().anyMatch(OrderEvent.Paid.class::isInstance)) return 4;
    return own.stream().anyMatch(OrderEvent.InvoiceIssued.class::isInstance) ? 3 : 2;
  }

  private List<String> lines(OrderId order) {
    return events.stream()
        .filter(e -> e instanceof OrderEvent.Placed p && p.order().equals(order))
        .flatMap(e -> ((OrderEvent.Placed) e).lines().stream())
        .map(line -> line.product().value())
        .toList();
  }

  /** The visit that named an order first. */
  private Map<OrderId, UUID> placedIn() {
    Map<OrderId, UUID> placed = new LinkedHashMap<>();
    records.stream()
        .filter(r -> r.order() != null && !r.at().isBefore(start.minus(Span.VISIT)))
        .filter(r -> r.at().isBefore(end.plus(Span.VISIT)))
        .sorted(Comparator.comparing(TelemetryRecord::at))
        .forEach(r -> placed.putIfAbsent(Objects.requireNonNull(r.order()), r.visit().id()));
    return placed;
  }

  /** Steps by key, as lists of launch, view, cart, invoice, paid. */
  Map<String, List<Long>> funnel(Funnel.By by) {
    Map<OrderId, UUID> placedIn = placedIn();
    Map<String, double[]> sums = new TreeMap<>();
    for (List<TelemetryRecord> visit : visits(STEPS)) {
      TelemetryRecord.Visit who = visit.getFirst().visit();
      steps(visit, placedIn)
          .forEach((product, step) -> {
            boolean whole = product.isEmpty();
            if (whole == (by == Funnel.By.PRODUCT)) return;
            String key =
                switch (by) {
                  case APP -> who.app();
                  case SOURCE -> who.source();
                  case LANGUAGE -> who.language();
                  case PRODUCT -> product;
                };
            double[] sum = sums.computeIfAbsent(key, _ -> new double[5]);
            for (int i = 0; i <= step; i++) sum[i] += who.weight();
          });
    }
    Map<String, List<Long>> rounded = new TreeMap<>();
    sums.forEach((key, sum) -> {
      List<Long> steps = new ArrayList<>();
      for (double each : sum) steps.add(Math.round(each));
      rounded.put(key, steps);
    });
    return rounded;
  }

  /**
   * Orders placed in the span that came to an event of this type, all and those that were named.
   */
  List<Long> orders(Class<? extends OrderEvent> type) {
    Set<OrderId> named = new HashSet<>();
    for (TelemetryRecord record : records) {
      if (record.order() != null) named.add(record.order());
    }
    List<OrderId> found =
        events.stream()
            .filter(OrderEvent.Placed.class::isInstance)
            .filter(e -> !e.at().isBefore(start) && e.at().isBefore(end))
            .map(OrderEvent::order)
            .filter(id -> events.stream().anyMatch(e -> type.isInstance(e) && e.order().equals(id)))
            .toList();
    return List.of((long) found.size(), found.stream().filter(named::contains).count());
  }

  /** Outcomes of launches by key: launches, launched, failed, left. */
  Map<String, List<Long>> launches(Function<List<TelemetryRecord>, String> key) {
    Map<String, double[]> sums = new TreeMap<>();
    Set<TelemetryKind> kinds =
        Set.of(TelemetryKind.LAUNCH, TelemetryKind.LAUNCHED, TelemetryKind.LAUNCH_FAILED);
    for (List<TelemetryRecord> visit : visits(kinds)) {
      double[] sum = sums.computeIfAbsent(key.apply(visit), _ -> new double[4]);
      double weight = visit.getFirst().visit().weight();
      Set<TelemetryKind> told =
          visit.stream().map(TelemetryRecord::kind).collect(Collectors.toSet());
      sum[0] += weight;
      if (told.contains(TelemetryKind.LAUNCHED)) sum[1] += weight;
      else if (told.contains(TelemetryKind.LAUNCH_FAILED)) sum[2] += weight;
      else sum[3] += weight;
    }
    Map<String, List<Long>> rounded = new TreeMap<>();
    sums.forEach((k, sum) -> {
      List<Long> outcomes = new ArrayList<>();
      for (double each : sum) outcomes.add(Math.round(each));
      rounded.put(k, outcomes);
    });
    return rounded;
  }

  /** The sorted last values of each visit's vital, by app and name. */
  Map<String, List<Double>> vitals() {
    Map<String, TelemetryRecord> last = new LinkedHashMap<>();
    records.stream()
        .filter(r -> r.kind() == TelemetryKind.VITAL)
        .filter(r -> !r.at().isBefore(start) && r.at().isBefore(end))
        .sorted(Comparator.comparingInt(TelemetryRecord::seq))
        .forEach(r -> last.put(r.visit().id() + " " + r.detail(), r));
    Map<String, List<Double>> values = new TreeMap<>();
    for (TelemetryRecord r : last.values()) {
      values
          .computeIfAbsent(r.visit().app() + " " + r.detail(), _ -> new ArrayList<>())
          .add(Objects.requireNonNull(r.value()));
    }
    values.values().forEach(list -> list.sort(Comparator.naturalOrder()));
    return values;
  }

  /** Weighed errors by app and what they say. */
  Map<String, Long> errors() {
    Map<String, Double> sums = new TreeMap<>();
    records.stream()
        .filter(r -> r.kind() == TelemetryKind.ERROR)
        .filter(r -> !r.at().isBefore(start) && r.at().isBefore(end))
        .forEach(
            r -> sums.merge(r.visit().app() + " " + r.detail(), r.visit().weight(), Double::sum));
    Map<String, Long> rounded = new TreeMap<>();
    sums.forEach((key, sum) -> rounded.put(key, Math.round(sum)));
    return rounded;
  }
}
