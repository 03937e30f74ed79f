package zij.query.insights;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import zij.language.order.OrderEvent;

/** The figures as one would work them out by hand, from the events, one question at a time. */
final class SlowFigures {

  private final Map<UUID, SlowFact> facts = new LinkedHashMap<>();
  private final List<SlowFact> inOrderOfPayment = new ArrayList<>();
  private final Map<Long, Instant> lastPlaced = new HashMap<>();
  private final Map<Long, Instant> lastPaid = new HashMap<>();

  /** Takes the events in the order of the log. */
  SlowFigures(List<OrderEvent> log) {
    log.forEach(this::happened);
  }

  private void happened(OrderEvent event) {
    Instant at = event.at().truncatedTo(ChronoUnit.MICROS);
    if (event instanceof OrderEvent.Placed e) {
      Instant counted = lastPlaced.merge(e.buyer().value(), at, SlowFigures::later);
      facts.put(e.order().value(), new SlowFact(e, counted));
      return;
    }
    SlowFact fact = Objects.requireNonNull(facts.get(event.order().value()));
    switch (event) {
      case OrderEvent.InvoiceIssued _ -> fact.ifItLapses = AbandonReason.NOT_PAID;
      case OrderEvent.CheckoutApproved _ -> fact.ifItLapses = AbandonReason.NOT_CONFIRMED;
      case OrderEvent.CheckoutRefused e -> {
        fact.ifItLapses = AbandonReason.REFUSED;
        fact.failed.add(new SlowFact.Failed("REFUSED", e.reason().name(), at));
      }
      case OrderEvent.SurplusCharged e ->
          fact.failed.add(new SlowFact.Failed("SURPLUS", e.reason().name(), at));
      case OrderEvent.Paid _, OrderEvent.Given _ -> {
        fact.paidAt = lastPaid.merge(fact.buyer(), at, SlowFigures::later);
        fact.abandonedAt = null;
        fact.reason = null;
        inOrderOfPayment.add(fact);
      }
      case OrderEvent.Credited e ->
          fact.credits.add(new SlowFact.Credit(e.amount().amount(), 1, at));
      case OrderEvent.CreditWithdrawn e ->
          fact.credits.add(new SlowFact.Credit(e.amount().amount(), -1, at));
      case OrderEvent.Refunded _, OrderEvent.CreditReturned _ -> fact.refundedAt = at;
      case OrderEvent.ChargedBack _ -> fact.chargedBackAt = at;
      case OrderEvent.Cancelled _ -> gone(fact, "CANCELLED", AbandonReason.CANCELLED, at);
      case OrderEvent.Expired _ -> gone(fact, "EXPIRED", fact.ifItLapses, at);
      default -> {}
    }
  }

