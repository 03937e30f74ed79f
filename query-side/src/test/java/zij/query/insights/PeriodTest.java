package zij.query.insights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import org.junit.jupiter.api.Test;
import zij.query.insights.Series.Step;

/** Periods, and the steps that they are made of. */
class PeriodTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 28);
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private static Period period(LocalDate from, int days, String zone) {
    return new Period(from, from.plusDays(days), ZoneId.of(zone));
  }

  /** On which sums by quarters of an hour rely. */
  @Test
  void everyZonesClockDiffersFromUtcByQuartersOfAnHour() {
    Instant latest = Period.LATEST.atStartOfDay(ZoneOffset.UTC).toInstant();
    for (String id : ZoneId.getAvailableZoneIds()) {
      ZoneRules rules = ZoneId.of(id).getRules();
      Instant at = Period.EARLIEST.atStartOfDay(ZoneId.of(id)).toInstant();
      assertThat(rules.getOffset(at).getTotalSeconds() % 900).as(id).isZero();
      ZoneOffsetTransition next = rules.nextTransition(at);
      while (next != null && next.getInstant().isBefore(latest)) {
        assertThat(next.getOffsetAfter().getTotalSeconds() % 900).as("%s %s", id, next).isZero();
        next = rules.nextTransition(next.getInstant());
      }
    }
  }

  @Test
  void hasOneDayToTwoYears() {
    assertThat(period(DAY, 1, "UTC").hours()).isEqualTo(24);
    assertThat(period(DAY, Period.MAX_DAYS, "UTC").to()).isEqualTo(LocalDate.of(2028, 3, 28));
    for (int days : new int[] {0, -1, Period.MAX_DAYS + 1}) {
      assertThatIllegalArgumentException().isThrownBy(() -> period(DAY, days, "UTC"));
    }
    for (LocalDate from : List.of(LocalDate.of(1999, 12, 31), LocalDate.of(2099, 12, 31))) {
      assertThatIllegalArgumentException().isThrownBy(() -> period(from, 2, "UTC"));
    }
  }

  @Test
  void thePeriodBeforeEndsWhereItBegins() {
    Period before = period(DAY, 7, "Europe/Berlin").previous();
    assertThat(before).isEqualTo(period(DAY.minusDays(7), 7, "Europe/Berlin"));
    assertThat(before.end()).isEqualTo(period(DAY, 7, "Europe/Berlin").start());
  }

  @Test
  void daysHave23To25HoursWhereClocksAreChanged() {
    assertThat(new Period(DAY.plusDays(1), DAY.plusDays(2), BERLIN).hours()).isEqualTo(23);
    assertThat(period(LocalDate.of(2026, 10, 25), 1, "Europe/Berlin").hours()).isEqualTo(25);
    assertThat(period(DAY, 2, "Asia/Kathmandu").start())
        .isEqualTo(Instant.parse("2026-03-27T18:15:00Z"));
  }

  @Test
  void anHourIsCutWhereClocksAreChangedByHalfOfOne() {
    List<Instant> starts =
        SeriesReader.starts(period(LocalDate.of(2026, 4, 5), 1, "Australia/Lord_Howe"), Step.HOUR);
    assertThat(starts).hasSize(25);
    assertThat(Duration.between(starts.get(2), starts.get(3))).isEqualTo(Duration.ofMinutes(30));
  }

  @Test
  void aSeriesHas800StepsAtTheMost() {
    assertThat(SeriesReader.starts(period(DAY, 33, "UTC"), Step.HOUR)).hasSize(792);
    assertThat(SeriesReader.starts(period(DAY, Period.MAX_DAYS, "UTC"), Step.DAY)).hasSize(731);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SeriesReader.starts(period(DAY, 34, "UTC"), Step.HOUR));
  }
}
