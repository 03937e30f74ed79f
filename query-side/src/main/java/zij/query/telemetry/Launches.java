package zij.query.telemetry;

import java.time.LocalDate;
import java.util.List;

/**
 * How visits began on these days, each taken for as many as it stands for.
 *
 * @param successRate share of those with an outcome that were launched; 1 if there are none
 * @param failures why launches failed, the most frequent first
 * @param signIns how sign-ins ended as the server saw it, every one counted, in whole hours: OK, or
 *     the code of the refusal
 */
public record Launches(
    LocalDate from,
    LocalDate to,
    String tz,
    LaunchOutcomes total,
    double successRate,
    List<LaunchCount> failures,
    List<LaunchCount> signIns,
    List<LaunchRow> apps,
    List<LaunchRow> platforms,
    List<LaunchRow> telegrams,
    List<LaunchRow> webviews,
    List<LaunchRow> days) {
  /** The longest of each list; the most frequent are listed. Of days, all are. */
  public static final int MAX_ROWS = 50;

  /**
   * Visits by how they began.
   *
   * @param launches all
   * @param launched showed their first screen
   * @param failed could not
   * @param left were over before either
   */
  public record LaunchOutcomes(long launches, long launched, long failed, long left) {}

  /** Outcomes of one app, platform, version or day (ISO-8601). */
  public record LaunchRow(String key, LaunchOutcomes outcomes) {}

  /** How often something was. */
  public record LaunchCount(String key, long count) {}
}