  private static void gone(SlowFact fact, String kind, AbandonReason reason, Instant at) {
    fact.abandonedAt = at;
    fact.reason = reason;
    fact.failed.add(new SlowFact.Failed(kind, null, at));
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  private List<SlowFact> within(@Nullable String product, @Nullable String language) {
    return facts.values().stream().filter(fact -> fact.isWithin(product, language)).toList();
  }

  /** Every figure of the moments that count. */
  Figures figures(@Nullable String product, @Nullable String language, Predicate<Instant> counts) {
    List<SlowFact> all = within(product, language);
    List<SlowFact> paid = all.stream().filter(f -> is(f.paidAt, counts)).toList();
    List<SlowFact> refunded = all.stream().filter(f -> is(f.refundedAt, counts)).toList();
    List<SlowFact> chargedBack = all.stream().filter(f -> is(f.chargedBackAt, counts)).toList();
    long revenue = stars(paid, product);
    long credited = all.stream().mapToLong(f -> f.credited(product, counts)).sum();
    long refunds = stars(refunded, product) + credited;
    long chargeBacks = stars(chargedBack, product);
    long placed = all.stream().filter(f -> is(f.placedAt, counts)).count();
    long paying = paid.stream().map(SlowFact::buyer).distinct().count();
    long active =
        within(null, language).stream()
            .filter(f -> is(f.placedAt, counts))
            .map(SlowFact::buyer)
            .distinct()
            .count();
    List<List<Instant>> histories = histories(product, language);
    List<List<Instant>> fresh =
        histories.stream().filter(times -> counts.test(times.getFirst())).toList();
    long repeated =
        fresh.stream()
            .filter(times ->
                times.size() > 1
                    && Duration.between(times.get(0), times.get(1)).compareTo(Duration.ofDays(7))
                        <= 0)
            .count();
    Map<String, Long> failed =
        failed(all, counts)
            .collect(Collectors.groupingBy(SlowFact.Failed::kind, Collectors.counting()));
    long failures = failed.values().stream().mapToLong(n -> n).sum();
    return new Figures(
        revenue,
        refunds,
        chargeBacks,
        revenue - refunds - chargeBacks,
        placed,
        paid.size(),
        paid.stream().mapToLong(f -> f.units(product)).sum(),
        quotient(revenue, paid.size()),
        paying,
        active,
        quotient(revenue, active),
        fresh.size(),
        repeated,
        quotient(repeated, fresh.size()),
        refunded.size(),
        chargedBack.size(),
        failed.getOrDefault("REFUSED", 0L),
        failed.getOrDefault("EXPIRED", 0L),
        failed.getOrDefault("CANCELLED", 0L),
        failed.getOrDefault("SURPLUS", 0L),
        failures,
        quotient(failures, failures + paid.size()));
  }

  /** Kind, reason and how often. */
  Map<String, Long> failures(
      @Nullable String product, @Nullable String language, Predicate<Instant> counts) {
    return failed(within(product, language), counts)
        .collect(Collectors.groupingBy(f -> f.kind() + " " + f.reason(), Collectors.counting()));
  }

  /** Orders that were placed then and are given up, by reason. */
  Map<AbandonReason, List<SlowFact>> abandoned(
      @Nullable String product, @Nullable String language, Predicate<Instant> counts) {
    return within(product, language).stream()
        .filter(f -> is(f.placedAt, counts) && f.reason != null)
        .collect(Collectors.groupingBy(f -> Objects.requireNonNull(f.reason)));
  }

  /** Orders of which this moment counts, the latest first. */
  List<UUID> orders(
      @Nullable String product,
      @Nullable String language,
      Function<SlowFact, @Nullable Instant> moment,
      Predicate<Instant> counts) {
    return within(product, language).stream()
        .filter(f -> is(moment.apply(f), counts))
        .sorted((a, b) -> {
          int times =
              Objects.requireNonNull(moment.apply(b))
                  .compareTo(Objects.requireNonNull(moment.apply(a)));
          return times != 0 ? times : b.id().toString().compareTo(a.id().toString());
        })
        .map(SlowFact::id)
        .toList();
  }

  /** By the Monday of the first purchase: in how many weeks after it how many came back. */
  Map<LocalDate, Map<Long, Long>> cohorts(
      @Nullable String product, @Nullable String language, ZoneId zone, Predicate<Instant> counts) {
    Map<LocalDate, Map<Long, Long>> cohorts = new HashMap<>();
    for (List<Instant> times : histories(product, language)) {
      if (!counts.test(times.getFirst())) continue;
      LocalDate first = monday(times.getFirst(), zone);
      times.stream()
          .map(at -> ChronoUnit.WEEKS.between(first, monday(at, zone)))
          .distinct()
          .forEach(week ->
              cohorts.computeIfAbsent(first, _ -> new HashMap<>()).merge(week, 1L, Long::sum));
    }
    return cohorts;
  }

  static LocalDate monday(Instant at, ZoneId zone) {
    return LocalDate.ofInstant(at, zone).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  /** When each buyer bought, in the order of the log. */
  private List<List<Instant>> histories(@Nullable String product, @Nullable String language) {
    Map<Long, List<Instant>> histories = new LinkedHashMap<>();
    for (SlowFact fact : inOrderOfPayment) {
      if (!fact.isWithin(product, language)) continue;
      histories
          .computeIfAbsent(fact.buyer(), _ -> new ArrayList<>())
          .add(Objects.requireNonNull(fact.paidAt));
    }
    return List.copyOf(histories.values());
  }

  private static java.util.stream.Stream<SlowFact.Failed> failed(
      List<SlowFact> facts, Predicate<Instant> counts) {
    return facts.stream().flatMap(f -> f.failed.stream()).filter(f -> counts.test(f.at()));
  }

  private static boolean is(@Nullable Instant at, Predicate<Instant> counts) {
    return at != null && counts.test(at);
  }

  private static long stars(List<SlowFact> facts, @Nullable String product) {
    return facts.stream().mapToLong(f -> f.stars(product)).sum();
  }

  private static @Nullable Double quotient(long of, long by) {
    return by == 0 ? null : (double) of / by;
  }

  /** When it happened to an order, if it did. */
  static Function<SlowFact, @Nullable Instant> moment(OrderFacts.Happening happening) {
    return switch (happening) {
      case PLACED -> fact -> fact.placedAt;
      case PAID -> fact -> fact.paidAt;
      case RETURNED -> SlowFact::returnedAt;
      case ABANDONED -> fact -> fact.abandonedAt;
    };
  }
}
