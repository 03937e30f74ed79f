package zij.query.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;
import zij.query.TestViews;

/** What is kept of visits, and for how long. */
class TelemetryTest {
  private static final Instant MIDNIGHT = Instant.parse("2026-11-21T00:00:00Z");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
  private static final String PERSON = "00112233445566778899aabbccddeeff";

  private final TestViews views = TestViews.create();
  private final Telemetry telemetry = new Telemetry(views.dsl());

  private static TelemetryRecord told(TelemetryRecord.Visit visit, int seq, Instant at) {
    return Visits.record(visit, seq, at, TelemetryKind.VIEW);
  }

  private List<String> kept() {
    return views
        .dsl()
        .fetch("select day || ' ' || seq from query.telemetry order by day, seq")
        .map(row -> String.valueOf(row.get(0)));
  }

  private List<String> partitions() {
    return views
        .dsl()
        .fetch(
            "select relname from pg_class c join pg_inherits i on c.oid = i.inhrelid"
                + " where i.inhparent = 'query.telemetry'::regclass order by relname")
        .map(row -> String.valueOf(row.get(0)));
  }

  @Test
  void whatIsToldTwiceIsKeptOnceEvenAcrossMidnight() {
    telemetry.makeDays(TODAY.minusDays(1), TODAY);
    var visit = Visits.visitOf(UUID.randomUUID(), PERSON);
    List<TelemetryRecord> before = List.of(told(visit, 0, MIDNIGHT.minusMillis(5)));
    List<TelemetryRecord> after = List.of(told(visit, 0, MIDNIGHT.plusMillis(5)));
    assertThat(telemetry.write(before)).isEqualTo(1);
    assertThat(telemetry.write(before)).isZero();
    assertThat(telemetry.write(after)).isZero();
    assertThat(telemetry.write(List.of(told(visit, 1, MIDNIGHT), told(visit, 1, MIDNIGHT))))
        .isEqualTo(1);
    assertThat(kept()).containsExactly("2026-11-20 0", "2026-11-21 1");
  }

  @Test
  void aBatchHasABound() {
    telemetry.makeDays(TODAY, TODAY);
    var visit = Visits.visitOf(UUID.randomUUID(), PERSON);
    List<TelemetryRecord> most =
        IntStream.range(0, Telemetry.MAX_BATCH).mapToObj(i -> told(visit, i, MIDNIGHT)).toList();
    assertThat(telemetry.write(most)).isEqualTo(Telemetry.MAX_BATCH);
    List<TelemetryRecord> more =
        Collections.nCopies(Telemetry.MAX_BATCH + 1, told(visit, 0, MIDNIGHT));
    assertThatIllegalArgumentException().isThrownBy(() -> telemetry.write(more));
  }

  @Test
  void daysAreMadeOnceAndDroppedWhenTheyAreOlderThanAMoment() {
    assertThat(telemetry.makeDays(TODAY, TODAY.plusDays(2))).isEqualTo(3);
    assertThat(telemetry.makeDays(TODAY, TODAY.plusDays(3))).isEqualTo(1);
    telemetry.countSignIns(MIDNIGHT, "ok", 1);
    assertThat(telemetry.dropBefore(MIDNIGHT.plus(Duration.ofHours(47)))).isEqualTo(1);
    assertThat(partitions())
        .containsExactly("telemetry_20261122", "telemetry_20261123", "telemetry_20261124");
    assertThat(views.rows("sign_in", "hour")).isEmpty();
  }

  @Test
  void theApplicationCanMakeNoOtherTableAndDropNone() {
    telemetry.makeDays(TODAY, TODAY);
    assertThatThrownBy(() -> views.dsl().execute("create table query.mine (id integer)"))
        .isInstanceOf(DataAccessException.class);
    assertThatThrownBy(() -> views.dsl().execute("drop table query.telemetry_20261121"))
        .isInstanceOf(DataAccessException.class);
    assertThatThrownBy(() -> telemetry.makeDays(TODAY, TODAY.plusDays(801)))
        .hasMessageContaining("too many days");
  }

