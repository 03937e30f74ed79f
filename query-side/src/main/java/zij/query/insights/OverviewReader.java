package zij.query.insights;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import zij.query.insights.Overview.Failure;
import zij.query.insights.Overview.FailureKind;

/** Reads what an {@link Overview} says. */
record OverviewReader(DSLContext dsl) {
  private static final Measure[] ALL = Measure.values();

  private record Answered(Figures figures, List<Failure> failures) {}

  Overview answer(Basis basis, Question question, boolean compare) {
    Answered now = read(question);
    Overview.EarlierFigures previous = compare ? earlier(question.before()) : null;
    return new Overview(basis, now.figures(), now.failures(), previous);
  }

  private Overview.EarlierFigures earlier(Question before) {
    Answered then = read(before);
    Period period = before.period();
    return new Overview.EarlierFigures(period.from(), period.to(), then.figures(), then.failures());
  }

  private Answered read(Question question) {
    Buckets buckets = new Buckets(dsl);
    Visitors visitors = new Visitors(dsl);
    Cell cell = question.cell();
    Cell anyProduct = new Cell(Cell.ALL, cell.language());
    Period period = question.period();
    Totals totals = buckets.totals(cell, period, ALL);
    int id = buckets.id(cell);
    long paying = visitors.count(id, Visits.Act.PURCHASE, period, totals.of(Measure.PAID));
    Totals placed =
        cell.equals(anyProduct) ? totals : buckets.totals(anyProduct, period, Measure.PLACED);
    long active =
        visitors.count(buckets.id(anyProduct), Visits.Act.ORDER, period, placed.of(Measure.PLACED));
    return new Answered(Figures.of(totals, paying, active), failures(id, period, totals));
  }

  private List<Failure> failures(int cell, Period period, Totals totals) {
    List<Failure> failures = new ArrayList<>();
    add(failures, FailureKind.EXPIRED, totals.of(Measure.EXPIRED));
    add(failures, FailureKind.CANCELLED, totals.of(Measure.CANCELLED));
    dsl.select(
            DSL.field("kind", String.class),
            DSL.field("reason", String.class),
            DSL.field("sum(times)::bigint", Long.class))
        .from("query.insights_reason")
        .where("cell_id = ? and kind in ('REFUSED', 'SURPLUS')", cell)
        .and(Buckets.within(period))
        .groupBy(DSL.field("kind"), DSL.field("reason"))
        .forEach(row ->
            failures.add(
                new Failure(FailureKind.valueOf(row.value1()), row.value2(), row.value3())));
    failures.sort(
        Comparator.comparingLong(Failure::times)
            .reversed()
            .thenComparing(Failure::kind)
            .thenComparing(failure -> String.valueOf(failure.reason())));
    return failures;
  }

  private static void add(List<Failure> failures, FailureKind kind, long times) {
    if (times > 0) failures.add(new Failure(kind, null, times));
  }
}
