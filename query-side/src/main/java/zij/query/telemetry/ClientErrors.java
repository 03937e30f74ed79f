package zij.query.telemetry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What broke in the mini apps on these days.
 *
 * @param total errors, each taken for as many as its visit stands for
 * @param visits that had any
 * @param rows the most frequent first, {@value #MAX_ROWS} at the most
 */
public record ClientErrors(
    LocalDate from, LocalDate to, String tz, long total, long visits, List<ErrorRow> rows) {
  /** The longest list. */
  public static final int MAX_ROWS = 50;

  /**
   * Errors that say the same.
   *
   * @param detail what they say, without what could tell of a person
   */
  public record ErrorRow(
      String app,
      String appVersion,
      String detail,
      long count,
      long visits,
      Instant first,
      Instant last) {}
}
