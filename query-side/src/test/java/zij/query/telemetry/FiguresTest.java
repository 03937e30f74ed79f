package zij.query.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import zij.language.order.OrderEvent;
import zij.query.Arrivals;
import zij.query.TestViews;
import zij.query.order.OrdersProjection;

/** Every figure of visits is what a slow, plain computation over the same records comes to. */
class FiguresTest {
  private static final long SEED = Long.getLong("zij.seed", System.nanoTime());

  /** Clocks go back in Berlin within it, so one of its days has 25 hours. */
  private static final Instant FIRST = Instant.parse("2026-10-22T20:00:00Z");

  private static final List<Span> SPANS =
      List.of(
          new Span(
              LocalDate.of(2026, 10, 24), LocalDate.of(2026, 10, 26), ZoneId.of("Europe/Berlin")),
          new Span(
              LocalDate.of(2026, 10, 23), LocalDate.of(2026, 10, 24), ZoneId.of("Asia/Tashkent")),
          new Span(LocalDate.of(2026, 10, 1), LocalDate.of(2026, 11, 1), ZoneId.of("UTC")),
          new Span(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 3), ZoneId.of("UTC")));

  private static final Visits VISITS = new Visits(400, FIRST, Duration.ofDays(5), SEED);
  private static final TestViews VIEWS = views();

  private final FunnelFigures funnels = new FunnelFigures(VIEWS.dsl());
  private final ClientFigures clients = new ClientFigures(VIEWS.dsl());

  private static TestViews views() {
    TestViews views = TestViews.create();
    Telemetry telemetry = new Telemetry(views.dsl());
    telemetry.makeDays(LocalDate.of(2026, 10, 20), LocalDate.of(2026, 10, 31));
    for (int i = 0; i < VISITS.records.size(); i += 500) {
      telemetry.write(VISITS.records.subList(i, Math.min(i + 500, VISITS.records.size())));
    }
    OrdersProjection projection = new OrdersProjection(views.dsl(), new Arrivals());
    TestViews.inBatch(() -> {
      long position = 0;
      for (OrderEvent event : VISITS.orders) {
        projection.on(event, new GlobalSequenceTrackingToken(position++));
      }
    });
    return views;
  }

  private static PlainFigures plain(Span span) {
    return new PlainFigures(VISITS.records, VISITS.orders, span);
  }

  private static List<Long> steps(Funnel.FunnelSteps s, boolean withLaunch) {
    long launch = withLaunch ? Objects.requireNonNull(s.launch()) : s.view();
    return List.of(launch, s.view(), s.cart(), s.invoice(), s.paid());
  }

  @ParameterizedTest
  @EnumSource
  void theFunnelIsThePlainOne(Funnel.By by) {
    for (Span span : SPANS) {
      Map<String, List<Long>> found = new TreeMap<>();
      Funnel funnel = funnels.funnel(span, by);
      for (Funnel.FunnelRow row : funnel.rows()) {
        found.put(row.key(), steps(row.steps(), by != Funnel.By.PRODUCT));
      }
      assertThat(found).as("seed %d, %s", SEED, span).isEqualTo(plain(span).funnel(by));
      assertThat(funnel.others()).isNull();
    }
  }

  @Test
  void whatIsInvoicedAndPaidIsWhatTheEventsOfTheOrdersSay() {
    for (Span span : SPANS) {
      Funnel.FunnelOrders orders = funnels.funnel(span, Funnel.By.APP).orders();
      PlainFigures plain = plain(span);
      assertThat(List.of(orders.invoiced(), orders.invoicedSeen()))
          .as("seed %d, %s", SEED, span)
          .isEqualTo(plain.orders(OrderEvent.InvoiceIssued.class));
      assertThat(List.of(orders.paid(), orders.paidSeen()))
          .as("seed %d, %s", SEED, span)
          .isEqualTo(plain.orders(OrderEvent.Paid.class));
    }
  }

  private static Map<String, List<Long>> outcomes(List<Launches.LaunchRow> rows) {
    Map<String, List<Long>> outcomes = new TreeMap<>();
    for (Launches.LaunchRow row : rows) {
      Launches.LaunchOutcomes o = row.outcomes();
      outcomes.put(row.key(), List.of(o.launches(), o.launched(), o.failed(), o.left()));
    }
    return outcomes;
  }

  private static Function<List<TelemetryRecord>, String> of(
      Function<TelemetryRecord.Visit, String> what) {
    return visit -> what.apply(visit.getFirst().visit());
  }

  private static String day(List<TelemetryRecord> visit, ZoneId zone) {
    Instant began =
        visit.stream().map(TelemetryRecord::at).min(Comparator.naturalOrder()).orElseThrow();
    return LocalDate.ofInstant(began, zone).toString();
  }

  @Test
  void launchesAreThePlainOnes() {
    for (Span span : SPANS) {
      Launches launches = clients.launches(span);
      PlainFigures plain = plain(span);
      String seed = "seed %d, %s".formatted(SEED, span);
      List<Launches.LaunchRow> total =
          launches.total().launches() == 0
              ? List.of()
              : List.of(new Launches.LaunchRow("", launches.total()));
      assertThat(outcomes(total)).as(seed).isEqualTo(plain.launches(_ -> ""));
      assertThat(outcomes(launches.apps()))
          .as(seed)
          .isEqualTo(plain.launches(of(TelemetryRecord.Visit::app)));
      assertThat(outcomes(launches.platforms()))
          .as(seed)
          .isEqualTo(plain.launches(of(TelemetryRecord.Visit::platform)));
      assertThat(outcomes(launches.telegrams()))
          .as(seed)
          .isEqualTo(plain.launches(of(TelemetryRecord.Visit::telegram)));
      assertThat(outcomes(launches.webviews()))
          .as(seed)
          .isEqualTo(plain.launches(of(TelemetryRecord.Visit::webview)));
      assertThat(outcomes(launches.days()))
          .as(seed)
          .isEqualTo(plain.launches(visit -> day(visit, span.zone())));
    }
  }

  @Test
  void reasonsOfFailedLaunchesAddUpToThem() {
    for (Span span : SPANS) {
      Launches launches = clients.launches(span);
      assertThat(launches.failures().stream().mapToLong(Launches.LaunchCount::count).sum())
          .isEqualTo(launches.total().failed());
      long ended = launches.total().launched() + launches.total().failed();
      double rate = ended == 0 ? 1 : (double) launches.total().launched() / ended;
      assertThat(launches.successRate()).isEqualTo(rate);
    }
  }

  /** As PostgreSQL's percentile_cont: between the two values around it, in proportion. */
  private static double percentile(List<Double> sorted, double share) {
    double place = share * (sorted.size() - 1);
    double below = sorted.get((int) Math.floor(place));
    double above = sorted.get((int) Math.ceil(place));
    return below + (above - below) * (place - Math.floor(place));
  }

  @Test
  void vitalsAreThePlainOnes() {
    for (Span span : SPANS) {
      Map<String, List<Double>> plain = plain(span).vitals();
      List<Vitals.VitalRow> rows = clients.vitals(span).rows();
      assertThat(rows.stream().map(row -> row.app() + " " + row.name()).toList())
          .as("seed %d, %s", SEED, span)
          .containsExactlyElementsOf(plain.keySet());
      for (Vitals.VitalRow row : rows) {
        List<Double> values = Objects.requireNonNull(plain.get(row.app() + " " + row.name()));
        assertThat(row.samples()).isEqualTo(values.size());
        assertThat(row.p50()).isEqualTo(percentile(values, 0.5), within(1e-6));
        assertThat(row.p75()).isEqualTo(percentile(values, 0.75), within(1e-6));
        assertThat(row.p95()).isEqualTo(percentile(values, 0.95), within(1e-6));
        double good = values.stream().filter(v -> v <= limits(row.name())[0]).count();
        double poor = values.stream().filter(v -> v > limits(row.name())[1]).count();
        assertThat(row.good()).isEqualTo(good / values.size(), within(1e-9));
        assertThat(row.poor()).isEqualTo(poor / values.size(), within(1e-9));
      }
    }
  }

  private static double[] limits(String vital) {
    return switch (vital) {
      case "LCP" -> new double[] {2500, 4000};
      case "INP" -> new double[] {200, 500};
      case "CLS" -> new double[] {0.1, 0.25};
      case "FCP" -> new double[] {1800, 3000};
      default -> new double[] {800, 1800};
    };
  }

  @Test
  void errorsAreThePlainOnes() {
    for (Span span : SPANS) {
      ClientErrors errors = clients.errors(span);
      Map<String, Long> found =
          errors.rows().stream()
              .collect(
                  Collectors.toMap(
                      row -> row.app() + " " + row.detail(), ClientErrors.ErrorRow::count));
      assertThat(found).as("seed %d, %s", SEED, span).isEqualTo(plain(span).errors());
      assertThat(errors.total()).isEqualTo(found.values().stream().mapToLong(n -> n).sum());
    }
  }
}
