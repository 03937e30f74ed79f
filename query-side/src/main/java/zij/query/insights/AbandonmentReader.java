package zij.query.insights;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import zij.query.insights.Abandonment.Abandoned;
import zij.query.insights.Abandonment.Outcome;

/** Reads what {@link Abandonment} says. */
record AbandonmentReader(DSLContext dsl) {
  private record Answered(Outcome outcome, List<Abandoned> reasons) {}

  Abandonment answer(Basis basis, Question question, boolean compare) {
    Answered now = read(question);
    Abandonment.EarlierAbandonment previous = compare ? earlier(question.before()) : null;
    return new Abandonment(basis, now.outcome(), now.reasons(), previous);
  }

  private Abandonment.EarlierAbandonment earlier(Question before) {
    Answered then = read(before);
    Period period = before.period();
    return new Abandonment.EarlierAbandonment(
        period.from(), period.to(), then.outcome(), then.reasons());
  }

  private Answered read(Question question) {
    Buckets buckets = new Buckets(dsl);
    List<Abandoned> reasons = reasons(buckets.id(question.cell()), question.period());
    Totals totals =
        buckets.totals(
            question.cell(),
            question.period(),
            Measure.PLACED,
            Measure.CONVERTED,
            Measure.ABANDONED);
    long placed = totals.of(Measure.PLACED);
    long converted = totals.of(Measure.CONVERTED);
    long abandoned = totals.of(Measure.ABANDONED);
    return new Answered(
        new Outcome(
            placed,
            converted,
            abandoned,
            placed - converted - abandoned,
            reasons.stream().mapToLong(Abandoned::stars).sum(),
            Figures.rate(abandoned, placed)),
        reasons);
  }

  private List<Abandoned> reasons(int cell, Period period) {
    List<Abandoned> reasons = new ArrayList<>();
    dsl.select(
            DSL.field("reason", String.class),
            DSL.field("sum(times)::bigint", Long.class),
            DSL.field("sum(stars)::bigint", Long.class))
        .from("query.insights_reason")
        .where("cell_id = ? and kind = 'ABANDONED'", cell)
        .and(Buckets.within(period))
        .groupBy(DSL.field("reason"))
        .having("sum(times) > 0")
        .forEach(row ->
            reasons.add(
                new Abandoned(AbandonReason.valueOf(row.value1()), row.value2(), row.value3())));
    reasons.sort(
        Comparator.comparingLong(Abandoned::orders).reversed().thenComparing(Abandoned::reason));
    return reasons;
  }
}
