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
    Outcomes total,
    double successRate,
    List<Count> failures,
    List<Count> signIns,
    List<Row> apps,
    List<Row> platforms,
    List<Row> telegrams,
    List<Row> webviews,
    List<Row> days) {
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
  public record Outcomes(long launches, long launched, long failed, long left) {}

  /** Outcomes of one app, platform, version or day (ISO-8601). */
  public record Row(String key, Outcomes outcomes) {}

  /** How often something was. */
  public record Count(String key, long count) {}
}
