package zij.server.demo;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * When orders were placed: more from month to month, more at weekends, most in the evening. Hours
 * are those of Tashkent.
 */
final class PastDays {
  static final ZoneId ZONE = ZoneId.of("Asia/Tashkent");

  /** How busy each hour of a day is. */
  private static final int[] HOURS = {
    3, 2, 1, 1, 1, 2, 4, 6, 8, 9, 10, 10, 11, 10, 9, 9, 10, 11, 13, 15, 16, 14, 9, 5
  };

  private static final int MIN_DAYS = 60;
  private static final int MAX_DAYS = 365;

  /** What was ordered has to end before the present: paid, or lapsed. */
  private static final Duration BEFORE_NOW = Duration.ofHours(2);

  private PastDays() {}

  /** So many moments before a moment, in order, over two months to a year. */
  static List<Instant> moments(int count, Instant now, Random random) {
    Instant end = now.minus(BEFORE_NOW);
    LocalDate last = LocalDate.ofInstant(end, ZONE);
    int days = Math.clamp(Math.round(1.5 * Math.sqrt(count)), MIN_DAYS, MAX_DAYS);
    double[] upTo = new double[days];
    double sum = 0;
    for (int i = 0; i < days; i++) {
      LocalDate day = last.minusDays(days - 1L - i);
      double open = day.equals(last) ? shareBefore(end) : 1;
      sum += weight(day, (double) i / days, random) * open;
      upTo[i] = sum;
    }
    List<Instant> moments = new ArrayList<>(count);
    while (moments.size() < count) {
      LocalDate day = last.minusDays(days - 1L - pick(upTo, random.nextDouble() * sum));
      Instant moment = onDay(day, random);
      if (moment.isBefore(end)) moments.add(moment);
    }
    Collections.sort(moments);
    return moments;
  }

  private static double weight(LocalDate day, double progress, Random random) {
    boolean isWeekend =
        day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    return (1 + 1.5 * progress) * (isWeekend ? 1.4 : 1) * (0.85 + 0.3 * random.nextDouble());
  }

  /** How much of a day's business is done by this moment. */
  private static double shareBefore(Instant moment) {
    ZonedDateTime at = moment.atZone(ZONE);
    double done = HOURS[at.getHour()] * (at.getMinute() / 60.0);
    double all = 0;
    for (int hour = 0; hour < HOURS.length; hour++) {
      all += HOURS[hour];
      if (hour < at.getHour()) done += HOURS[hour];
    }
    return done / all;
  }

  private static int pick(double[] upTo, double share) {
    for (int i = 0; i < upTo.length - 1; i++) if (share < upTo[i]) return i;
    return upTo.length - 1;
  }

  private static Instant onDay(LocalDate day, Random random) {
    int[] upTo = HOURS.clone();
    for (int i = 1; i < upTo.length; i++) upTo[i] += upTo[i - 1];
    int share = random.nextInt(upTo[upTo.length - 1]);
    int hour = 0;
    while (share >= upTo[hour]) hour++;
    return day.atTime(hour, 0).atZone(ZONE).toInstant().plusMillis(random.nextInt(3_600_000));
  }
}