  @Test
  void aForgottenPersonsVisitsAreGoneWithWhatTheyToldBeforeTheSignIn() {
    telemetry.makeDays(TODAY.minusDays(1), TODAY);
    UUID shared = UUID.randomUUID();
    telemetry.write(List.of(told(Visits.visitOf(shared, null), 0, MIDNIGHT.minusSeconds(1))));
    telemetry.write(List.of(told(Visits.visitOf(shared, PERSON), 1, MIDNIGHT)));
    telemetry.write(
        List.of(
            told(Visits.visitOf(UUID.randomUUID(), "ff".repeat(16)), 2, MIDNIGHT),
            told(Visits.visitOf(UUID.randomUUID(), PERSON), 3, MIDNIGHT.plusSeconds(9))));
    assertThat(telemetry.forget(PERSON, MIDNIGHT)).isEqualTo(2);
    assertThat(kept()).containsExactly("2026-11-21 2", "2026-11-21 3");
  }

  @Test
  void signInsAreCountedByTheHour() {
    telemetry.countSignIns(MIDNIGHT.plusSeconds(59 * 60), "ok", 2);
    telemetry.countSignIns(MIDNIGHT.plusSeconds(60 * 60), "ok", 3);
    telemetry.countSignIns(MIDNIGHT.plusSeconds(61 * 60), "INIT_DATA_STALE", 1);
    Span today = new Span(TODAY, TODAY.plusDays(1), ZoneId.of("UTC"));
    assertThat(new ClientFigures(views.dsl()).launches(today).signIns())
        .containsExactly(
            new Launches.LaunchCount("ok", 5), new Launches.LaunchCount("INIT_DATA_STALE", 1));
    assertThat(views.rows("sign_in", "hour")).hasSize(3);
  }

  @Test
  void anEmptyShopHasFiguresOfNothing() {
    Span today = new Span(TODAY, TODAY.plusDays(1), ZoneId.of("UTC"));
    Funnel funnel = new FunnelFigures(views.dsl()).funnel(today, Funnel.By.SOURCE);
    assertThat(funnel.total()).isEqualTo(new Funnel.FunnelSteps(0L, 0, 0, 0, 0));
    assertThat(funnel.rows()).isEmpty();
    assertThat(new ClientFigures(views.dsl()).launches(today).successRate()).isEqualTo(1);
    assertThat(new ClientFigures(views.dsl()).vitals(today).rows()).isEmpty();
    assertThat(new ClientFigures(views.dsl()).errors(today).rows()).isEmpty();
  }

  @Test
  void whatIsBeyondTheLongestListIsSummedUp() {
    telemetry.makeDays(TODAY, TODAY);
    List<TelemetryRecord> launches =
        IntStream.range(0, Funnel.MAX_ROWS + 3)
            .mapToObj(i ->
                new TelemetryRecord.Visit(
                    UUID.randomUUID(), "shop", null, 2, "en", "", "", "", "", "source-" + i))
            .map(visit -> Visits.record(visit, 0, MIDNIGHT, TelemetryKind.LAUNCH))
            .toList();
    telemetry.write(launches);
    Funnel funnel =
        new FunnelFigures(views.dsl())
            .funnel(new Span(TODAY, TODAY.plusDays(1), ZoneId.of("UTC")), Funnel.By.SOURCE);
    assertThat(funnel.rows()).hasSize(Funnel.MAX_ROWS);
    assertThat(funnel.others()).isEqualTo(new Funnel.FunnelSteps(6L, 0, 0, 0, 0));
    assertThat(funnel.total().launch()).isEqualTo(2L * (Funnel.MAX_ROWS + 3));
    assertThat(funnel.sampled()).isEqualTo(Funnel.MAX_ROWS + 3);
  }
}
