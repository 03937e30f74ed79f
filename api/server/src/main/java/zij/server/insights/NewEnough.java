package zij.server.insights;

import org.springframework.stereotype.Component;
import zij.query.insights.Insights;
import zij.server.problem.ProblemException;
import zij.server.read.Freshness;

/** Figures that are as new as a caller asks. Thread-safe. */
@Component
record NewEnough(Insights insights, Freshness freshness) {

  /**
   * Answers of at least the position that was asked for.
   *
   * @throws ProblemException 400 if the log has no such position, 503 if it takes too long
   */
  Insights of(InsightsQuery query) throws InterruptedException {
    Long position = query.atLeast();
    if (position == null) return insights;
    freshness.requireReached(position);
    return insights.reaching(position, Freshness.MAX_WAIT).orElseThrow(Freshness::notYet);
  }
}
