package zij.query.insights;

import java.time.LocalDate;
import java.util.List;

/**
 * Who came back: buyers by the week of their first purchase (ISO 8601 weeks of the zone), the
 * earliest first. The first is the week that the period begins in; the last one may be cut by the
 * period's end.
 *
 * @param weeks how many weeks a cohort is followed at the most
 */
public record Cohorts(Basis basis, int weeks, List<Cohort> cohorts) {

  /**
   * The buyers whose first purchase was in one week.
   *
   * @param week its Monday
   * @param buyers how many there are
   * @param returned how many of them bought in the first, second and further week after it, as far
   *     as weeks have begun
   */
  public record Cohort(LocalDate week, long buyers, List<Long> returned) {}
}
