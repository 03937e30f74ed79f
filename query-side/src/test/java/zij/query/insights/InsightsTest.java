package zij.query.insights;

import static org.assertj.core.api.Assertions.assertThat;
import static zij.query.insights.Calendar.within;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.TestInstance;
import zij.language.Language;
import zij.language.order.OrderEvent;
import zij.language.product.ProductId;
import zij.query.Arrivals;
import zij.query.TestViews;
import zij.query.insights.Series.Step;

/**
 * Every figure beside the same worked out by hand, for questions at random about a history at
 * random, in zones of odd offsets and over changes of clocks. A failure prints the seed: {@code
 * -Dzij.insights.seed=} repeats it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InsightsTest {
  private static final long SEED = Long.getLong("zij.insights.seed", System.nanoTime() % 1_000_000);
  private static final int QUESTIONS = 25;

  /** In which the clocks of four of the zones are changed, in different weeks. */
  private static final Instant BEGIN = Instant.parse("2026-02-20T00:00:00Z");

  private static final Duration LENGTH = Duration.ofDays(60);
  private static final List<Language> LANGUAGES = List.of(Language.values());
  private static final List<Step> STEPS = List.of(Step.values());
  private static final List<String> ZONES =
      List.of(
          "UTC",
          "Asia/Tashkent",
          "Asia/Kathmandu",
          "Europe/Berlin",
          "America/St_Johns",
          "Australia/Lord_Howe",
          "Pacific/Chatham",
          "Pacific/Kiritimati");

  private final Random random = new Random(SEED);
  private final TestViews views = TestViews.create();
  private final InsightsProjection projection = new InsightsProjection(views.dsl(), new Arrivals());
  private final Insights insights = new Insights(views.dsl(), views.dsl(), new Arrivals());
  private final List<OrderEvent> log = Trade.of(SEED, BEGIN, LENGTH, 1_500, 90);
  private final SlowFigures slow = new SlowFigures(log);

  private void see(int from, int to) {
    TestViews.inBatch(() -> {
      for (int i = from; i < to; i++) {
        projection.on(
            new GenericEventMessage<>(log.get(i)), new GlobalSequenceTrackingToken(3L * i + 1));
      }
    });
  }

  /** In batches of any size, now and then with events that were seen before. */
  @BeforeAll
  void projects() {
    System.err.println("insights seed " + SEED);
    int seen = 0;
    while (seen < log.size()) {
      int again = random.nextInt(4) == 0 ? random.nextInt(200) : 0;
      int to = Math.min(log.size(), seen + 1 + random.nextInt(500));
      see(Math.max(0, seen - again), to);
      seen = to;
    }
    assertThat(insights.position()).isEqualTo(3L * (log.size() - 1) + 1);
  }

  private Question question() {
    ZoneId zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
    LocalDate first = LocalDate.ofInstant(BEGIN, zone).plusDays(random.nextInt(80) - 10);
    int days = random.nextInt(3) == 0 ? 1 + random.nextInt(3) : 1 + random.nextInt(60);
    ProductId product =
        random.nextBoolean() ? null : new ProductId(Trade.PRODUCTS.get(random.nextInt(5)));
    Language language =
        random.nextBoolean() ? null : LANGUAGES.get(random.nextInt(LANGUAGES.size()));
    return new Question(new Period(first, first.plusDays(days), zone), product, language);
  }

  private static @Nullable String product(Question question) {
    return question.product() == null ? null : question.product().value();
  }

  private static @Nullable String language(Question question) {
    return question.language() == null ? null : question.language().tag();
  }

  private Figures figures(Question question, Predicate<Instant> counts) {
    return slow.figures(product(question), language(question), counts);
  }

  @RepeatedTest(QUESTIONS)
  void theOverviewIsThatOfTheEvents() {
    Question question = question();
    Overview overview = insights.overview(question, true);
    assertThat(overview.figures())
        .as("seed %d, %s", SEED, question)
        .isEqualTo(figures(question, within(question)));
    assertThat(Objects.requireNonNull(overview.previous()).figures())
        .as("seed %d, before %s", SEED, question)
        .isEqualTo(figures(question, within(question.before())));
    Map<String, Long> failures = new HashMap<>();
    overview.failures().forEach(f -> failures.put(f.kind() + " " + f.reason(), f.times()));
    assertThat(failures)
        .isEqualTo(slow.failures(product(question), language(question), within(question)));
    assertThat(overview.basis().position()).isEqualTo(insights.position());
  }

  @RepeatedTest(QUESTIONS)
  void aSeriesIsTheFiguresOfEachHourDayOrWeek() {
    Question question = question();
    Step step = STEPS.get(random.nextInt(STEPS.size()));
    if (step == Step.HOUR && question.period().hours() > Insights.MAX_POINTS) step = Step.DAY;
    Function<Instant, Object> name = Calendar.name(step, question.period().zone());
    List<Series.Point> points = insights.series(question, step, false).points();
    LinkedHashSet<Object> names = new LinkedHashSet<>();
    for (Series.Point point : points) {
      Object its = name.apply(point.start());
      assertThat(names.add(its)).as("%s once", its).isTrue();
      Figures f = figures(question, within(question).and(at -> name.apply(at).equals(its)));
      assertThat(point)
          .as("seed %d, %s of %s", SEED, its, question)
          .isEqualTo(
              new Series.Point(
                  point.start(),
                  point.end(),
                  f.revenue(),
                  f.netRevenue(),
                  f.ordersPlaced(),
                  f.ordersPaid(),
                  f.payingBuyers(),
                  f.newBuyers(),
                  f.refunds(),
                  f.chargeBacks(),
                  f.failures()));
    }
    assertThat(points.getFirst().start()).isEqualTo(question.period().start());
    assertThat(points.getLast().end()).isEqualTo(question.period().end());
  }

  @RepeatedTest(QUESTIONS)
  void productsAreTheFiguresOfEach() {
    Question question = question();
    for (Products.Sort sort : Products.Sort.values()) {
      Products products = insights.products(question, sort, Language.ENGLISH, 200);
      List<Products.ProductFigures> expected = new ArrayList<>();
      for (String product : Trade.PRODUCTS) {
        if (question.product() != null && !question.product().value().equals(product)) continue;
        Question one = new Question(question.period(), new ProductId(product), question.language());
        expected.add(
            product(product, figures(one, within(one)), figures(one, within(one.before()))));
      }
      expected.removeIf(p ->
          switch (sort) {
            case TOP -> p.ordersPaid() + p.refunds() + p.chargeBacks() == 0 && p.netRevenue() == 0;
            case RISING -> p.change() <= 0;
            case FALLING -> p.change() >= 0;
          });
      assertThat(products.products())
          .as("seed %d, %s %s", SEED, sort, question)
          .containsExactlyInAnyOrderElementsOf(expected)
          .isSortedAccordingTo((a, b) ->
              switch (sort) {
                case TOP -> Long.compare(b.netRevenue(), a.netRevenue());
                case RISING -> Long.compare(b.change(), a.change());
                case FALLING -> Long.compare(a.change(), b.change());
              });
    }
  }

  private static Products.ProductFigures product(String id, Figures now, Figures before) {
    long change = now.netRevenue() - before.netRevenue();
    return new Products.ProductFigures(
        id,
        id,
        "",
        now.revenue(),
        now.netRevenue(),
        now.ordersPaid(),
        now.units(),
        now.refunds(),
        now.chargeBacks(),
        before.netRevenue(),
        before.ordersPaid(),
        change,
        before.netRevenue() > 0 ? (double) change / before.netRevenue() : null);
  }

  @RepeatedTest(QUESTIONS)
  void cohortsAreWhoCameBackInWhichWeek() {
    Question question = question();
    Instant now = BEGIN.plus(LENGTH).plus(Duration.ofDays(random.nextInt(30)));
    Cohorts cohorts = insights.cohorts(question, now);
    ZoneId zone = question.period().zone();
    Instant first = question.period().start();
    Predicate<Instant> counts =
        at ->
            !SlowFigures.monday(at, zone).isBefore(SlowFigures.monday(first, zone))
                && LocalDate.ofInstant(at, zone).isBefore(question.period().to());
    var expected = slow.cohorts(product(question), language(question), zone, counts);
    for (Cohorts.Cohort cohort : cohorts.cohorts()) {
      Map<Long, Long> its = expected.getOrDefault(cohort.week(), Map.of());
      assertThat(cohort.buyers()).isEqualTo(its.getOrDefault(0L, 0L));
      List<Long> returned = new ArrayList<>();
      for (long week = 1; week <= cohorts.weeks(); week++) {
        Instant begins = cohort.week().plusWeeks(week).atStartOfDay(zone).toInstant();
        if (!begins.isAfter(now)) returned.add(its.getOrDefault(week, 0L));
      }
      assertThat(cohort.returned())
          .as("seed %d, %s of %s", SEED, cohort.week(), question)
          .isEqualTo(returned);
    }
    assertThat(cohorts.cohorts().stream().map(Cohorts.Cohort::week)).containsAll(expected.keySet());
  }

  @RepeatedTest(QUESTIONS)
  void abandonmentIsWhatBecameOfTheOrdersThatWerePlaced() {
    Question question = question();
    Abandonment answer = insights.abandonment(question, true);
    var expected = slow.abandoned(product(question), language(question), within(question));
    Map<AbandonReason, Long> orders = new HashMap<>();
    Map<AbandonReason, Long> stars = new HashMap<>();
    expected.forEach((reason, facts) -> {
      orders.put(reason, (long) facts.size());
      stars.put(reason, facts.stream().mapToLong(f -> f.stars(product(question))).sum());
    });
    Map<AbandonReason, Long> answeredOrders = new HashMap<>();
    Map<AbandonReason, Long> answeredStars = new HashMap<>();
    for (Abandonment.Abandoned one : answer.reasons()) {
      answeredOrders.put(one.reason(), one.orders());
      answeredStars.put(one.reason(), one.stars());
    }
    assertThat(answeredOrders).as("seed %d, %s", SEED, question).isEqualTo(orders);
    assertThat(answeredStars).as("seed %d, %s", SEED, question).isEqualTo(stars);
    long placed = figures(question, within(question)).ordersPlaced();
    long abandoned = orders.values().stream().mapToLong(n -> n).sum();
    List<UUID> converted =
        slow.orders(
            product(question),
            language(question),
            fact -> fact.paidAt == null ? null : fact.placedAt,
            within(question));
    assertThat(answer.outcome())
        .isEqualTo(
            new Abandonment.Outcome(
                placed,
                converted.size(),
                abandoned,
                placed - converted.size() - abandoned,
                stars.values().stream().mapToLong(n -> n).sum(),
                placed == 0 ? null : (double) abandoned / placed));
  }

  @RepeatedTest(QUESTIONS)
  void theOrdersBehindTheFiguresArePagedWithoutGapOrRepetition() {
    Question question = question();
    for (OrderFacts.Happening happening : OrderFacts.Happening.values()) {
      List<UUID> expected =
          slow.orders(
              product(question),
              language(question),
              SlowFigures.moment(happening),
              within(question));
      List<UUID> seen = new ArrayList<>();
      OrderFacts.Place next = null;
      do {
        OrderFacts page = insights.orders(question, happening, next, 1 + random.nextInt(200));
        page.orders().forEach(order -> seen.add(order.orderId()));
        next = page.next();
      } while (next != null);
      assertThat(seen).as("seed %d, %s %s", SEED, happening, question).isEqualTo(expected);
    }
  }
}
