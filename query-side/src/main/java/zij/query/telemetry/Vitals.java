package zij.query.telemetry;

import java.time.LocalDate;
import java.util.List;

/**
 * How fast the mini apps were on these days on people's phones.
 *
 * @param rows by app and name
 */
public record Vitals(LocalDate from, LocalDate to, String tz, List<VitalRow> rows) {
  /**
   * One Core Web Vital of one mini app; a visit counts with its last value.
   *
   * @param name LCP, INP, CLS, FCP or TTFB
   * @param samples visits that told it
   * @param p75 the percentile by which it is rated: milliseconds, of CLS a score
   * @param good share of samples that are good by the limits of web.dev/vitals
   * @param poor share of samples that are poor by them
   */
  public record VitalRow(
      String app,
      String name,
      long samples,
      double p50,
      double p75,
      double p95,
      double good,
      double poor) {}
}
