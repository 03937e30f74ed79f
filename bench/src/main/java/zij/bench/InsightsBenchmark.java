package zij.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import zij.language.Language;
import zij.language.product.ProductId;
import zij.query.Arrivals;
import zij.query.QuerySchema;
import zij.query.insights.Insights;
import zij.query.insights.OrderFacts;
import zij.query.insights.Period;
import zij.query.insights.Products;
import zij.query.insights.Question;
import zij.query.insights.Series;

/**
 * Every dashboard over a whole year, in zones of whole, half and quarter hours, with and without
 * filters, each beside the year before. The facts are synthetic and are written into the
 * projection's own tables, as {@link SyntheticYear} says.
 */
final class InsightsBenchmark implements Benchmark {
  private static final String DATABASE = "insights";
  private static final double LIMIT_MS = 200;
  private static final List<ZoneId> ZONES =
      List.of(
          ZoneId.of("Asia/Tashkent"),
          ZoneId.of("Asia/Kathmandu"),
          ZoneId.of("Europe/Berlin"),
          ZoneId.of("UTC"));
  private static final Instant END = Instant.parse("2026-01-10T00:00:00Z");

  @Override
  public String name() {
    return "insights";
  }

  @Override
  public List<Measurement> run(Plan plan, Database database) throws Exception {
    database.create(DATABASE);
    QuerySchema.migrate(database.dataSource(DATABASE, Database.OWNER), Database.APPLICATION);
    new SyntheticYear(database, DATABASE).fill(plan.entries());
    HikariConfig pool = new HikariConfig();
    pool.setDataSource(database.dataSource(DATABASE, Database.APPLICATION));
    pool.setMaximumPoolSize(2);
    try (HikariDataSource source = new HikariDataSource(pool)) {
      DSLContext dsl = DSL.using(source, SQLDialect.POSTGRES);
      Insights insights = new Insights(dsl, dsl, new Arrivals());
      List<Measurement> lines = new ArrayList<>();
      for (var dashboard : dashboards(insights).entrySet()) {
        lines.add(measure(plan, dashboard.getKey(), dashboard.getValue()));
      }
      return lines;
    }
  }

  private static Measurement measure(Plan plan, String name, Function<Question, Object> dashboard)
      throws Exception {
    Asker asker = new Asker(dashboard);
    Load.warmUp(1, Math.min(plan.warmUpSeconds(), 10), _ -> asker);
    Rounds rounds = new Rounds();
    for (int round = 0; round < plan.rounds(); round++) {
      rounds.add(Load.run(1, plan.seconds(), _ -> asker));
    }
    return Measurement.within("insights, %s, p99".formatted(name), rounds, LIMIT_MS)
        .withNote(
            "a year of %,d orders, of every %d questions half with a filter"
                .formatted(plan.entries(), Asker.VARIETY));
  }

  private static Map<String, Function<Question, Object>> dashboards(Insights insights) {
    Map<String, Function<Question, Object>> all = new LinkedHashMap<>();
    all.put("overview", q -> insights.overview(q, true));
    all.put("series", q -> insights.series(q, Series.Step.DAY, true));
    all.put("weeks", q -> insights.series(q, Series.Step.WEEK, true));
    all.put("products", q -> insights.products(q, Products.Sort.RISING, Language.ENGLISH, 20));
    all.put("cohorts", q -> insights.cohorts(q, END));
    all.put("abandonment", q -> insights.abandonment(q, true));
    all.put("orders", q -> insights.orders(q, OrderFacts.Happening.PAID, null, 50));
    return all;
  }

  /** Asks the same of every zone and filter, in turn. */
  private static final class Asker implements Callable<Object> {
    static final int VARIETY = 16;

    private final Function<Question, Object> dashboard;
    private int asked;

    Asker(Function<Question, Object> dashboard) {
      this.dashboard = dashboard;
    }

    @Override
    public Object call() {
      int n = asked++ % VARIETY;
      ZoneId zone = ZONES.get(n % ZONES.size());
      int filter = n / ZONES.size();
      ProductId product = filter >= 2 ? new ProductId("p" + n) : null;
      Language language = filter % 2 == 1 ? Language.RUSSIAN : null;
      LocalDate from = LocalDate.of(2025, 1, 1);
      return dashboard.apply(
          new Question(new Period(from, from.plusYears(1), zone), product, language));
    }
  }
}
